import type { LeadWrite } from '../../ports/index.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'
import { batchOf, type LeadMaker } from '../lead-maker.ts'

/** A lead that ends in another one. */
const mergedInto = (write: LeadWrite, leadId: string): LeadWrite => {
  const lead = { ...write.record.lead, mergedInto: leadId }
  return { ...write, record: { ...write.record, lead } }
}

/** What a merge of two leads writes, and what was written of each before. */
const mergeOf = (leads: LeadMaker) => {
  const [ada, bea] = [leads.capture('ada'), leads.capture('bea')]
  const beaLater = leads.next(bea)
  const [survivor, absorbed] = [leads.next(ada), mergedInto(leads.next(beaLater), 'ada')]
  return {
    before: [batchOf(ada), batchOf(bea), batchOf(beaLater)],
    merge: batchOf([survivor, absorbed], { commandId: 'merge' }),
    survivor,
    absorbed,
    ofAda: [...ada.events, ...survivor.events],
    ofBea: [...bea.events, ...beaLater.events, ...absorbed.events],
  }
}

/** Leads that were merged into another one. */
export const mergeCases: readonly ConformanceCase[] = [
  {
    id: 'load/merged',
    title: 'a lead that was merged into another is loaded like any other',
    gate: null,
    run: async ({ store, leads }) => {
      const { before, merge, absorbed } = mergeOf(leads)
      await store.commitMany([...before, merge])
      const query = { leadId: 'bea', commandId: null, pools: [] }
      expectEqual('record', (await store.load(query)).record, absorbed.record)
      expectEqual('record', (await store.loadMany([query]))[0]?.record, absorbed.record)
    },
  },
  {
    id: 'history/merged',
    title:
      'the history of a lead that was merged into another is whole, before the merge and after',
    gate: null,
    run: async ({ store, leads }) => {
      const { before, merge, ofAda, ofBea } = mergeOf(leads)
      await store.commitMany([...before, merge])
      expectEqual('of both', await store.history(['ada', 'bea']), [...ofAda, ...ofBea])
      expectEqual('of the one that was merged', await store.history(['bea']), ofBea)
    },
  },
  {
    id: 'command/two-leads',
    title: 'a command that wrote two leads is told with the events of the lead asked for',
    gate: null,
    run: async ({ store, leads }) => {
      const { before, merge, survivor } = mergeOf(leads)
      for (const batch of before) await store.commit(batch)
      await store.commit(merge)
      const [cem, dee] = [leads.capture('cem'), leads.capture('dee')]
      await store.commitMany([batchOf([cem, dee], { commandId: 'import' })])
      const queries = [
        { leadId: 'ada', commandId: 'merge', pools: [] },
        { leadId: 'cem', commandId: 'import', pools: [] },
      ]
      const expected = [survivor.events, cem.events]
      const many = await store.loadMany(queries)
      for (const [i, query] of queries.entries()) {
        const what = `done by ${query.commandId}`
        expectEqual(what, (await store.load(query)).done, expected[i])
        expectEqual(`${what}, asked with others`, many[i]?.done, expected[i])
      }
    },
  },
]
