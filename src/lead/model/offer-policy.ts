import type { DurationText } from '../../kernel/index.ts'
import type { AssigneeTarget, QueueTarget } from '../../routing/index.ts'

/**
 * How a routed lead is offered: to one person at a time, who acknowledges it, declines it with a reason, or lets it pass. Without this policy, whoever
 * routing finds simply has the lead.
 */
export interface OfferPolicy {
  /** How long the offer is theirs alone, in their own business hours. An answer at the last instant is in time. */
  readonly within: DurationText
  /**
   * Name of the calendar for those who have none of their own.
   *
   * @defaultValue elapsed time
   */
  readonly calendar?: string
  /**
   * Most offers of one hand-off before the last resort gets it.
   *
   * @defaultValue `3`
   */
  readonly offers?: number
  /**
   * Whether those who let it pass are asked once more when nobody else is left. Those who declined are not.
   *
   * @defaultValue `true`
   */
  readonly secondChance?: boolean
  /** The agreed reasons to decline. */
  readonly reasons: readonly string[]
  /** Who gets the lead in the end, without being asked: a person, whether they are there or not, or a queue. */
  readonly lastResort: AssigneeTarget | QueueTarget
  /**
   * How long an acknowledgement lasts without a touch or a remark, in the business hours of whoever gave it; then the lead is offered to them again. Ends
   * with acceptance.
   *
   * @defaultValue for ever
   */
  readonly acknowledgementLasts?: DurationText
}
