import { limits } from '../../kernel/index.ts'
import type { Batch } from '../../ports/index.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'
import { batchOf, claimOf, type LeadMaker } from '../lead-maker.ts'

/** Batches of every outcome, of which later ones build on earlier ones, also on refused ones. */
const mixedBatches = (leads: LeadMaker): readonly (readonly [Batch, string])[] => {
  const ada = leads.capture('ada')
  const bea = leads.capture('bea')
  const cem = leads.capture('cem')
  return [
    [batchOf(ada, { commandId: 'c1', claims: [claimOf('sales', 0)] }), 'committed'],
    [batchOf(leads.next(ada), { commandId: 'c1' }), 'duplicate-command'],
    [batchOf(bea, { claims: [claimOf('sales', 0)] }), 'claim-lost'],
    [batchOf(leads.next(bea)), 'version-conflict'],
    [batchOf([cem, leads.next(bea)], { commandId: 'c2' }), 'version-conflict'],
    [batchOf(cem, { commandId: 'c2', claims: [claimOf('sales', 1)] }), 'committed'],
    [batchOf(leads.next(leads.next(ada))), 'version-conflict'],
    [batchOf(leads.next(ada), { commandId: 'c3' }), 'committed'],
    [batchOf(leads.idle(cem), { commandId: 'c2' }), 'duplicate-command'],
    [batchOf(leads.idle(cem), { commandId: 'c4' }), 'committed'],
  ]
}

