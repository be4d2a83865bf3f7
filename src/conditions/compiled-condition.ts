import type { Instant } from '../kernel/index.ts'
import type { Condition } from './condition.ts'
import type { ConditionOutcome } from './condition-outcome.ts'
import type { ProfileFields } from './field-kind.ts'
import type { Predicates } from './predicate.ts'

/** A condition ready to be asked many times. Immutable. */
export interface CompiledCondition {
  /** The condition it was compiled from. */
  readonly condition: Condition
  /** Paths of the fields it reads, sorted. */
  readonly fields: readonly string[]
  /** Whether its answer may change with time alone. */
  readonly timeDependent: boolean
  /**
   * The bare answer.
   *
   * @param subject - plain data; missing members make comparisons false, never an exception
   * @param now - the instant of reading, in epoch milliseconds
   * @returns whether the condition holds
   */
  test(subject: unknown, now: Instant): boolean
  /**
   * The answer with what became of every part.
   *
   * @param subject - plain data
   * @param now - the instant of reading, in epoch milliseconds
   * @returns the annotated tree
   */
  evaluate(subject: unknown, now: Instant): ConditionOutcome
  /**
   * When time alone changes a comparison.
   *
   * @param subject - plain data
   * @param now - the instant after which to look, in epoch milliseconds
   * @returns the earliest instant after `now` at which some comparison may turn, or `undefined` for never
   */
  nextTurnAt(subject: unknown, now: Instant): Instant | undefined
}

/** What conditions may refer to. */
export interface ConditionNames {
  /** The fields of the subject; without it every path is allowed. */
  readonly fields?: ProfileFields
  /** The predicates registered in code. */
  readonly predicates?: Predicates
}
