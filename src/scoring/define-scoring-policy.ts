import type { Predicate, ProfileFields } from '../conditions/index.ts'
import { parseScoringPolicy } from './parse-scoring-policy.ts'
import type { ScoringPolicy } from './scoring-policy.ts'
import type { ScoringPolicyFor } from './scoring-policy-for.ts'

/**
 * What a literal policy is checked against.
 *
 * @typeParam P - the shape of the profile
 * @typeParam N - the names of the registered predicates
 */
export interface NamesFor<P, N extends string> {
  /** The profile's fields, from `profileFields(schema)`. */
  readonly fields?: ProfileFields<P>
  /** The predicates registered in code. */
  readonly predicates?: { readonly [Name in N]: Predicate }
}

/**
 * Authors a scoring policy in code. With `fields`, a misspelt field, an operator or a value that does not suit, and a predicate
 * that is not registered are compile errors, and the editor completes field paths.
 *
 * @typeParam P - the shape of the profile, inferred from `fields`
 * @typeParam N - the names of the predicates, inferred from `predicates`
 * @param policy - the literal
 * @param names - the profile's fields and the predicates that its conditions may refer to
 * @returns the policy, frozen
 * @throws {@link HandoffError} `INVALID_SCORING_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { defineScoringPolicy, profileFields } from 'lead-handoff'
 * import * as z from 'zod'
 *
 * const fields = profileFields(z.object({ company: z.object({ employees: z.int().optional() }) }))
 * const policy = defineScoringPolicy(
 *   {
 *     id: 'agreed',
 *     version: '1',
 *     dimensions: { fit: { min: 0, max: 100 } },
 *     rules: [
 *       {
 *         id: 'large',
 *         dimension: 'fit',
 *         when: { field: 'company.employees', op: 'atLeast', value: 200 },
 *         points: 40,
 *       },
 *     ],
 *     thresholds: { qualified: { all: [{ score: 'fit', atLeast: 40 }] } },
 *   },
 *   { fields },
 * )
 * console.log(policy.version) // 1
 * ```
 */
export const defineScoringPolicy = <P = unknown, N extends string = never>(
  policy: ScoringPolicyFor<NoInfer<P>, NoInfer<N>>,
  names: NamesFor<P, N> = {},
): ScoringPolicy => parseScoringPolicy(policy, names)
