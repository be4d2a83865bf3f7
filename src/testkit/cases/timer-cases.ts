import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual, expectSame } from '../expect-equal.ts'
import { batchOf } from '../lead-maker.ts'

/** Leads whose timers have come due. */
export const timerCases: readonly ConformanceCase[] = [
  {
    id: 'timers/due',
    title:
      'a lead is leased from the instant of its first timer on, never before, those due first in front',
    gate: null,
    run: async ({ store, leads, now, advanceTime }) => {
      const start = now()
      const due = { ada: [30, 90], bea: [10, 500], cem: [20], dee: [500], eve: [] as number[] }
      for (const [id, after] of Object.entries(due)) {
        const timers = after.map((ms, i) => ({ key: `t${i}`, at: start + ms }))
        await store.commit(batchOf({ ...leads.capture(id), timers: timers.reverse() }))
      }
      const lease = (limit: number) => store.lease({ now: now(), leaseMs: 1_000, limit })
      await advanceTime(9)
      expectEqual('leads before the first instant', await lease(10), [])
      await advanceTime(1)
      expectEqual('leads at the first instant', await lease(10), ['bea'])
      await advanceTime(90)
      expectEqual('one lead of two', await lease(1), ['cem'])
      expectEqual('the other one', await lease(10), ['ada'])
      expectEqual('no more leads', await lease(10), [])
    },
  },
  {
    id: 'timers/lease-runs-out',
    title: 'a leased lead is nobody else’s until the lease has run out, and then due again',
    gate: null,
    run: async ({ store, leads, now, advanceTime }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf({ ...first, timers: [{ key: 't', at: now() }] }))
      const lease = () => store.lease({ now: now(), leaseMs: 60, limit: 5 })
      expectEqual('first lease', await lease(), ['ada'])
      await advanceTime(59)
      expectEqual('while it is leased', await lease(), [])
      await advanceTime(1)
      expectEqual('after the lease', await lease(), ['ada'])
    },
  },
  {
    id: 'timers/rewritten',
    title: 'writing the timers of a lead ends its lease and replaces what was pending',
    gate: null,
    run: async ({ store, leads, now, advanceTime }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf({ ...first, timers: [{ key: 't', at: now() }] }))
      const lease = () => store.lease({ now: now(), leaseMs: 60_000, limit: 5 })
      await lease()
      await store.commit(batchOf(leads.idle(first, [now() + 5])))
      expectEqual('before the new instant', await lease(), [])
      await advanceTime(5)
      expectEqual('at the new instant', await lease(), ['ada'])
      await store.commit(batchOf(leads.idle(first)))
      await advanceTime(120_000)
      expectEqual('without timers', await lease(), [])
    },
  },
  {
    id: 'timers/concurrent',
    title: 'workers that lease at the same time share the leads among them',
    gate: 'connections',
    run: async ({ store, connections, leads, now }) => {
      const ids = Array.from({ length: 40 }, (_, i) => `lead-${i}`)
      for (const id of ids) {
        await store.commit(batchOf({ ...leads.capture(id), timers: [{ key: 't', at: now() }] }))
      }
      const workers = [...connections, store, ...connections, store]
      const query = { now: now(), leaseMs: 60_000, limit: 7 }
      const found: string[] = []
      // a worker may pass over what another one is just leasing, so that some are left for the next round
      for (let round = 0; round < 20 && found.length < ids.length; round += 1) {
        const leased = await Promise.all(workers.map(async (worker) => worker.lease(query)))
        found.push(...leased.flat())
      }
      expectSame('leads that were leased', found, ids)
    },
  },
]
