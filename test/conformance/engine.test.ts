import fc from 'fast-check'
import { createHandoff } from 'lead-handoff'
import { createMemoryStore, type MemoryStore } from 'lead-handoff/memory'
import type { StoreSubject } from 'lead-handoff/testkit'
import { afterAll, describe, expect, test } from 'vitest'
import { createPostgresStore } from '../../examples/postgres/store.ts'
import { journeys } from '../engine/journey-commands.ts'
import { minute, policy, start, team } from '../lead/world.ts'
import { embeddedPostgres, postgresServer } from './subjects.ts'

const serverUrl = process.env['DATABASE_URL']
const database = await (serverUrl === undefined ? embeddedPostgres() : postgresServer(serverUrl))
afterAll(database.close)

type Store = Awaited<ReturnType<StoreSubject['open']>>['store']

const engineOn = (store: Store) => {
  const clock = { at: start }
  const handoff = createHandoff({
    ...policy,
    offers: { within: '30m', reasons: ['workload'], lastResort: { queue: 'rest' } },
    sla: {
      id: 's',
      version: '1',
      targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
    },
    team,
    store,
    clock: { now: () => clock.at },
  })
  return { handoff, clock }
}

const messagesOf = async (store: Store) => {
  const messages = await store.leaseMessages({
    now: start + 1_000 * minute,
    leaseMs: 1,
    limit: 999,
  })
  return messages.map((message) => JSON.stringify(message)).sort()
}

/** Everything that can be read of a store, in an order that does not depend on it. */
const pictureOf = async (store: Store) => ({
  records: await Promise.all(
    ['a', 'b', 'c'].map((leadId) => store.load({ leadId, commandId: 'x', pools: ['inbound'] })),
  ),
  history: await store.history(['a', 'b', 'c']),
  list: await store.listLeads({ order: 'priority', after: null, limit: 10 }),
  messages: await messagesOf(store),
  ledger: (await store.readLedger({ pool: 'inbound', after: null, limit: 999 })).lines,
})

describe(`the engine on ${database.subject.name}`, () => {
  test.each(['execute', 'executeAll'] as const)(
    'does with %s what it does in memory',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(journeys, async (commands) => {
          const { store } = await database.subject.open()
          const memory: MemoryStore = createMemoryStore()
          const [there, here] = [engineOn(store), engineOn(memory)]
          for (const { handoff, clock } of [there, here]) {
            if (how === 'executeAll') await handoff.executeAll(commands as never)
            else for (const command of commands) await handoff.execute(command as never)
            clock.at += 31 * minute
            await handoff.tick()
          }
          expect(await pictureOf(store)).toEqual(await pictureOf(memory))
        }),
        { numRuns: 30 },
      )
    },
  )
})

describe(`a transaction of the host on ${database.subject.name}`, () => {
  const tenant = `transaction ${Math.trunc(performance.now() * 1_000)}`
  const store = createPostgresStore({ db: database.db, tenant })
  const { handoff } = engineOn(createMemoryStore())
  const capture = (leadId: string) =>
    ({
      type: 'capture',
      leadId,
      id: 'form',
      source: { channel: 'web' },
      profile: { contact: { email: 'a@example.com' } },
    }) as const
  const demo = { type: 'record-activity', activityId: 'd', activity: 'demo-request' } as const
  const query = (text: string) => database.db.query(text, [])

  /** Two commands, one of which hands off, and a row of the host's own. */
  const work = async (leadId: string, end: 'commit' | 'rollback') => {
    await query('begin')
    const inTransaction = handoff.over(store)
    await query(`insert into forms values ('${leadId}')`)
    await inTransaction.execute(capture(leadId))
    const result = await inTransaction.execute({ ...demo, leadId })
    expect(result).toMatchObject({ ok: true, value: { lead: { stage: 'mql' } } })
    await query(end)
  }

  test('takes the hand-off along, or nothing of it', async () => {
    await query('create table forms (id text)')
    await work('ada', 'rollback')
    expect(
      (await store.load({ leadId: 'ada', commandId: 'form', pools: ['inbound'] })).record,
    ).toBeNull()
    expect(await messagesOf(store)).toEqual([])
    expect((await query('select * from forms')).rows).toEqual([])

    await work('ada', 'commit')
    expect(await handoff.over(store).lead('ada')).toMatchObject({ lead: { stage: 'mql' } })
    expect(await messagesOf(store)).toHaveLength(1)
    expect((await query('select * from forms')).rows).toEqual([{ id: 'ada' }])
    await query('drop table forms')
  })
})
