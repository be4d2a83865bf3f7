import type { JsonValue } from '../kernel/index.ts'
import type { ConditionValue } from './condition.ts'
import type { Operator } from './operator.ts'

/** The outcome of one comparison. */
export interface ComparisonOutcome {
  /** Tells the kinds of outcome apart. */
  readonly kind: 'comparison'
  /** Whether it holds. */
  readonly met: boolean
  /** Path of the field. */
  readonly field: string
  /** The operator. */
  readonly op: Operator
  /** What it was compared with; absent for `present` and `absent`. */
  readonly expected?: ConditionValue
  /** What the subject has; absent when there is nothing. */
  readonly actual?: JsonValue
  /** Whether the field had no value: not there, null, an empty text or an empty list. */
  readonly missing: boolean
}

/** The outcome of a named predicate. */
export interface PredicateOutcome {
  /** Tells the kinds of outcome apart. */
  readonly kind: 'predicate'
  /** Whether it holds. */
  readonly met: boolean
  /** Its name. */
  readonly predicate: string
}

/** The outcome of a combinator, with its members in order. */
export interface GroupOutcome {
  /** Which combinator. */
  readonly kind: 'all' | 'any' | 'not'
  /** Whether it holds. */
  readonly met: boolean
  /** The members; none is skipped. */
  readonly members: readonly ConditionOutcome[]
}

/** A condition with what became of each part. */
export type ConditionOutcome = ComparisonOutcome | PredicateOutcome | GroupOutcome
