import type { Instant } from '../kernel/index.ts'
import type { Score } from './score.ts'

/** Where a line of an explanation comes from. */
export type ScoreLineKind = 'fact' | 'activity' | 'group' | 'bounds' | 'override'

/** One line of an explanation. The lines of a dimension add up to its value, all lines to the total. */
export interface ScoreLine {
  /**
   * A fact of the profile, activities, what a group's bounds took away or added, what the dimension's bounds did, or what a
   * person decided.
   */
  readonly kind: ScoreLineKind
  /** Id of the rule, name of the group or of the dimension, or who overrode. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** The dimension it counts for; `total` where a person set the total. */
  readonly dimension: string
  /** Whole points. Rounding is spread so that the lines add up: the line with the largest fraction is rounded up first. */
  readonly points: number
  /** The same before rounding; exact, a multiple of 2^-20. */
  readonly exact: number
  /** What the activities would be worth without limits and fading. */
  readonly pointsBefore?: number
  /** Activities that matched the rule. */
  readonly matched?: number
  /** Activities that count within its limits. */
  readonly counted?: number
  /** When the newest of them happened, in epoch milliseconds. */
  readonly lastAt?: Instant
  /** Ids of the activities that matched, newest first, where the history was given. */
  readonly activityIds?: readonly string[]
}

/** A score with the lines it is made of. */
export interface ScoreExplanation {
  /** The score. */
  readonly score: Score
  /** The lines: facts by id, then activities and groups of each dimension, bounds, override. */
  readonly lines: readonly ScoreLine[]
}
