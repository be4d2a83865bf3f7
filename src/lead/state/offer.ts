import type { Instant } from '../../kernel/index.ts'
import type { PersonId } from './ids.ts'

/** A lead is asked of one person alone: they acknowledge it, decline it, or let it pass. */
export interface Offer {
  /** Its number within the hand-off, from 1. */
  readonly number: number
  /** When it was made. */
  readonly at: Instant
  /** Until when it is theirs, that instant included; `null` for ever, because their calendar never opens that long. */
  readonly dueAt: Instant | null
}

/** An offer that did not lead to an acknowledgement. */
export interface PassedOffer {
  /** Whose it was. */
  readonly to: PersonId
  /** How it ended. */
  readonly how: 'declined' | 'timed-out'
}
