import type { ConditionFor, Predicate, ProfileFields } from '../../conditions/index.ts'
import { deepFreeze, HandoffError } from '../../kernel/index.ts'
import { checkCriteria } from './check-criteria.ts'
import { compileCriteria } from './compile-criteria.ts'
import type { HandoffCriteria } from './handoff-policy.ts'

/**
 * What literal criteria and notices are checked against.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the registered predicates
 */
export interface LeadNamesFor<P, N extends string> {
  /** The lead's fields, from `leadFields(profileFields(schema))`. */
  readonly fields?: ProfileFields<P>
  /** The predicates registered in code. */
  readonly predicates?: { readonly [Name in N]: Predicate }
}

/**
 * Criteria whose conditions the compiler checks.
 *
 * @typeParam P - the shape of the lead; with `unknown` every path is allowed
 * @typeParam N - the names of the registered predicates
 */
export type HandoffCriteriaFor<P, N extends string> = {
  readonly [K in keyof HandoffCriteria]: ConditionFor<P, N>
}

/**
 * Authors criteria in code. With `fields`, a misspelt field, an operator or a value that does not suit, and a predicate that is not registered are compile
 * errors, and the editor completes field paths.
 *
 * @typeParam P - the shape of the lead, inferred from `fields`
 * @typeParam N - the names of the predicates, inferred from `predicates`
 * @param criteria - the literal
 * @param names - the lead's fields and the predicates that its conditions may refer to
 * @returns the criteria, frozen
 * @throws {@link HandoffError} `INVALID_CONDITION` for a condition that cannot be used, `INVALID_POLICY` for a criterion that does not exist
 * @example
 * ```ts
 * import { defineCriteria, leadFields, profileFields } from 'lead-handoff'
 * import * as z from 'zod'
 *
 * const profile = profileFields(z.object({ qualification: z.object({ need: z.string() }) }))
 * const criteria = defineCriteria(
 *   { acceptance: { field: 'qualification.need', op: 'present' } },
 *   { fields: leadFields(profile) },
 * )
 * console.log(Object.keys(criteria).join()) // acceptance
 * ```
 */
export const defineCriteria = <P = unknown, N extends string = never>(
  criteria: HandoffCriteriaFor<NoInfer<P>, NoInfer<N>>,
  names: LeadNamesFor<P, N> = {},
): HandoffCriteria => {
  const given = criteria as HandoffCriteria
  const issues = checkCriteria({ criteria: given })
  if (issues.length > 0) {
    throw new HandoffError('INVALID_POLICY', 'these criteria cannot be used', { issues })
  }
  compileCriteria(given, names)
  return deepFreeze(JSON.parse(JSON.stringify(given)) as HandoffCriteria)
}
