import type { Instant } from '../kernel/index.ts'
import type { LeadId } from '../lead/index.ts'
import type { Awaitable } from './awaitable.ts'

/** What is due. */
export interface LeaseQuery {
  /** The present instant; the store has no clock of its own. */
  readonly now: Instant
  /** How long nobody else gets the same ones, in milliseconds. */
  readonly leaseMs: number
  /** Most of them at once. */
  readonly limit: number
}

/** Finds the leads whose timers have come due. */
export interface TimerQueue {
  /**
   * Leases leads with a timer at or before `now`. A lead is free again when its timers are written or the lease has run out.
   *
   * @param query - the instant, the length of the lease and the most leads
   * @returns ids, those due first in front
   */
  lease(query: LeaseQuery): Awaitable<readonly LeadId[]>
}
