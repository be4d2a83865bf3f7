import type { Condition, ConditionFor } from '../conditions/index.ts'
import type { ActivitySubject } from './activity-fields.ts'
import type { ActivityRule, ProfileRule, ScoringPolicy } from './scoring-policy.ts'

/**
 * A profile rule whose condition the compiler checks.
 *
 * @typeParam P - the shape of the profile
 * @typeParam N - the names of the registered predicates
 */
export interface ProfileRuleFor<P, N extends string> extends Omit<ProfileRule, 'when'> {
  /** When it applies: a condition over the profile. */
  readonly when: ConditionFor<P, N>
}

/**
 * An activity rule whose condition the compiler checks.
 *
 * @typeParam P - the shape of the profile; with `unknown` nothing is checked
 * @typeParam N - the names of the registered predicates
 */
export interface ActivityRuleFor<P, N extends string> extends Omit<ActivityRule, 'where'> {
  /** Which of them: a condition over the activity (`content`, `properties.…`). */
  readonly where?: unknown extends P ? Condition : ConditionFor<ActivitySubject, N>
}

/**
 * A scoring policy whose conditions the compiler checks: fields, operators, values and predicates.
 *
 * @typeParam P - the shape of the profile; with `unknown` every path is allowed
 * @typeParam N - the names of the registered predicates
 */
export interface ScoringPolicyFor<P, N extends string> extends Omit<ScoringPolicy, 'rules'> {
  /** The rules; their order means nothing. */
  readonly rules: readonly (ProfileRuleFor<P, N> | ActivityRuleFor<P, N>)[]
}
