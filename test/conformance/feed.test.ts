import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPostgresStore } from '../../examples/postgres/store.ts'
import { sampleBatch } from '../bench/postgres/sample-batch.ts'
import { postgresServer } from './subjects.ts'

const serverUrl = process.env['DATABASE_URL']

describe.skipIf(serverUrl === undefined)('the feed on a server (DATABASE_URL)', () => {
  let server: Awaited<ReturnType<typeof postgresServer>>
  beforeAll(async () => {
    server = await postgresServer(serverUrl as string)
  })
  afterAll(() => server.close())

  test('holds back what an older open transaction could still come before', async () => {
    const { db } = server
    const store = createPostgresStore({ db, tenant: 'acme' })
    const other = new pg.Client({ connectionString: server.url })
    await other.connect()
    try {
      await other.query('begin')
      const early = createPostgresStore({ db: other, tenant: 'acme' })
      expect(await early.commit(sampleBatch('early', 1))).toBe('committed')
      expect(await store.commit(sampleBatch('late', 1))).toBe('committed')
      const read = async () => {
        const { events } = await store.readEvents({ after: null, limit: 10 })
        return events.map(({ leadId }) => leadId)
      }
      // "late" is committed, but with it the cursor would pass "early"
      expect(await read()).toEqual([])
      await other.query('commit')
      await expect.poll(read, { timeout: 10_000 }).toEqual(['early', 'late'])
    } finally {
      await other.end()
    }
  })
})
