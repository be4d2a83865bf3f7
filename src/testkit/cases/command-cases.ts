import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'
import { batchOf, claimOf } from '../lead-maker.ts'

/** Commands take effect once; claims on shared state have one winner. */
export const commandCases: readonly ConformanceCase[] = [
  {
    id: 'command/remembered',
    title: 'loading tells what the command wrote, however much was written since',
    gate: null,
    run: async ({ store, leads }) => {
      const first = leads.capture('ada')
      const next = leads.next(first)
      await store.commit(batchOf(first, { commandId: 'c1' }))
      await store.commit(batchOf(next, { commandId: 'c2' }))
      await store.commit(batchOf(leads.next(next)))
      const doneOf = async (commandId: string | null) =>
        (await store.load({ leadId: 'ada', commandId, pools: [] })).done
      expectEqual('done by c1', await doneOf('c1'), first.events)
      expectEqual('done by c2', await doneOf('c2'), next.events)
      expectEqual('done by c3', await doneOf('c3'), null)
      expectEqual('done by no command', await doneOf(null), null)
    },
  },
  {
    id: 'command/idle',
    title: 'a command that changed nothing is remembered too',
    gate: null,
    run: async ({ store, leads }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf(first))
      await store.commit(batchOf(leads.idle(first), { commandId: 'c1' }))
      const { done } = await store.load({ leadId: 'ada', commandId: 'c1', pools: [] })
      expectEqual('done', done, [])
    },
  },
  {
    id: 'command/duplicate',
    title: 'a command that was executed is refused the second time and leaves nothing behind',
    gate: null,
    run: async ({ store, leads, peek }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf(first, { commandId: 'c1' }))
      const before = await peek()
      const again = batchOf(leads.next(first), {
        commandId: 'c1',
        outbox: [leads.message('ada', 'm')],
      })
      expectEqual('outcome', await store.commit(again), 'duplicate-command')
      expectEqual('what is stored', await peek(), before)
      const { record } = await store.load({ leadId: 'ada', commandId: null, pools: [] })
      expectEqual('record', record, first.record)
    },
  },
  {
    id: 'command/of-its-lead',
    title: 'the same command id for another lead is another command',
    gate: null,
    run: async ({ store, leads }) => {
      for (const id of ['ada', 'bea']) {
        const outcome = await store.commit(batchOf(leads.capture(id), { commandId: 'c1' }))
        expectEqual(`outcome for ${id}`, outcome, 'committed')
      }
      // a batch of two leads belongs to the first of them
      const both = [leads.capture('cem'), leads.capture('dee')]
      await store.commit(batchOf(both, { commandId: 'c2' }))
      const { done } = await store.load({ leadId: 'dee', commandId: 'c2', pools: [] })
      expectEqual('done for the second lead of a batch', done, null)
    },
  },
  {
    id: 'command/first-objection',
    title: 'a duplicate command is told before a version conflict, and that before a lost claim',
    gate: null,
    run: async ({ store, leads }) => {
      const first = leads.capture('ada')
      const claims = [claimOf('sales', 0)]
      await store.commit(batchOf(first, { commandId: 'c1', claims }))
      const outcomeOf = (commandId: string, write = first) =>
        store.commit(batchOf(write, { commandId, claims }))
      expectEqual('all three', await outcomeOf('c1'), 'duplicate-command')
      expectEqual('version and claim', await outcomeOf('c2'), 'version-conflict')
      expectEqual('claim', await outcomeOf('c2', leads.next(first)), 'claim-lost')
    },
  },
  {
    id: 'claim/read-back',
    title: 'the pools that are asked for are loaded as they were last claimed',
    gate: null,
    run: async ({ store, leads }) => {
      const claims = [claimOf('north', 0), claimOf('south', 0)]
      await store.commit(batchOf(leads.capture('ada'), { claims }))
      await store.commit(batchOf(leads.capture('bea'), { claims: [claimOf('north', 1)] }))
      const pools = ['north', 'south']
      const loaded = await store.load({ leadId: 'new', commandId: null, pools })
      expectEqual('north', loaded.pools['north'], claimOf('north', 1).state)
      expectEqual('south', loaded.pools['south'], claimOf('south', 0).state)
      const none = await store.load({ leadId: 'ada', commandId: null, pools: [] })
      expectEqual('pools that were not asked for', none.pools, {})
    },
  },
  {
    id: 'claim/lost',
    title:
      'where one claim is lost nothing is written: no lead, no other claim, no command, no message',
    gate: null,
    run: async ({ store, leads, peek, now }) => {
      await store.commit(batchOf(leads.capture('ada'), { claims: [claimOf('south', 0)] }))
      const before = await peek()
      const write = { ...leads.capture('bea'), timers: [{ key: 'k', at: now() }] }
      const lost = batchOf(write, {
        commandId: 'c1',
        claims: [claimOf('north', 0), claimOf('south', 0)],
        outbox: [leads.message('bea', 'm')],
      })
      expectEqual('outcome', await store.commit(lost), 'claim-lost')
      expectEqual('what is stored', await peek(), before)
      const loaded = await store.load({ leadId: 'bea', commandId: 'c1', pools: ['north'] })
      expectEqual('record', loaded.record, null)
      expectEqual('done', loaded.done, null)
      expectEqual('version of north', loaded.pools['north']?.version ?? 0, 0)
      const query = { now: now() + 1, leaseMs: 1_000, limit: 10 }
      expectEqual('timers', await store.lease(query), [])
      expectEqual('messages', await store.leaseMessages(query), [])
    },
  },
  {
    id: 'claim/ahead',
    title: 'a claim on a version that a pool does not have yet is lost',
    gate: null,
    run: async ({ store, leads, peek }) => {
      const before = await peek()
      const early = batchOf(leads.capture('ada'), { claims: [claimOf('sales', 1)] })
      expectEqual('on a pool that nobody wrote', await store.commit(early), 'claim-lost')
      expectEqual('what is stored', await peek(), before)
      await store.commit(batchOf(leads.capture('ada'), { claims: [claimOf('sales', 0)] }))
      const next = batchOf(leads.capture('bea'), { claims: [claimOf('sales', 2)] })
      expectEqual('on a later version', await store.commit(next), 'claim-lost')
      const { pools } = await store.load({ leadId: 'x', commandId: null, pools: ['sales'] })
      expectEqual('pool', pools['sales'], claimOf('sales', 0).state)
    },
  },
]
