import { compareText, invalidCursor } from '../kernel/index.ts'
import type { LeadRecord } from '../lead/index.ts'
import type { LeadRank, ListOrder, ListPage, ListQuery } from '../ports/index.ts'

/** A lead and where it stands in lists. */
export interface Ranked {
  /** The lead. */
  readonly record: LeadRecord
  /** Its rank. */
  readonly rank: LeadRank
}

/** What a list is ordered by: three numbers, the smaller first, then the id. */
type Place = readonly [number, number, number, string]

const placeOf = ({ record, rank }: Ranked, order: ListOrder): Place => {
  const { id } = record.lead
  const { since } = rank
  const priority = -rank.priority
  const dueAt = rank.dueAt ?? Number.MAX_SAFE_INTEGER
  if (order === 'due') return [dueAt, priority, since, id]
  return order === 'since' ? [since, priority, dueAt, id] : [priority, dueAt, since, id]
}

const comparePlaces = (a: Place, b: Place): number =>
  a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || compareText(a[3], b[3])

/** A place as a text. It names its order: in another one it would be somewhere else. */
const cursorOf = (place: Place, order: ListOrder): string => JSON.stringify([order, ...place])

const isPlace = (place: readonly unknown[]): boolean =>
  place.length === 4 &&
  place.slice(0, 3).every(Number.isSafeInteger) &&
  typeof place[3] === 'string'

const readCursor = (cursor: string, order: ListOrder): Place => {
  try {
    const [by, ...place] = JSON.parse(cursor) as readonly unknown[]
    if (by === order && isPlace(place)) return place as unknown as Place
  } catch {
    // no JSON, or no list
  }
  throw invalidCursor('list')
}

const isAsked = ({ lead }: LeadRecord, query: ListQuery): boolean =>
  lead.mergedInto === null &&
  (query.stage === undefined || lead.stage === query.stage) &&
  (query.kind === undefined || lead.kind === query.kind) &&
  (query.assignee === undefined || (lead.handoff?.assignee ?? null) === query.assignee) &&
  (query.queue === undefined || (lead.handoff?.queue ?? null) === query.queue)

/**
 * Lists leads. It looks at all of them: good for tests and tools, where a database has an index.
 *
 * @param rows - all leads
 * @param query - which of them, in which order, and how many
 * @returns a page
 * @throws {@link HandoffError} `INVALID_CURSOR`
 */
export const listLeads = (rows: Iterable<Ranked>, query: ListQuery): ListPage => {
  const { order, after, limit } = query
  const begin = after === null ? undefined : readCursor(after, order)
  const found: { readonly place: Place; readonly record: LeadRecord }[] = []
  for (const row of rows) {
    if (!isAsked(row.record, query)) continue
    const place = placeOf(row, order)
    if (!begin || comparePlaces(place, begin) > 0) found.push({ place, record: row.record })
  }
  found.sort((a, b) => comparePlaces(a.place, b.place))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    records: page.map(({ record }) => record),
    cursor: last && found.length > limit ? cursorOf(last.place, order) : null,
  }
}
