import type { Instant } from '../../kernel/index.ts'
import type { PersonId } from './ids.ts'
import type { Offer, PassedOffer } from './offer.ts'

/** One passing of a lead to sales, as long as it lasts. */
export interface Handoff {
  /** Its number over the life of the lead, from 1. */
  readonly number: number
  /** When the lead was handed over. */
  readonly at: Instant
  /** The salesperson whose lead it is; `null` while it waits in a queue or for somebody to return. */
  readonly assignee: PersonId | null
  /** The team whose routing ledger counts it; `null` if none does. */
  readonly pool: string | null
  /** Who had it before in this hand-off, the last one at the end, at most `limits.trail`. */
  readonly had: readonly PersonId[]
  /** When the present assignee got it. */
  readonly assignedAt: Instant | null
  /** The queue in which it waits to be claimed. */
  readonly queue: string | null
  /** When somebody may be available again for a lead that is held, as its first attempt said; `null` if calendars did not tell. */
  readonly retryAt: Instant | null
  /** When the assignee said that they have seen it. */
  readonly acknowledgedAt: Instant | null
  /** Until when that lasts without any work on the lead, that instant included; `null` for ever. */
  readonly acknowledgedUntilAt: Instant | null
  /** What the assignee is asked and has not answered yet; `null` if nothing is. */
  readonly offer: Offer | null
  /** How many offers there have been. */
  readonly offers: number
  /** Those that were declined or let pass, oldest first, at most `limits.offers`. */
  readonly passed: readonly PassedOffer[]
  /** Touches that count, by anybody, since the hand-off. */
  readonly touches: number
  /** How many of them in a row, up to the latest, found nobody; 0 after one that reached the lead. */
  readonly unanswered: number
  /** The first touch that counts. */
  readonly firstTouchAt: Instant | null
}
