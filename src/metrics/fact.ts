import type { Instant } from '../kernel/index.ts'
import type { Journey, LeadEvent, LeadId, Money, PersonId, Source } from '../lead/index.ts'

/** What events say that metrics count. */
export const factNames = [
  'lead',
  'qualified',
  'passed',
  'acknowledged',
  'touched',
  'accepted',
  'opportunity',
  'won',
  'lost',
  'rejected',
  'recycled',
  'unreachable',
  'trashed',
  'returned',
  'absorbed',
  'standing',
  'met',
  'breached',
  'owner-met',
  'owner-breached',
  'peak',
  'unreadable',
  'other',
] as const

/**
 * The name of a fact. `returned` is a parked lead that qualifies again, `absorbed` one that was merged into another, `standing` the stage that a lead has come to
 * or left, `met` and `breached` are about the clock that the customer feels, `owner-met` and `owner-breached` about that of the salesperson, `peak` is a new highest
 * score, `unreadable` an event that this version does not understand, `other` an event that no standard metric looks at.
 */
export type FactName = (typeof factNames)[number]

/**
 * One thing that an event says. A correction says the opposite of what it takes back: the same fact with the sign −1, at the instant and of the person of the
 * original, so that the sums are as if it had never been.
 */
export interface Fact {
  /** What. */
  readonly name: FactName
  /** 1, or −1 for what is taken back. */
  readonly sign: 1 | -1
  /** When it happened; for a fact that is taken back, when that had happened. */
  readonly at: Instant
  /** The lead. */
  readonly leadId: LeadId
  /** Where the lead came from; `null` if that is not recorded. */
  readonly source: Source | null
  /** Whose lead it was; `null` if nobody's. */
  readonly assignee: PersonId | null
  /** The lead's pass through the funnel. */
  readonly cycle: number
  /** The lead's grade, where the event tells it. */
  readonly grade: string | null
  /** How far the lead had come before; `null` where the event does not tell. */
  readonly journey: Journey | null
  /** Whether the lead had never passed this milestone before, in whatever pass. */
  readonly first: boolean
  /** Whether the lead had not passed this milestone before in the present pass. */
  readonly fresh: boolean
  /** The reason of an end, the target of a clock, the stage of a standing; `null` for others. */
  readonly about: string | null
  /** Elapsed time that the event tells: since the hand-off, since the clock started; `null` if it tells none. */
  readonly elapsedMs: number | null
  /** Time of the calendar that a clock used; the score of a peak; `null` for others. */
  readonly amount: number | null
  /** What the lead was won for. */
  readonly money: Money | null
  /** The event that says it. */
  readonly event: LeadEvent
}
