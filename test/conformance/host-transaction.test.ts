import type { Batch } from 'lead-handoff'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromPool } from '../../examples/postgres/open-database.ts'
import { createPostgresStore } from '../../examples/postgres/store.ts'
import { sampleBatch } from '../bench/postgres/sample-batch.ts'
import { postgresServer } from './subjects.ts'

const serverUrl = process.env['DATABASE_URL']

/** A command that changes nothing but is remembered. */
const idle = (leadId: string): Batch => {
  const { writes, ...batch } = sampleBatch(leadId, 2)
  const [write] = writes as [Batch['writes'][number]]
  const { lead, profile } = write.record
  const record = { profile, lead: { ...lead, version: 1 } }
  return { ...batch, outbox: [], writes: [{ ...write, events: [], record }] }
}

const ways = [
  { way: 'planned once', queryable: fromPool },
  {
    way: 'by functions',
    queryable: (client: pg.ClientBase) => ({
      query: (text: string, values: unknown[]) => client.query(text, values),
    }),
  },
]

describe.skipIf(serverUrl === undefined)('transactions of hosts on a server (DATABASE_URL)', () => {
  let server: Awaited<ReturnType<typeof postgresServer>>
  let clients: [pg.Client, pg.Client]
  beforeAll(async () => {
    server = await postgresServer(serverUrl as string)
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    const connect = async () => {
      const client = new pg.Client({ connectionString: server.url })
      await client.connect()
      return client
    }
    clients = [await connect(), await connect()]
  })
  afterEach(() => Promise.all(clients.map((client) => client.end())))

  const storesOf = (tenant: string, { queryable }: (typeof ways)[number]) =>
    clients.map((client) => createPostgresStore({ db: queryable(client), tenant }))

  test.each(ways)('of two that send the same idle command, one is told so: $way', async (way) => {
    const [one, other] = storesOf(`idle ${way.way}`, way)
    const [first, second] = clients
    expect(await one?.commit(sampleBatch('ada', 1))).toBe('committed')
    await Promise.all(clients.map((client) => client.query('begin')))
    expect(await one?.commit(idle('ada'))).toBe('committed')
    const late = other?.commit(idle('ada'))
    await new Promise((done) => setTimeout(done, 50))
    await first.query('commit')
    expect(await late).toBe('duplicate-command')
    // the transaction goes on
    expect(await other?.commit(sampleBatch('bob', 1))).toBe('committed')
    await second.query('commit')
    expect((await one?.load({ leadId: 'bob', commandId: null, pools: [] }))?.record).not.toBeNull()
  })

  test.each(ways)('a conflict of isolation is told as itself: $way', async (way) => {
    const [one, other] = storesOf(`isolation ${way.way}`, way)
    const [, second] = clients
    await one?.commit(sampleBatch('ada', 1))
    await second.query('begin isolation level repeatable read')
    await other?.load({ leadId: 'ada', commandId: null, pools: [] })
    await one?.commit(sampleBatch('ada', 2))
    await expect(other?.commit(sampleBatch('ada', 2))).rejects.toMatchObject({ code: '40001' })
    await second.query('rollback')
  })

  test('a refused commit takes two calls: one that writes nothing, and one that asks', async () => {
    const [first] = clients
    const db = fromPool(first)
    let calls = 0
    const store = createPostgresStore({
      tenant: 'calls',
      db: {
        ...db,
        query: (text, values) => {
          calls += 1
          return db.query(text, values)
        },
      },
    })
    await store.commit(sampleBatch('ada', 1))
    expect(calls).toBe(1)
    expect(await store.commit(sampleBatch('ada', 5))).toBe('version-conflict')
    expect(calls).toBe(3)
  })

  test('a pool and one of its clients can be used side by side', async () => {
    const pool = new pg.Pool({ connectionString: server.url, max: 1 })
    pool.on('error', () => undefined)
    const tenant = 'side by side'
    await createPostgresStore({ db: fromPool(pool), tenant }).commit(sampleBatch('ada', 1))
    const client = await pool.connect()
    const store = createPostgresStore({ db: fromPool(client), tenant })
    expect(await store.commit(sampleBatch('ada', 2))).toBe('committed')
    expect((await store.load({ leadId: 'ada', commandId: null, pools: [] })).record).not.toBeNull()
    client.release()
    await pool.end()
  })

  test('rows that were deleted by hand are named, not blamed on others', async () => {
    const [first] = clients
    const tenant = 'deleted'
    const store = createPostgresStore({ db: fromPool(first), tenant })
    await store.commit(sampleBatch('ada', 1))
    await first.query('delete from lead_handoff.leads where tenant = $1', [tenant])
    await first.query('delete from lead_handoff.commands where tenant = $1', [tenant])
    const again = sampleBatch('ada', 1)
    const refusal = { code: '23505', table: 'events' }
    await expect(store.commit(again)).rejects.toMatchObject(refusal)
    await expect(store.commitMany([again])).rejects.toMatchObject(refusal)
  })
})
