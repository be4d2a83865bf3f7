import type { LeadEvent } from '../lead/index.ts'
import type { Awaitable } from './awaitable.ts'

/** A place in the feed. Only the store that made it can read it. */
export type FeedCursor = string

/** From where on to read. */
export interface FeedQuery {
  /** What the last page said; `null` from the beginning. */
  readonly after: FeedCursor | null
  /** Most events at once, at most `limits.pageSize`. */
  readonly limit: number
}

/** A page of the feed. */
export interface FeedPage {
  /** What happened since; empty at the end of the feed. */
  readonly events: readonly LeadEvent[]
  /** Where the next page begins; that of the query if there was nothing new. */
  readonly cursor: FeedCursor | null
}

/** Everything that was committed, to be read from a cursor on. */
export interface EventFeed {
  /**
   * Reads on. Every event is read exactly once by who goes on from cursor to cursor: none ever appears behind a cursor, also not while others
   * commit. An event may appear some time after its commit, while an older transaction is still open. The events of a lead come in the order of their versions, and what was committed before another commit began comes before it.
   *
   * @param query - from where on, and how much
   * @returns events and where to go on
   * @throws HandoffError `INVALID_CURSOR` for a cursor that this store did not give out: to begin again unasked would count everything twice
   */
  readEvents(query: FeedQuery): Awaitable<FeedPage>
}
