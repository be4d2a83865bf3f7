import type { LeadEvent } from '../../lead/index.ts'
import type { Batch, HandoffStore } from '../../ports/index.ts'
import type { CaseHarness, ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'
import { batchOf, claimOf } from '../lead-maker.ts'

const ada = { leadId: 'ada', commandId: null, pools: [] } as const

/** Commits what must be refused, and looks whether it left anything behind. */
const expectRefused = async (
  { store, peek }: Pick<CaseHarness, 'store' | 'peek'>,
  batch: Batch,
  outcome: string,
): Promise<void> => {
  const before = await peek()
  expectEqual('outcome of the commit', await store.commit(batch), outcome)
  expectEqual('what is stored after a refused commit', await peek(), before)
}

const expectStored = async (store: HandoffStore, leadId: string, record: unknown) =>
  expectEqual(`the record of ${leadId}`, (await store.load({ ...ada, leadId })).record, record)

/** Loading and committing one lead. */
export const writeCases: readonly ConformanceCase[] = [
  {
    id: 'store/contract',
    title: 'a store says which edition of the contract it speaks',
    gate: null,
    run: async ({ store }) => expectEqual('contract', store.contract, 1),
  },
  {
    id: 'load/unknown',
    title: 'a lead that nobody wrote is null, without a command and without pools',
    gate: null,
    run: async ({ store }) => {
      const loaded = await store.load({ leadId: 'ada', commandId: 'c1', pools: ['sales'] })
      expectEqual('record', loaded.record, null)
      expectEqual('done', loaded.done, null)
      expectEqual('version of the pool', loaded.pools['sales']?.version ?? 0, 0)
    },
  },
  {
    id: 'commit/read-back',
    title: 'what was committed is loaded exactly as it was written',
    gate: null,
    run: async ({ store, leads }) => {
      const write = leads.capture('ada', { plan: 'pro' })
      expectEqual('outcome', await store.commit(batchOf(write)), 'committed')
      await expectStored(store, 'ada', write.record)
      const next = leads.next(write)
      expectEqual('outcome', await store.commit(batchOf(next)), 'committed')
      await expectStored(store, 'ada', next.record)
    },
  },
  {
    id: 'commit/stale',
    title: 'a decision that was made on an older version is refused and leaves nothing behind',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      const first = leads.capture('ada')
      const next = leads.next(first)
      await store.commit(batchOf([first]))
      await store.commit(batchOf(next))
      const late = { ...next, timers: [{ key: 'k', at: 1 }], rank: { ...next.rank, priority: 9 } }
      await expectRefused(
        harness,
        batchOf(late, {
          commandId: 'late',
          claims: [claimOf('sales', 0)],
          outbox: [leads.message('ada', 'm')],
        }),
        'version-conflict',
      )
      await expectStored(store, 'ada', next.record)
      const loaded = await store.load({ leadId: 'ada', commandId: 'late', pools: ['sales'] })
      expectEqual('the command', loaded.done, null)
      expectEqual('the pool', loaded.pools['sales']?.version ?? 0, 0)
      expectEqual('events', (await store.history(['ada'])).length, next.record.lead.version)
      const query = { now: harness.now() + 1, leaseMs: 1_000, limit: 10 }
      expectEqual('timers', await store.lease(query), [])
      expectEqual('messages', await store.leaseMessages(query), [])
    },
  },
  {
    id: 'commit/new-twice',
    title: 'a lead is captured once; a second capture of the same id is refused',
    gate: null,
    run: async (harness) => {
      const first = harness.leads.capture('ada', { from: 'first' })
      await harness.store.commit(batchOf(first))
      const second = harness.leads.capture('ada', { from: 'second' })
      await expectRefused(harness, batchOf(second), 'version-conflict')
      await expectStored(harness.store, 'ada', first.record)
    },
  },
  {
    id: 'commit/ahead',
    title: 'a decision that was made on a version that does not exist yet is refused',
    gate: null,
    run: async (harness) => {
      const first = harness.leads.capture('ada')
      const next = harness.leads.next(first)
      await expectRefused(harness, batchOf(next), 'version-conflict')
      await harness.store.commit(batchOf(first))
      await expectRefused(harness, batchOf(harness.leads.next(next)), 'version-conflict')
    },
  },
  {
    id: 'commit/two-leads',
    title: 'of two leads in one batch both are written or none',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      const [first, second] = [leads.capture('ada'), leads.capture('bea')]
      await store.commit(batchOf(second))
      await expectRefused(harness, batchOf([first, second]), 'version-conflict')
      await expectStored(store, 'ada', null)
      expectEqual('events', await store.history(['ada']), [])
      const both = [first, leads.next(second)] as const
      expectEqual('outcome', await store.commit(batchOf(both)), 'committed')
      await expectStored(store, 'ada', both[0].record)
      await expectStored(store, 'bea', both[1].record)
    },
  },
  {
    id: 'commit/without-events',
    title: 'a write without events replaces timers and rank and keeps the version',
    gate: null,
    run: async ({ store, leads, now }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf(first))
      for (const at of [1, 2]) {
        const idle = leads.idle(first, [now() + at])
        expectEqual('outcome', await store.commit(batchOf(idle)), 'committed')
      }
      await expectStored(store, 'ada', first.record)
      expectEqual('events', (await store.history(['ada'])).length, first.events.length)
      const query = { now: now() + 1, leaseMs: 10, limit: 5 }
      expectEqual('leads that are due', await store.lease(query), [])
      expectEqual('leads that are due', await store.lease({ ...query, now: now() + 2 }), ['ada'])
    },
  },
  {
    id: 'history/order',
    title: 'histories come lead by lead as asked for, each in the order of its versions',
    gate: null,
    run: async ({ store, leads }) => {
      const ids = ['ada', 'bea', 'cem']
      let writes = ids.map((id) => leads.capture(id))
      const written = new Map(ids.map((id) => [id, [] as unknown[]]))
      for (let i = 0; i < 12; i += 1) {
        for (const write of writes) {
          await store.commit(batchOf(write))
          written.get(write.leadId)?.push(...write.events)
        }
        writes = writes.map((write) => leads.next(write))
      }
      const asked = ['cem', 'nobody', 'ada']
      const expected = asked.flatMap((id) => written.get(id) ?? [])
      expectEqual('history', await store.history(asked), expected)
      expectEqual('history of nobody', await store.history([]), [])
    },
  },
  {
    id: 'history/whole',
    title: 'a long history is read whole, and so is all that one command wrote',
    gate: null,
    run: async ({ store, leads }) => {
      const first = leads.capture('ada')
      const note = leads.next(first)
      const [event] = note.events
      const later = Array.from({ length: 1_200 }, (_, i) => {
        const version = note.record.lead.version + i
        return { ...event, version, id: `ada/${version}` } as LeadEvent
      })
      const events = [...first.events, ...later]
      const lead = { ...note.record.lead, version: events.length }
      const record = { ...note.record, lead }
      const long = { ...note, record, expectedVersion: 0, events }
      expectEqual('outcome', await store.commit(batchOf(long, { commandId: 'c1' })), 'committed')
      expectEqual('events', await store.history(['ada']), events)
      const { done } = await store.load({ leadId: 'ada', commandId: 'c1', pools: [] })
      expectEqual('done', done, events)
    },
  },
]
