import type { LeadRecord, PersonId } from '../lead/index.ts'
import type { Awaitable } from './awaitable.ts'

/**
 * What comes first: the highest priority, what is due next, or what has waited longest. Each goes on with the others (priority, due, since) and ends
 * with the id, so that the order is total.
 */
export type ListOrder = 'priority' | 'due' | 'since'

/** Which leads to list. Conditions that are left out let everything pass. */
export interface ListQuery {
  /** Leads whose hand-off is with this person, not those that they had last; `null` for those that nobody has. */
  readonly assignee?: PersonId | null
  /** Leads that wait in this queue; `null` for those that wait in none. */
  readonly queue?: string | null
  /** Leads in this stage. */
  readonly stage?: string
  /** Leads in a stage of this kind. */
  readonly kind?: LeadRecord['lead']['kind']
  /** What comes first. */
  readonly order: ListOrder
  /** What the last page said; `null` for the first page. */
  readonly after: string | null
  /** Most leads at once, at most `limits.pageSize`. */
  readonly limit: number
}

/** A page of leads. */
export interface ListPage {
  /** The leads. */
  readonly records: readonly LeadRecord[]
  /** Where the next page begins; `null` if this is the last. */
  readonly cursor: string | null
}

/** Finds leads by where they stand. */
export interface LeadList {
  /**
   * Lists leads; those that were merged into another are left out. A page begins after the rank and id that the last one ended with, so that leads that
   * come, go or move between two pages make no other lead appear twice or never.
   *
   * @param query - which leads, in which order, and how many
   * @returns leads and where to go on
   * @throws HandoffError `INVALID_CURSOR` for a cursor that this store did not give out for this order
   */
  listLeads(query: ListQuery): Awaitable<ListPage>
}
