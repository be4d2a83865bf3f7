import { describe, expect, test } from 'vitest'
import { createHandoff } from '../../src/engine/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import type {
  LedgerEntry,
  LedgerRow,
  PoolPolicy,
  PoolState,
  StrategyPolicy,
  TeamMember,
} from '../../src/routing/index.ts'
import { policy } from './world.ts'

const team: TeamMember[] = ['mia', 'noah', 'olga'].map((id) => ({ id, teams: ['inbound'] }))

const createOffice = (
  strategy: StrategyPolicy = 'weighted',
  more: object = {},
  pool: PoolPolicy = {},
) => {
  const memory = createMemoryStore()
  const written: LedgerEntry[] = []
  const store: typeof memory = {
    ...memory,
    commit: async (commit) => {
      for (const { entries } of commit.claims) written.push(...entries)
      return memory.commit(commit)
    },
  }
  const routing = {
    ...policy.routing,
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy } }],
    pools: { inbound: pool },
  }
  let now = Date.UTC(2026, 0, 5, 9)
  const handoff = createHandoff({
    ...policy,
    ...more,
    routing,
    team,
    store,
    clock: { now: () => now },
  })
  return {
    handoff,
    written,
    pass: (ms = 60_000) => {
      now += ms
    },
    row: async (id: string) => {
      const { pools } = await store.load({ leadId: '-', commandId: null, pools: ['inbound'] })
      return (pools['inbound'] as PoolState).members.find((one) => one.id === id)
    },
    qualify: async (leadId: string) => {
      const profile = { contact: { email: `${leadId}@example.com` } }
      const source = { channel: 'fair' }
      await handoff.execute({ type: 'capture', leadId, source, profile })
      await handoff.execute({
        type: 'record-activity',
        leadId,
        activityId: 'a1',
        activity: 'demo-request',
      })
      return (await handoff.explain(leadId))?.lead.handoff?.assignee as string
    },
  }
}

