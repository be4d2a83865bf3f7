import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '../../src/memory/index.ts'
import type { Batch, LeadWrite } from '../../src/ports/index.ts'
import { emptyPool } from '../../src/routing/index.ts'
import { captured, createWorld } from '../lead/world.ts'

const writeOf = (leadId = 'ada'): LeadWrite => {
  const world = createWorld().given({ ...captured[0], leadId } as never)
  return {
    leadId,
    expectedVersion: 0,
    events: world.history(leadId),
    record: world.record(leadId),
    timers: [],
    rank: { priority: 0, dueAt: null, since: 0 },
  }
}
const batch = (fields: Partial<Batch> = {}): Batch => ({
  commandId: 'c1',
  writes: [writeOf()],
  claims: [],
  outbox: [],
  forget: [],
  ...fields,
})
const claim = (expectedVersion: number) => ({
  pool: 'inbound',
  expectedVersion,
  state: { ...emptyPool, version: expectedVersion + 1, last: 'mia' },
  entries: [],
})

describe('commit', () => {
  test('writes once; what is refused leaves the store as it was', () => {
    const store = createMemoryStore()
    expect(store.commit(batch({ claims: [claim(0)] }))).toBe('committed')
    const before = JSON.stringify([store.events(), [...store.records()]])
    expect(store.commit(batch())).toBe('duplicate-command')
    expect(store.commit(batch({ commandId: 'c2' }))).toBe('version-conflict')
    const other = { commandId: 'c3', writes: [writeOf('bea')] }
    expect(store.commit(batch({ ...other, claims: [claim(0)] }))).toBe('claim-lost')
    expect(store.commit(batch({ commandId: 'c4', writes: [writeOf('bea'), writeOf()] }))).toBe(
      'version-conflict',
    )
    expect(JSON.stringify([store.events(), [...store.records()]])).toBe(before)
    expect(store.commit(batch({ ...other, claims: [claim(1)] }))).toBe('committed')
  })

  test('remembers a command with an id by its lead, one without an id not at all', () => {
    const store = createMemoryStore()
    store.commit(batch())
    const query = { leadId: 'ada', pools: ['inbound', 'other'] }
    expect(store.load({ ...query, commandId: 'c1' })).toMatchObject({
      done: store.events(),
      pools: {},
    })
    expect(store.load({ ...query, commandId: 'c2' })).toMatchObject({ done: null })
    expect(store.load({ ...query, leadId: 'bea', commandId: 'c1' })).toEqual({
      record: null,
      done: null,
      pools: {},
    })
    const again = { ...writeOf(), expectedVersion: store.events().length, events: [] }
    expect(store.commit(batch({ commandId: null, writes: [again] }))).toBe('committed')
    expect(store.commit(batch({ commandId: null, writes: [again] }))).toBe('committed')
    expect(store.load({ ...query, commandId: null })).toMatchObject({ done: null })
  })
})

describe('history', () => {
  test('is by lead in the order that was asked, without those that do not exist', () => {
    const store = createMemoryStore()
    store.commit(batch())
    store.commit(batch({ writes: [writeOf('bea')] }))
    const ids = (store.history(['bea', 'nobody', 'ada']) as readonly { leadId: string }[]).map(
      ({ leadId }) => leadId,
    )
    expect([...new Set(ids)]).toEqual(['bea', 'ada'])
  })
})

describe('lease', () => {
  const withTimers = (leadId: string, ...at: number[]): Batch =>
    batch({ writes: [{ ...writeOf(leadId), timers: at.map((at, i) => ({ key: `k${i}`, at })) }] })
  const lease = (store: ReturnType<typeof createMemoryStore>, now: number, limit = 10) =>
    store.lease({ now, leaseMs: 100, limit })

  test('gives those due first, once, and again when the lease has run out', () => {
    const store = createMemoryStore()
    store.commit(withTimers('late', 30))
    store.commit(withTimers('soon', 50, 10))
    store.commit(withTimers('never'))
    store.commit(withTimers('bea', 20))
    expect(lease(store, 9)).toEqual([])
    expect(lease(store, 40, 2)).toEqual(['soon', 'bea'])
    expect(lease(store, 40)).toEqual(['late'])
    expect(lease(store, 139)).toEqual([])
    expect(lease(store, 140)).toEqual(['bea', 'late', 'soon'])
  })

  test('gives a lead whose timers were written meanwhile by the new ones', () => {
    const store = createMemoryStore()
    store.commit(withTimers('ada', 10))
    expect(lease(store, 10)).toEqual(['ada'])
    const rest = { expectedVersion: writeOf().events.length, events: [] }
    const rewrite = (...at: number[]) =>
      store.commit(
        batch({
          commandId: null,
          writes: [{ ...writeOf(), ...rest, timers: at.map((at) => ({ key: 'k', at })) }],
        }),
      )
    rewrite(12)
    expect(lease(store, 12)).toEqual(['ada'])
    rewrite()
    expect(lease(store, 1e6)).toEqual([])
    rewrite(5)
    rewrite(6)
    rewrite(5)
    expect(lease(store, 1e6)).toEqual(['ada'])
    expect(lease(store, 1e6)).toEqual([])
  })

  test('of many leads is in order, whatever the order they came in', () => {
    const store = createMemoryStore()
    const instants = Array.from({ length: 200 }, (_, i) => (i * 7919) % 1009)
    for (const [i, at] of instants.entries()) store.commit(withTimers(`lead-${i}`, at))
    const leased = lease(store, 2_000, 1_000) as string[]
    const due = leased.map((id) => instants[Number(id.slice(5))] as number)
    expect(due).toEqual([...instants].sort((a, b) => a - b))
  })
})
