import type { Condition } from '../conditions/index.ts'
import type { Decay } from './decay.ts'

/** A named range of a dimension, such as "A" from 75 points. */
export interface Band {
  /** What it is called. */
  readonly label: string
  /** The lowest value in it. The lowest band of a dimension has none. */
  readonly from?: number
}

/** One side of a score, such as fit or engagement. */
export interface Dimension {
  /** What people call it. */
  readonly label?: string
  /** The least value shown; the raw value is kept beside it. */
  readonly min?: number
  /** The greatest value shown. */
  readonly max?: number
  /** Named ranges, best first, for grades. */
  readonly bands?: readonly Band[]
}

/** Rules whose sum is bounded together. */
export interface RuleGroup {
  /** What people call it. */
  readonly label?: string
  /** The least the group's rules give together. */
  readonly min?: number
  /** The most the group's rules give together. */
  readonly max?: number
}

/** How often a rule counts. At most one of the first three. */
export interface RuleLimit {
  /** Activities counted on one day of the policy. */
  readonly perDay?: number
  /** Activities counted from Monday to Sunday; the newest of a week count. */
  readonly perWeek?: number
  /** Each content counts once, at its newest activity. */
  readonly oncePerContent?: true
  /** Activities counted in all; the newest count. */
  readonly ever?: number
}

/** Points for what is known about the lead. */
export interface ProfileRule {
  /** Unique within the policy. */
  readonly id: string
  /** What people call it. */
  readonly label?: string
  /** The dimension it counts for. */
  readonly dimension: string
  /** The group whose bounds it shares. */
  readonly group?: string
  /** When it applies: a condition over the profile. */
  readonly when: Condition
  /** Points, negative to subtract; a whole number. */
  readonly points: number
}

/** Points for what the lead does. */
export interface ActivityRule {
  /** Unique within the policy. */
  readonly id: string
  /** What people call it. */
  readonly label?: string
  /** The dimension it counts for. */
  readonly dimension: string
  /** The group whose bounds it shares. */
  readonly group?: string
  /** The type of activity, or several. */
  readonly activity: string | readonly string[]
  /** Which of them: a condition over the activity (`content`, `properties.…`). */
  readonly where?: Condition
  /** Points for each, negative to subtract; a whole number. */
  readonly points: number
  /** How often it counts. */
  readonly limit?: RuleLimit
  /** How its points fade. Not together with `windowDays`. */
  readonly decay?: Decay
  /** Only activities of the last so many days count, today included. */
  readonly windowDays?: number
}

/** A rule of a scoring policy. */
export type ScoringRule = ProfileRule | ActivityRule

/** A dimension, or the total, has reached a value. */
export interface ValueMark {
  /** A dimension's name, or `total`. */
  readonly score: string
  /** The least value that counts as reached. */
  readonly atLeast: number
  /** Once reached, it holds down to this value, so that a lead does not flicker. */
  readonly keep?: number
}

/** The grade is one of some cells. */
export interface GradeMark {
  /** The cells, such as `A1`. */
  readonly grade: readonly string[]
  /** Once reached, these cells hold too. */
  readonly keep?: readonly string[]
}

/** What a threshold asks for. */
export type Mark = ValueMark | GradeMark

/** Marks that must all be reached together. */
export interface Threshold {
  /** What people call it. */
  readonly label?: string
  /** The marks; never empty. */
  readonly all: readonly Mark[]
}

/** The thresholds of a policy. One is always there: what both departments call qualified. */
export interface Thresholds {
  /** The agreed definition of qualified. */
  readonly qualified: Threshold
  /** Any other, such as `hot`. */
  readonly [name: string]: Threshold
}

/** Which dimensions make the grade: the label of the first one's band, then that of the second's. */
export interface GradeMatrix {
  /** The dimension that gives the first part, such as the letter. */
  readonly rows: string
  /** The dimension that gives the second part, such as the number. */
  readonly columns?: string
}

/** What both departments agreed a score is: plain JSON. */
export interface ScoringPolicy {
  /** Names the policy across its versions. */
  readonly id: string
  /** Version of the content, such as `2026-03`. */
  readonly version: string
  /** The sides of the score by name. */
  readonly dimensions: { readonly [name: string]: Dimension }
  /** Groups of rules by name. */
  readonly groups?: { readonly [name: string]: RuleGroup }
  /** The rules; their order means nothing. */
  readonly rules: readonly ScoringRule[]
  /** How the grade is made, if there is one. */
  readonly grade?: GradeMatrix
  /** What the score must reach. */
  readonly thresholds: Thresholds
  /**
   * When the policy's day begins, in minutes after midnight UTC, -720 to 840; 300 is midnight in New York's winter.
   *
   * @defaultValue 0
   */
  readonly dayStartMinutes?: number
}
