import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import type { AnyCommand, LeadCommand, StandardLifecycle } from '../../src/lead/index.ts'
import { createMemoryStore, type MemoryStore } from '../../src/memory/index.ts'
import { createHost, faultOf } from './host.ts'
import { journeys } from './journey-commands.ts'

const offers = {
  within: '30m',
  reasons: ['workload'],
  lastResort: { queue: 'rest' },
  acknowledgementLasts: '4h',
} as const
const sla = {
  id: 's',
  version: '1',
  targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
} as const

const typed = (commands: readonly AnyCommand[]) =>
  commands as readonly LeadCommand<StandardLifecycle>[]

/** Somebody else writes in between: the n-th batches are refused once, and what they would have read has moved on. */
const contested = (store: MemoryStore, refuse: ReadonlySet<number>): MemoryStore => {
  let batches = 0
  return {
    ...store,
    commitMany: (list) =>
      list.map((batch) => {
        batches += 1
        return refuse.has(batches) ? 'claim-lost' : (store.commit(batch) as never)
      }),
  }
}

describe('many commands at once', () => {
  test('do what they do one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, async (commands) => {
        const single = createHost({ offers, sla })
        const many = createHost({ offers, sla })
        const expected = []
        for (const command of typed(commands)) expected.push(await single.handoff.execute(command))
        expect(await many.handoff.executeAll(typed(commands))).toEqual(expected)
        expect(many.store.peek()).toEqual(single.store.peek())
      }),
      { numRuns: 300 },
    )
  })

  test('end well when others are faster in between', async () => {
    const refused = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(journeys, refused, async (commands, numbers) => {
        const store = createMemoryStore()
        const host = createHost({ offers, sla }, contested(store, new Set(numbers)))
        const results = await host.handoff.executeAll(typed(commands))
        expect(results).toHaveLength(commands.length)
        const told = results.flatMap((result) =>
          result.ok && !result.value.duplicate ? result.value.events : [],
        )
        // every event that was told is there once, and no other
        const ids = store.events().map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(told.map(({ id }) => id).sort()).toEqual([...ids].sort())
        for (const { lead } of store.records()) {
          const own = store.history([lead.id]) as readonly { version: number }[]
          expect(own.map(({ version }) => version)).toEqual(own.map((_, i) => i + 1))
        }
      }),
      { numRuns: 200 },
    )
  })

  test('take three round trips, whatever their number', async () => {
    const store = createMemoryStore()
    const calls: string[] = []
    const counted = Object.fromEntries(
      Object.entries(store).map(([name, act]) => [
        name,
        typeof act === 'function'
          ? (...given: never[]) => {
              calls.push(name)
              return (act as (...given: never[]) => unknown)(...given)
            }
          : act,
      ]),
    ) as unknown as MemoryStore
    const host = createHost({}, counted)
    const commands = Array.from({ length: limits.batchSize }, (_, i) => ({
      type: 'capture' as const,
      leadId: `lead-${i}`,
    }))
    await host.handoff.executeAll(commands)
    expect(calls).toEqual(['loadMany', 'commitMany'])
    await host.handoff.executeAll([...commands, { type: 'capture', leadId: 'one more' }])
    expect(calls.filter((name) => name === 'loadMany')).toHaveLength(3)
  })

  test('are told to listeners in order, and none at all are nothing', async () => {
    const host = createHost()
    const heard: string[] = []
    host.handoff.on('lead-captured', ({ leadId }) => heard.push(leadId))
    await host.handoff.executeAll(
      ['a', 'b', 'c'].map((leadId) => ({ type: 'capture', leadId }) as const),
    )
    expect(heard).toEqual(['a', 'b', 'c'])
    expect(await host.handoff.executeAll([])).toEqual([])
  })

  test('that the store cannot take are a fault', async () => {
    const store = createMemoryStore()
    const send = (part: object) =>
      faultOf(
        createHost({}, { ...store, ...part }).handoff.executeAll([
          { type: 'capture', leadId: 'a' },
        ]),
      )
    expect(await send({ loadMany: () => [] })).toMatchObject({ code: 'STORE_CONTRACT_BROKEN' })
    expect(await send({ commitMany: () => ['fine'] })).toMatchObject({
      code: 'STORE_CONTRACT_BROKEN',
    })
    expect(await send({ commitMany: () => Promise.reject(new Error('down')) })).toMatchObject({
      code: 'STORE_FAILED',
    })
  })

  test('after a change of policy are decided on the whole history', async () => {
    const store = createMemoryStore()
    const first = createHost({}, store)
    await first.capture('ada')
    await first.handoff.execute({
      type: 'record-activity',
      leadId: 'ada',
      activityId: 'v1',
      activity: 'page-view',
    })
    const richer = {
      id: 'points',
      version: '2',
      dimensions: { engagement: {} },
      rules: [{ id: 'page', dimension: 'engagement', activity: 'page-view', points: 30 }],
      thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
    } as const
    const second = createHost({ scoring: richer } as never, store)
    await second.handoff.executeAll([
      { type: 'record-activity', leadId: 'ada', activityId: 'v2', activity: 'page-view' },
      { type: 'accept', leadId: 'ada', by: 'mia' },
    ])
    expect((await second.handoff.lead('ada'))?.lead).toMatchObject({
      stage: 'sal',
      score: { total: 60 },
    })
  })
})

test('a lead in a stage that is no more keeps no other lead waiting', async () => {
  const store = createMemoryStore()
  const host = createHost({}, store)
  await host.capture('broken')
  const strayed: MemoryStore = {
    ...store,
    loadMany: (queries) =>
      queries.map((query) => {
        const loaded = store.load(query) as { record: { lead: object; profile: object } | null }
        if (query.leadId !== 'broken' || !loaded.record) return loaded as never
        const lead = { ...loaded.record.lead, stage: 'gone' }
        return { ...loaded, record: { ...loaded.record, lead } } as never
      }),
  }
  const { handoff } = createHost({}, strayed)
  const commands = [
    { type: 'accept', leadId: 'broken', by: 'mia' },
    { type: 'capture', leadId: 'fine' },
  ] as const
  expect(await faultOf(handoff.executeAll(commands))).toMatchObject({ code: 'UNKNOWN_STAGE' })
  expect(await handoff.lead('fine')).toBeDefined()
})
