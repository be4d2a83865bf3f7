import type { Calendar, CalendarPolicy } from '../calendar/index.ts'
import type { ConditionFor, Predicate, ProfileFields } from '../conditions/index.ts'
import { parseSlaPolicy } from './parse-sla-policy.ts'
import type { CalendarRole, SlaPolicy, SlaTarget } from './sla-policy.ts'

/**
 * What a literal service-level policy is checked against.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the predicates
 * @typeParam C - the names of the calendars
 */
export interface SlaNamesFor<P, N extends string, C extends string> {
  /** The lead's fields, from `leadFields(profileFields(schema))`; for a subject of your own `profileFields(schema)`. */
  readonly fields?: ProfileFields<P>
  /** The predicates registered in code. */
  readonly predicates?: { readonly [Name in N]: Predicate }
  /** The calendars by name, as data or compiled. */
  readonly calendars?: { readonly [Name in C]: Calendar | CalendarPolicy }
}

/**
 * A target whose conditions and calendars the compiler checks.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the predicates
 * @typeParam C - the names of the calendars
 */
export interface SlaTargetFor<P, N extends string, C extends string>
  extends Omit<SlaTarget, 'when' | 'pauseWhen' | 'calendar'> {
  /** For which leads, asked when the clock starts; for all if absent. */
  readonly when?: ConditionFor<P, N>
  /** The clock also rests while this holds. */
  readonly pauseWhen?: ConditionFor<P, N>
  /** Which calendar; elapsed time if absent. */
  readonly calendar?: C | { readonly of: readonly CalendarRole[]; readonly otherwise: C }
}

/**
 * A service-level policy whose conditions and calendars the compiler checks.
 *
 * @typeParam P - the shape of the lead; with `unknown` every path is allowed
 * @typeParam N - the names of the predicates
 * @typeParam C - the names of the calendars
 */
export interface SlaPolicyFor<P, N extends string, C extends string>
  extends Omit<SlaPolicy, 'targets'> {
  /** The targets. */
  readonly targets: readonly SlaTargetFor<P, N, C>[]
}

/**
 * Authors a service-level policy in code. With names, a misspelt field, predicate or calendar, and an operator or a value that does not suit,
 * are compile errors, and the editor completes them.
 *
 * @typeParam P - the shape of the lead, inferred from `fields`
 * @typeParam N - the names of the predicates, inferred from `predicates`
 * @typeParam C - the names of the calendars, inferred from `calendars`
 * @param policy - the literal
 * @param names - what it may name
 * @returns the policy, frozen
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { defineSlaPolicy, leadFields, profileFields } from 'lead-handoff'
 * import * as z from 'zod'
 *
 * const fields = leadFields(profileFields(z.object({ company: z.object({ country: z.string() }) })))
 * const policy = defineSlaPolicy(
 *   {
 *     id: 'inbound',
 *     version: '1',
 *     targets: [
 *       {
 *         id: 'hot-call',
 *         when: { field: 'score.total', op: 'atLeast', value: 80 },
 *         measure: 'first-touch',
 *         within: '5m',
 *         calendar: 'always',
 *       },
 *     ],
 *   },
 *   { fields, calendars: { always: { kind: 'always-open', timeZone: 'UTC' } } },
 * )
 * console.log(policy.targets[0]?.within) // 5m
 * ```
 */
export const defineSlaPolicy = <P = unknown, N extends string = never, C extends string = never>(
  policy: SlaPolicyFor<NoInfer<P>, NoInfer<N>, NoInfer<C>>,
  names: SlaNamesFor<P, N, C> = {},
): SlaPolicy => parseSlaPolicy(policy, names)
