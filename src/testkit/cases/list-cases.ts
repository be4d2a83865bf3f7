import { limits } from '../../kernel/index.ts'
import type { LeadId } from '../../lead/index.ts'
import type { HandoffStore, LeadRank, LeadWrite, ListOrder, ListQuery } from '../../ports/index.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { broken, expectEqual, expectNoCursor, noCursors } from '../expect-equal.ts'
import { batchOf, type LeadMaker } from '../lead-maker.ts'

type LeadFields = Partial<LeadWrite['record']['lead']>

const ranked = (
  leads: LeadMaker,
  leadId: LeadId,
  { rank = {}, fields = {} }: { rank?: Partial<LeadRank>; fields?: LeadFields },
): LeadWrite => {
  const write = leads.capture(leadId)
  const lead = { ...write.record.lead, ...fields }
  const record = { ...write.record, lead }
  return { ...write, record, rank: { priority: 0, dueAt: null, since: 0, ...rank } }
}

const handoff = (assignee: string | null, queue: string | null): LeadFields => ({
  handoff: {
    number: 1,
    at: 0,
    assignee,
    assignedAt: assignee === null ? null : 0,
    queue,
    acknowledgedAt: null,
    touches: 0,
    unanswered: 0,
    firstTouchAt: null,
  } as unknown as NonNullable<LeadFields['handoff']>,
})

const listAll = async (
  store: HandoffStore,
  query: Omit<ListQuery, 'after'>,
): Promise<readonly LeadId[]> => {
  const found: LeadId[] = []
  let after: string | null = null
  for (let page = 0; page < 100; page += 1) {
    const { records, cursor } = await store.listLeads({ ...query, after })
    found.push(...records.map(({ lead }) => lead.id))
    if (records.length > query.limit) broken(`a page has more than ${query.limit} leads`)
    if (cursor === null) return found
    after = cursor
  }
  return broken('the list does not end')
}

const ranks: Readonly<Record<string, Partial<LeadRank>>> = {
  a: { priority: 5, dueAt: 20, since: 3 },
  b: { priority: 5, dueAt: 20, since: 2 },
  c: { priority: 5, dueAt: 20, since: 3 },
  d: { priority: 9, dueAt: null, since: 9 },
  e: { priority: -3, dueAt: 10, since: 1 },
  f: { priority: 5, dueAt: null, since: 0 },
}

const orders: Readonly<Record<ListOrder, string>> = {
  priority: 'dbacfe',
  due: 'ebacdf',
  since: 'febacd',
}