describe('the ledger is told', () => {
  test('about which lead each entry is, and when it was written', async () => {
    const { handoff, qualify, written, pass } = createOffice()
    const at = Date.UTC(2026, 0, 5, 9)
    await qualify('ada')
    pass()
    await handoff.execute({
      type: 'reassign',
      leadId: 'ada',
      by: 'boss',
      assignee: 'olga',
      reason: 'workload',
    })
    const told = written.map(({ id, kind, at: writtenAt, leadId }) => [id, kind, writtenAt, leadId])
    expect(told.slice(0, 4)).toEqual([
      ['mia', 'joined', at, undefined],
      ['noah', 'joined', at, undefined],
      ['olga', 'joined', at, undefined],
      ['mia', 'assigned', at, 'ada'],
    ])
    expect(told.slice(4)).toEqual([
      ['mia', 'released', at + 60_000, 'ada'],
      ['olga', 'manual', at + 60_000, 'ada'],
    ])
  })

  test('of the assignment, and of the end of the hand-off', async () => {
    const { handoff, qualify, row } = createOffice()
    expect(await qualify('ada')).toBe('mia')
    expect(await row('mia')).toMatchObject({ assigned: 1, open: 1 })
    await handoff.execute({
      type: 'recycle',
      leadId: 'ada',
      by: 'mia',
      reason: 'not-ready',
      checkInAt: Date.UTC(2026, 3, 1),
    })
    await handoff.execute({ type: 'accept', leadId: 'ada', by: 'mia' })
    const recycled = await handoff.execute({
      type: 'recycle',
      leadId: 'ada',
      by: 'mia',
      reason: 'no-budget-yet',
      checkInAt: Date.UTC(2026, 3, 1),
    })
    if (!recycled.ok) throw new Error(recycled.refusal.message)
    expect(await row('mia')).toMatchObject({ assigned: 1, creditedBack: 0, open: 0 })
  })

  test('of a lead declined by its assignee, which somebody else gets who did not have it', async () => {
    const { handoff, qualify, row } = createOffice()
    expect(await qualify('ada')).toBe('mia')
    await handoff.execute({ type: 'reassign', leadId: 'ada', by: 'mia', reason: 'workload' })
    expect((await handoff.explain('ada'))?.lead.handoff?.assignee).toBe('noah')
    await handoff.execute({ type: 'reassign', leadId: 'ada', by: 'noah', reason: 'workload' })
    expect((await handoff.explain('ada'))?.lead.handoff).toMatchObject({
      assignee: 'olga',
      had: ['mia', 'noah'],
      pool: 'inbound',
    })
    expect(await row('mia')).toMatchObject({ assigned: 1, declined: 1, creditedBack: 0, open: 0 })
    expect(await row('olga')).toMatchObject({ assigned: 1, declined: 0, open: 1 })
    // all had it now: rather again than never
    await handoff.execute({ type: 'reassign', leadId: 'ada', by: 'olga', reason: 'workload' })
    expect((await handoff.explain('ada'))?.lead.handoff?.assignee).not.toBe('olga')
  })

  test('of an assignment by hand', async () => {
    const { handoff, qualify, row } = createOffice()
    await qualify('ada')
    const given = { type: 'reassign', leadId: 'ada', by: 'boss', assignee: 'olga' } as const
    await handoff.execute({ ...given, reason: 'requested' })
    expect(await row('olga')).toMatchObject({ assigned: 0, manual: 1, open: 1 })
    expect(await row('mia')).toMatchObject({ assigned: 1, open: 0 })
  })

  test('of junk, which is credited back, and of the correction that takes the credit back', async () => {
    const { handoff, qualify, row } = createOffice()
    await qualify('ada')
    await handoff.execute({ type: 'trash', leadId: 'ada', by: 'mia', reason: 'spam' })
    expect(await row('mia')).toMatchObject({ assigned: 1, creditedBack: 1, open: 0 })
    await handoff.execute({
      type: 'correct',
      leadId: 'ada',
      by: 'mia',
      reason: 'entered-by-mistake',
    })
    expect(await row('mia')).toMatchObject({ assigned: 1, manual: 1, creditedBack: 1, open: 1 })
  })

  test.each([
    { creditBack: [] },
    { creditBack: ['merged'] },
    { creditBack: ['junk'] },
    { creditBack: ['junk', 'merged', 'timed-out'] },
  ] as const)('of a correction of junk as if it had never been, with $creditBack', async (pool) => {
    const { handoff, qualify, row } = createOffice('weighted', {}, pool)
    const received = async () => {
      const { assigned, manual, creditedBack, position, open } = (await row('mia')) as LedgerRow
      return { position, open, leads: assigned + manual - creditedBack }
    }
    await qualify('ada')
    const before = await received()
    await handoff.execute({ type: 'trash', leadId: 'ada', by: 'mia', reason: 'spam' })
    const correction = { type: 'correct', leadId: 'ada', by: 'mia' } as const
    await handoff.execute({ ...correction, reason: 'entered-by-mistake' })
    expect(await received()).toEqual(before)
  })

  test('of a merge: the duplicate is credited back to whoever had it', async () => {
    const { handoff, qualify, row } = createOffice()
    expect(await qualify('ada')).toBe('mia')
    expect(await qualify('ada-2')).toBe('noah')
    await handoff.execute({ type: 'merge', leadId: 'ada', absorb: 'ada-2', by: 'boss' })
    expect(await row('noah')).toMatchObject({ assigned: 1, creditedBack: 1, open: 0 })
    expect(await row('mia')).toMatchObject({ assigned: 1, creditedBack: 0, open: 1 })
  })

  test('of every hand that a lead passes through in one decision', async () => {
    const offers = { within: '30m', reasons: ['workload'], lastResort: { queue: 'rest' } }
    const { handoff, qualify, row, written, pass } = createOffice('weighted', { offers })
    expect(await qualify('ada')).toBe('mia')
    pass(31 * 60_000)
    // no timer came before it: mia let it pass, noah had it for no time, and mia is told to take it
    const again = { type: 'reassign', leadId: 'ada', by: 'boss', assignee: 'mia' } as const
    expect(await handoff.execute({ ...again, reason: 'requested' })).toMatchObject({ ok: true })
    expect(await row('mia')).toMatchObject({ assigned: 1, timedOut: 1, manual: 1, open: 1 })
    expect(await row('noah')).toMatchObject({ assigned: 1, manual: 0, open: 0 })
    expect(written.slice(4).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      ...['assigned noah', 'released mia', 'timed-out mia', 'released noah', 'manual mia'],
    ])
  })

  test('and open leads are what least-loaded goes by', async () => {
    const { handoff, qualify } = createOffice('least-loaded')
    expect([await qualify('a'), await qualify('b'), await qualify('c')]).toEqual([
      'mia',
      'noah',
      'olga',
    ])
    await handoff.execute({ type: 'trash', leadId: 'b', by: 'noah', reason: 'spam' })
    expect(await qualify('d')).toBe('noah')
  })
})
