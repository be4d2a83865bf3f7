import type { LeadEvent } from '../../lead/index.ts'
import type { FeedCursor, HandoffStore, LeadWrite } from '../../ports/index.ts'
import type { CaseHarness, ConformanceCase } from '../conformance-case.ts'
import { broken, expectEqual, expectNoCursor, expectSame, noCursors } from '../expect-equal.ts'
import { batchOf } from '../lead-maker.ts'

/** How often a case looks again for events that are held back, because somebody else's transaction is still open. */
const patience = 200

interface Reading {
  readonly after: FeedCursor | null
  readonly limit: number
  /** How many events there have to be. */
  readonly count: number
}

/** Reads on from a cursor to the end of the feed. */
const readOn = async (
  { store, advanceTime }: Pick<CaseHarness, 'store' | 'advanceTime'>,
  { after, limit, count }: Reading,
) => {
  const events: LeadEvent[] = []
  let cursor = after
  let looks = 0
  // bounded: more pages than this are no feed that ends
  for (let page = 0; page < 1_000 + patience; page += 1) {
    const next = await store.readEvents({ after: cursor, limit })
    if (next.events.length > limit) broken(`a page has more than ${limit} events`)
    events.push(...next.events)
    if (next.events.length === 0) {
      expectEqual('the cursor of an empty page', next.cursor, cursor)
      if (events.length >= count || looks >= patience) return { events, cursor }
      looks += 1
      await advanceTime(1)
    }
    cursor = next.cursor
  }
  return broken('the feed does not end')
}

const expectInOrder = (events: readonly LeadEvent[]): void => {
  const versions = new Map<string, number>()
  for (const { leadId, version } of events) {
    expectEqual(`version of ${leadId} that comes next`, version, (versions.get(leadId) ?? 0) + 1)
    versions.set(leadId, version)
  }
}

const idsOf = (events: readonly LeadEvent[]): readonly string[] => events.map(({ id }) => id)

/** Everything that happened, once. */
export const feedCases: readonly ConformanceCase[] = [
  {
    id: 'feed/pages',
    title:
      'reading on from cursor to cursor gives every event once, whole, in the order of commits',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      expectEqual('empty feed', await store.readEvents({ after: null, limit: 5 }), {
        events: [],
        cursor: null,
      })
      const expected: LeadEvent[] = []
      let write = leads.capture('ada')
      for (let i = 0; i < 8; i += 1) {
        const other = leads.capture(`lead-${i}`)
        await store.commit(batchOf(write))
        await store.commit(batchOf(other))
        expected.push(...write.events, ...other.events)
        write = leads.next(write)
      }
      for (const limit of [1, 3, 1_000]) {
        const { events } = await readOn(harness, { after: null, limit, count: expected.length })
        expectEqual(`pages of ${limit}`, events, expected)
      }
    },
  },
  {
    id: 'feed/goes-on',
    title: 'at the end the cursor stays and goes on with what is committed later',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      const first = leads.capture('ada')
      await store.commit(batchOf(first))
      const count = first.events.length
      const { cursor } = await readOn(harness, { after: null, limit: 10, count })
      const next = leads.next(first)
      await store.commit(batchOf(leads.idle(first)))
      await store.commitMany([batchOf(next), batchOf(leads.next(next))])
      await store.commit(batchOf(next))
      const events = [...next.events, ...leads.next(next).events]
      for (const limit of [1, 10]) {
        const later = await readOn(harness, { after: cursor, limit, count: events.length })
        expectEqual('what came later', later.events, events)
      }
    },
  },
  {
    id: 'feed/one-batch',
    title: 'the events of one batch can be read page by page',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      const writes = ['ada', 'bea', 'cem', 'dee', 'eve'].map((id) => leads.capture(id))
      await store.commit(batchOf(writes))
      const written = writes.flatMap((write) => write.events)
      const { events } = await readOn(harness, { after: null, limit: 2, count: written.length })
      expectInOrder(events)
      expectSame('events', idsOf(events), idsOf(written))
    },
  },
  {
    id: 'feed/cursor',
    title: 'a cursor that is none is refused with its code, and nothing is read from the beginning',
    gate: null,
    run: async ({ store, leads }) => {
      await store.commit(batchOf(leads.capture('ada')))
      for (const after of noCursors) {
        const read = () => store.readEvents({ after, limit: 10 })
        await expectNoCursor(`the feed from the cursor ${JSON.stringify(after)}`, read)
      }
    },
  },
  {
    id: 'feed/concurrent',
    title: 'no event appears behind a cursor, also while others commit',
    gate: 'connections',
    run: async (harness) => {
      const { store, connections, leads } = harness
      const writers = [store, ...connections]
      const read: LeadEvent[] = []
      let cursor: FeedCursor | null = null
      let open = writers.length
      const write = async (writer: HandoffStore, name: number) => {
        let before: LeadWrite | undefined
        for (let i = 0; i < 25; i += 1) {
          const next: LeadWrite = before ? leads.next(before) : leads.capture(`lead-${name}`)
          const other = leads.capture(`lead-${name}-${i}`)
          await writer.commitMany([batchOf(next), batchOf(other)])
          before = next
        }
        open -= 1
      }
      const readWhileOpen = async () => {
        // bounded: a store that answers at once would keep slow writers from their turn for ever
        for (let i = 0; open > 0 && i < 5_000; i += 1) {
          const page = await store.readEvents({ after: cursor, limit: 7 })
          read.push(...page.events)
          cursor = page.cursor
        }
      }
      await Promise.all([...writers.map(write), readWhileOpen()])
      const ids = writers.flatMap((_, name) => [
        `lead-${name}`,
        ...Array.from({ length: 25 }, (_, i) => `lead-${name}-${i}`),
      ])
      const written = idsOf(await store.history(ids))
      const count = written.length - read.length
      read.push(...(await readOn(harness, { after: cursor, limit: 100, count })).events)
      expectInOrder(read)
      expectEqual('events that were read', new Set(idsOf(read)).size, read.length)
      expectSame('events', idsOf(read), written)
    },
  },
  {
    id: 'feed/full-page',
    title: 'after a page that is exactly full at the end of the feed nothing is lost or read again',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      let write = leads.capture('ada')
      let cursor: FeedCursor | null = null
      for (let round = 0; round < 4; round += 1) {
        await store.commit(batchOf(write))
        const count = write.events.length
        // as many as there are: the page is full, and nothing follows
        const page = await readOn(harness, { after: cursor, limit: count, count })
        expectEqual(`events of round ${round}`, page.events, write.events)
        cursor = page.cursor
        write = leads.next(write)
      }
    },
  },
]
