import type { Predicate, ProfileFields } from '../conditions/index.ts'
import { parseRoutingPolicy } from './parse-routing-policy.ts'
import type { RoutingPolicy, VocabularyOf } from './routing-policy.ts'
import type { Strategy } from './strategy.ts'

/**
 * What a literal routing policy is checked against.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the predicates
 * @typeParam T - the names of the teams
 * @typeParam C - the names of the host's own strategies
 */
export interface RoutingNamesFor<P, N extends string, T extends string, C extends string> {
  /** The lead's fields, from `leadFields(profileFields(schema))`; for a subject of your own `profileFields(schema)`. */
  readonly fields?: ProfileFields<P>
  /** The predicates registered in code. */
  readonly predicates?: { readonly [Name in N]: Predicate }
  /** The teams there are. */
  readonly teams?: readonly T[]
  /** Strategies of the host's own. */
  readonly strategies?: { readonly [Name in C]: Strategy }
}

/**
 * Authors a routing policy in code. With names, a misspelt field, team, predicate or strategy is a compile error, and the editor completes them.
 *
 * @typeParam P - the shape of the lead, inferred from `fields`
 * @typeParam N - the names of the predicates, inferred from `predicates`
 * @typeParam T - the names of the teams, inferred from `teams`
 * @typeParam C - the names of the host's own strategies, inferred from `strategies`
 * @param policy - the literal
 * @param names - what it may name
 * @returns the policy, frozen
 * @throws {@link HandoffError} `INVALID_ROUTING_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { defineRoutingPolicy } from 'lead-handoff'
 *
 * const policy = defineRoutingPolicy(
 *   {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *     nobody: 'hold',
 *   },
 *   { teams: ['inbound', 'partners'] },
 * )
 * console.log(policy.version) // 1
 * ```
 */
export const defineRoutingPolicy = <
  P = unknown,
  N extends string = never,
  const T extends string = string,
  C extends string = never,
>(
  policy: RoutingPolicy<VocabularyOf<NoInfer<P>, NoInfer<N>, NoInfer<T>, NoInfer<C>>>,
  names: RoutingNamesFor<P, N, T, C> = {},
): RoutingPolicy => parseRoutingPolicy(policy, names)