/** Lists of leads. */
export const listCases: readonly ConformanceCase[] = [
  {
    id: 'list/order',
    title: 'each order is total: what is equal goes on with the other ranks and ends with the id',
    gate: null,
    run: async ({ store, leads }) => {
      for (const [id, rank] of Object.entries(ranks).reverse()) {
        await store.commit(batchOf(ranked(leads, id, { rank })))
      }
      for (const [order, expected] of Object.entries(orders) as [ListOrder, string][]) {
        for (const limit of [1, 4, 100]) {
          const found = await listAll(store, { order, limit })
          expectEqual(`by ${order}, ${limit} a page`, found.join(''), expected)
        }
      }
    },
  },
  {
    id: 'list/records',
    title: 'a list has the leads as they were last written',
    gate: null,
    run: async ({ store, leads }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf(first))
      const next = leads.next(first)
      await store.commit(batchOf(next))
      const page = await store.listLeads({ order: 'since', after: null, limit: 10 })
      expectEqual('page', page, { records: [next.record], cursor: null })
    },
  },
  {
    id: 'list/conditions',
    title:
      'every condition alone and all together pass the right leads; merged leads are in no list',
    gate: null,
    run: async ({ store, leads }) => {
      const fields: Readonly<Record<string, LeadFields>> = {
        a: { stage: 'mql', ...handoff('mia', null) },
        b: { stage: 'sal', ...handoff('mia', null) },
        c: { stage: 'mql', ...handoff(null, 'first-come') },
        // what ended with mia is not hers any more
        d: { stage: 'mql', handoff: null, owner: 'mia' },
        e: { stage: 'won', kind: 'won', ...handoff('mia', null) },
        f: { stage: 'mql', mergedInto: 'a' },
      }
      for (const [id, given] of Object.entries(fields)) {
        await store.commit(batchOf(ranked(leads, id, { fields: given })))
      }
      const cases: readonly (readonly [Partial<ListQuery>, string])[] = [
        [{}, 'abcde'],
        [{ assignee: 'mia' }, 'abe'],
        [{ assignee: 'noah' }, ''],
        [{ assignee: null }, 'cd'],
        [{ queue: 'first-come' }, 'c'],
        [{ queue: null }, 'abde'],
        [{ stage: 'mql' }, 'acd'],
        [{ kind: 'open' }, 'abcd'],
        [{ assignee: 'mia', kind: 'open' }, 'ab'],
        [{ assignee: null, queue: null, stage: 'mql', kind: 'open' }, 'd'],
      ]
      for (const [query, expected] of cases) {
        const found = await listAll(store, { order: 'since', limit: 2, ...query })
        expectEqual(`leads with ${JSON.stringify(query)}`, found.join(''), expected)
      }
    },
  },
  {
    id: 'list/moves',
    title: 'leads that come, go or move between two pages make no other lead appear twice or never',
    gate: null,
    run: async ({ store, leads }) => {
      const priorities = { a: 90, b: 80, c: 70, d: 60, e: 50, f: 40 }
      const writes = new Map<string, LeadWrite>()
      for (const [id, priority] of Object.entries(priorities)) {
        writes.set(id, ranked(leads, id, { rank: { priority } }))
        await store.commit(batchOf(writes.get(id) as LeadWrite))
      }
      const query = { order: 'priority', limit: 2 } as const
      const first = await store.listLeads({ ...query, after: null })
      expectEqual('first page', first.records.map(({ lead }) => lead.id).join(''), 'ab')
      const move = (id: string, priority: number) => {
        const idle = leads.idle(writes.get(id) as LeadWrite)
        return store.commit(batchOf({ ...idle, rank: { ...idle.rank, priority } }))
      }
      // the last one of the page goes to the end, one that was not seen goes to the front, one is new
      await move('b', 10)
      await move('d', 99)
      await store.commit(batchOf(ranked(leads, 'g', { rank: { priority: 85 } })))
      const second = await store.listLeads({ ...query, after: first.cursor })
      expectEqual('second page', second.records.map(({ lead }) => lead.id).join(''), 'ce')
      const third = await store.listLeads({ ...query, after: second.cursor })
      expectEqual('third page', third.records.map(({ lead }) => lead.id).join(''), 'fb')
    },
  },
  {
    id: 'list/last-page',
    title: 'the last page says that it is the last, also if it is exactly full',
    gate: null,
    run: async ({ store, leads }) => {
      for (const id of ['a', 'b', 'c', 'd']) await store.commit(batchOf(leads.capture(id)))
      for (const order of ['priority', 'due', 'since'] as const) {
        const whole = await store.listLeads({ order, after: null, limit: 4 })
        expectEqual('leads of the only page', whole.records.length, 4)
        expectEqual('cursor of the only page', whole.cursor, null)
        const first = await store.listLeads({ order, after: null, limit: 2 })
        expectEqual(
          'whether the first page says where the next begins',
          first.cursor !== null,
          true,
        )
        const last = await store.listLeads({ order, after: first.cursor, limit: 2 })
        expectEqual('leads of the last page', last.records.length, 2)
        expectEqual('cursor of the last page', last.cursor, null)
      }
      const none = await store.listLeads({ order: 'since', stage: '-', after: null, limit: 2 })
      expectEqual('an empty list', none, { records: [], cursor: null })
    },
  },
  {
    id: 'list/bounds',
    title: 'the smallest and largest priorities and instants have their place',
    gate: null,
    run: async ({ store, leads }) => {
      const most = 2 ** 31 - 1
      const { earliestAt, latestAt } = limits
      const bounds: Readonly<Record<string, Partial<LeadRank>>> = {
        a: { priority: -most, dueAt: latestAt, since: latestAt },
        b: { priority: 70_000, dueAt: 0, since: 0 },
        c: { priority: most, dueAt: earliestAt, since: earliestAt },
        d: { priority: -70_000, dueAt: null, since: 3_000_000_000 },
      }
      for (const [id, rank] of Object.entries(bounds)) {
        await store.commit(batchOf(ranked(leads, id, { rank })))
      }
      const expected = { priority: 'cbda', due: 'cbad', since: 'cbda' }
      for (const [order, ids] of Object.entries(expected) as [ListOrder, string][]) {
        for (const limit of [1, 10]) {
          expectEqual(`by ${order}`, (await listAll(store, { order, limit })).join(''), ids)
        }
      }
    },
  },
  {
    id: 'list/cursor',
    title: 'a cursor that is none, or of another order, is refused with its code',
    gate: null,
    run: async ({ store, leads }) => {
      for (const id of ['ada', 'bea', 'cem']) await store.commit(batchOf(leads.capture(id)))
      for (const after of noCursors) {
        const read = () => store.listLeads({ order: 'priority', after, limit: 10 })
        await expectNoCursor(`a list from the cursor ${JSON.stringify(after)}`, read)
      }
      const { cursor } = await store.listLeads({ order: 'due', after: null, limit: 1 })
      const read = () => store.listLeads({ order: 'since', after: cursor, limit: 1 })
      await expectNoCursor('a list from the cursor of another order', read)
    },
  },
]
