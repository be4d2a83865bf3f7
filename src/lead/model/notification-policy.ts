import type { Condition } from '../../conditions/index.ts'

/** An activity after the hand-off that whoever has the lead is told of. */
export interface ActivityNotice {
  /** What people read; unique within the policy. */
  readonly name: string
  /** Which activity, or which ones. */
  readonly activity: string | readonly string[]
  /**
   * A condition on the activity, on what a scoring rule's `where` sees: `content`, `properties.…`, `type`, `id` and `at`.
   *
   * @defaultValue none
   */
  readonly where?: Condition
  /**
   * A condition on the lead, its score included.
   *
   * @defaultValue none
   */
  readonly when?: Condition
}

/** Who is told of what. Everybody has one inbox: a person by their id, a queue by its name, the two groups by the names given here. */
export interface NotificationPolicy {
  /**
   * The inbox of marketing, which hears of acceptances, rejections, wins and losses.
   *
   * @defaultValue `'marketing'`
   */
  readonly marketing?: string
  /**
   * The inbox of sales management, which hears of escalations and of leads that nobody can take.
   *
   * @defaultValue `'sales-management'`
   */
  readonly management?: string
  /**
   * Activities worth telling; the first that fits is told.
   *
   * @defaultValue none
   */
  readonly activities?: readonly ActivityNotice[]
}