/** Several batches, several queries. */
export const manyCases: readonly ConformanceCase[] = [
  {
    id: 'many/load',
    title: 'every query has its own answer, in the order of the queries, also the same one twice',
    gate: null,
    run: async ({ store, leads }) => {
      const [ada, bea] = [leads.capture('ada'), leads.capture('bea')]
      await store.commit(batchOf(ada, { commandId: 'c1', claims: [claimOf('sales', 0)] }))
      await store.commit(batchOf(bea, { commandId: 'c2' }))
      const queries = [
        { leadId: 'bea', commandId: 'c1', pools: [] },
        { leadId: 'nobody', commandId: 'c1', pools: ['sales'] },
        { leadId: 'ada', commandId: 'c1', pools: ['sales'] },
        { leadId: 'bea', commandId: 'c2', pools: [] },
        { leadId: 'ada', commandId: null, pools: [] },
        { leadId: 'ada', commandId: 'c1', pools: ['sales'] },
      ]
      const one = []
      for (const query of queries) one.push(await store.load(query))
      expectEqual('answers', await store.loadMany(queries), one)
      expectEqual('no answers', await store.loadMany([]), [])
    },
  },
  {
    id: 'many/chain',
    title: 'a batch may build on what an earlier one of the same call writes',
    gate: null,
    run: async ({ store, leads }) => {
      const batches: Batch[] = []
      let write = leads.capture('ada')
      for (let i = 0; i < 20; i += 1) {
        batches.push(batchOf(write, { commandId: `c${i}`, claims: [claimOf('sales', i)] }))
        write = leads.next(write)
      }
      const outcomes = await store.commitMany(batches)
      expectEqual(
        'outcomes',
        outcomes,
        Array.from(batches, () => 'committed'),
      )
      const last = batches.at(-1)?.writes[0]
      const loaded = await store.load({ leadId: 'ada', commandId: 'c7', pools: ['sales'] })
      expectEqual('record', loaded.record, last?.record)
      expectEqual('done by one of them', loaded.done, batches[7]?.writes[0]?.events)
      expectEqual('pool', loaded.pools['sales'], claimOf('sales', 19).state)
      const events = batches.flatMap(({ writes }) => writes[0]?.events ?? [])
      expectEqual('history', await store.history(['ada']), events)
    },
  },
  {
    id: 'many/refusals',
    title: 'outcomes are those of committing one after the other; a refused batch harms no other',
    gate: null,
    run: async ({ store, leads }) => {
      const mixed = mixedBatches(leads)
      const outcomes = await store.commitMany(mixed.map(([batch]) => batch))
      expectEqual(
        'outcomes',
        outcomes,
        mixed.map(([, outcome]) => outcome),
      )
      const written = mixed.flatMap(([batch, outcome]) => (outcome === 'committed' ? [batch] : []))
      const events = written.flatMap(({ writes }) => writes[0]?.events ?? [])
      expectEqual('history', await store.history(['ada', 'bea', 'cem']), [
        ...events.filter(({ leadId }) => leadId === 'ada'),
        ...events.filter(({ leadId }) => leadId === 'cem'),
      ])
      expectEqual('nothing to do', await store.commitMany([]), [])
    },
  },
  {
    id: 'many/against-stored',
    title: 'batches of one call are checked against what is stored, each for itself',
    gate: null,
    run: async ({ store, leads }) => {
      const ada = leads.capture('ada')
      await store.commit(batchOf(ada, { commandId: 'c1', claims: [claimOf('sales', 0)] }))
      const outcomes = await store.commitMany([
        batchOf(leads.capture('bea'), { commandId: 'c1' }),
        batchOf(leads.next(ada), { commandId: 'c1' }),
        batchOf(leads.capture('ada')),
        batchOf(leads.capture('cem'), { claims: [claimOf('sales', 0)] }),
        batchOf(leads.capture('dee'), { claims: [claimOf('sales', 1)] }),
      ])
      expectEqual('outcomes', outcomes, [
        'committed',
        'duplicate-command',
        'version-conflict',
        'claim-lost',
        'committed',
      ])
      const { pools } = await store.load({ leadId: 'x', commandId: null, pools: ['sales'] })
      expectEqual('pool', pools['sales'], claimOf('sales', 1).state)
      expectEqual('history', (await store.history(['cem', 'ada'])).length, ada.events.length)
    },
  },
  {
    id: 'many/messages',
    title: 'messages are written, left out and forgotten batch by batch',
    gate: null,
    run: async ({ store, leads, now }) => {
      const ada = leads.capture('ada')
      const next = leads.next(ada)
      const messages = ['m1', 'm2', 'm3'].map((id) => leads.message('ada', id))
      const [m1, m2, m3] = messages as [
        (typeof messages)[0],
        (typeof messages)[0],
        (typeof messages)[0],
      ]
      await store.commitMany([
        batchOf(ada, { outbox: [m1, m2] }),
        batchOf(leads.capture('bea'), { outbox: [leads.message('bea', 'm1')] }),
        batchOf(next, { outbox: [m2] }),
        batchOf(leads.next(next), { outbox: [m3], forget: ['ada'] }),
      ])
      const left = await store.leaseMessages({ now: now(), leaseMs: 10, limit: 10 })
      expectEqual('messages', left.map(({ leadId, id }) => `${leadId} ${id}`).sort(), [
        'ada m3',
        'bea m1',
      ])
    },
  },
  {
    id: 'many/first-objection',
    title: 'of several objections to one of many batches the first of the order is told',
    gate: null,
    run: async ({ store, leads }) => {
      const ada = leads.capture('ada')
      const claims = [claimOf('sales', 0)]
      await store.commit(batchOf(ada, { commandId: 'c1', claims }))
      const outcomes = await store.commitMany([
        batchOf(ada, { commandId: 'c1', claims }),
        batchOf(ada, { commandId: 'c2', claims }),
        batchOf(leads.next(ada), { commandId: 'c2', claims }),
        batchOf(leads.next(ada), { commandId: 'c2' }),
        // now this is so because of the one before
        batchOf(leads.next(ada), { commandId: 'c2', claims }),
        batchOf(leads.next(ada), { commandId: 'c3', claims }),
      ])
      expectEqual('outcomes', outcomes, [
        'duplicate-command',
        'version-conflict',
        'claim-lost',
        'committed',
        'duplicate-command',
        'version-conflict',
      ])
    },
  },
  {
    id: 'many/full',
    title: 'as many batches and queries as a call may have are all answered',
    gate: null,
    run: async ({ store, leads }) => {
      const ids = Array.from({ length: limits.batchSize }, (_, i) => `lead-${i}`)
      const batches = ids.map((id) => batchOf(leads.capture(id), { commandId: 'c' }))
      const outcomes = await store.commitMany(batches)
      expectEqual(
        'outcomes',
        outcomes,
        ids.map(() => 'committed'),
      )
      const queries = ids.map((leadId) => ({ leadId, commandId: 'c', pools: [] }))
      const loaded = await store.loadMany(queries)
      const found = loaded.map(({ record, done }) => [record?.lead.id, done?.[0]?.leadId])
      expectEqual(
        'leads',
        found,
        ids.map((id) => [id, id]),
      )
    },
  },
  {
    id: 'many/whole',
    title: 'if a call of many batches fails, each of them is written as a whole or not at all',
    gate: null,
    run: async ({ store, leads, now }) => {
      const ids = ['ada', 'bea', 'cem']
      // what some databases cannot store, in the last part of a batch
      const body = { text: 'a\u0000b\uD800' }
      const batches = ids.map((id, i) =>
        batchOf(leads.capture(id), {
          commandId: 'c',
          claims: [claimOf(`pool-${id}`, 0)],
          outbox: [{ ...leads.message(id, 'm'), ...(i === 1 ? { body } : {}) }],
        }),
      )
      try {
        await store.commitMany(batches)
      } catch {
        // it may fail, and then nobody knows which of them are written
      }
      const messages = await store.leaseMessages({ now: now(), leaseMs: 10, limit: 10 })
      for (const [i, leadId] of ids.entries()) {
        const pool = `pool-${leadId}`
        const { record, done, pools } = await store.load({ leadId, commandId: 'c', pools: [pool] })
        const [write] = batches[i]?.writes ?? []
        expectEqual(`record of ${leadId}`, record, record && write?.record)
        const parts = [
          done !== null,
          pools[pool] !== undefined,
          messages.some((message) => message.leadId === leadId),
          (await store.history([leadId])).length > 0,
        ]
        const all = parts.map(() => record !== null)
        expectEqual(`command, claim, message and events of ${leadId}`, parts, all)
      }
    },
  },
]
