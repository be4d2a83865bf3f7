import { testStore } from 'lead-handoff/testkit/vitest'
import { afterAll, describe, test } from 'vitest'
import { postgresServer } from './subjects.ts'

const serverUrl = process.env['DATABASE_URL']

if (serverUrl === undefined) {
  describe('PostgreSQL', () => {
    test('all cases on a server', ({ skip }) => skip('DATABASE_URL is not set'))
  })
} else {
  const { subject, close } = await postgresServer(serverUrl)
  afterAll(close)
  testStore(subject)
}
