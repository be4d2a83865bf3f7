import { testStore } from 'lead-handoff/testkit/vitest'
import { afterAll } from 'vitest'
import { embeddedPostgres } from './subjects.ts'

const { subject, close } = await embeddedPostgres()
afterAll(close)

testStore(subject)
