import { type Calendar, type CalendarPolicy, compileCalendar } from '../../calendar/index.ts'
import type { ConditionNames } from '../../conditions/index.ts'
import { deepFreeze, fingerprint, HandoffError, isHandoffError } from '../../kernel/index.ts'
import { type GuardOf, type Lifecycle, standardLifecycle } from '../../lifecycle/index.ts'
import { compileRouting, type Strategies } from '../../routing/index.ts'
import { compileScoring, type Scoring } from '../../scoring/index.ts'
import { compileSla } from '../../sla/index.ts'
import { leadFields } from '../decide/lead-fields.ts'
import type { StandardGuardName } from '../guards/standard-guards.ts'
import { checkAgreement } from './check-agreement.ts'
import { compileCriteria } from './compile-criteria.ts'
import { compileNotifications } from './compile-notifications.ts'
import { compileOffers } from './compile-offers.ts'
import { defaultRules } from './default-rules.ts'
import type { Guard } from './guard.ts'
import type { HandoffModel } from './handoff-model.ts'
import type { HandoffPolicy } from './handoff-policy.ts'
import { policiesOf } from './policy-reference.ts'

/** The type of the standard lifecycle. */
export type StandardLifecycle = typeof standardLifecycle

/** The guards that a host must register for a lifecycle: those that are not standard. */
export type HostGuards<L extends Lifecycle> = Readonly<
  Record<Exclude<GuardOf<L>, StandardGuardName>, Guard>
>

/**
 * The guards as they are given: they must be there if the lifecycle names one that is not standard.
 *
 * @typeParam L - the type of the lifecycle
 */
export type GuardsInput<L extends Lifecycle> =
  string extends GuardOf<L>
    ? { /** The code behind the lifecycle's own guards. */ readonly guards?: HostGuards<L> }
    : [Exclude<GuardOf<L>, StandardGuardName>] extends [never]
      ? {
          /** The code behind the lifecycle's own guards; it has none. */ readonly guards?: HostGuards<L>
        }
      : { /** The code behind the lifecycle's own guards. */ readonly guards: HostGuards<L> }

/**
 * What a model is made of.
 *
 * @typeParam L - the type of the lifecycle
 */
export type HandoffModelInput<L extends Lifecycle> = HandoffPolicy &
  GuardsInput<L> & {
    /**
     * Stages and transitions.
     *
     * @defaultValue the standard lifecycle
     */
    readonly lifecycle?: L
    /**
     * The fields of the profile and the predicates that conditions may name. Outside scoring, conditions may also name what the lead itself
     * has, such as `source.channel` and `score.total`; see {@link leadFields}.
     *
     * @defaultValue any field, no predicates
     */
    readonly names?: ConditionNames
    /**
     * The code behind the routing policy's own strategies.
     *
     * @defaultValue none
     */
    readonly strategies?: Strategies
  }

const noTargets = { id: 'none', version: '1', targets: [] } as const

/** An error of a calendar says which of them it is. */
const compileNamedCalendar = (name: string, policy: CalendarPolicy): Calendar => {
  try {
    return compileCalendar(policy)
  } catch (error) {
    if (!isHandoffError(error)) throw error
    const issues = error.issues.map((issue) => {
      const path = issue.path === '' ? '' : `.${issue.path}`
      return { ...issue, path: `calendars.${name}${path}` }
    })
    throw new HandoffError(error.code, `the calendar "${name}" cannot be used`, { issues })
  }
}

/** Scoring sees the profile alone; everything else asks for the whole lead. */
const namesOfLead = (given: ConditionNames, { policy }: Scoring): ConditionNames =>
  given.fields
    ? { ...given, fields: leadFields(given.fields, Object.keys(policy.dimensions)) }
    : given

/**
 * Puts the policies together to the one model that decisions are made with.
 *
 * @typeParam L - the type of the lifecycle
 * @param input - the policies as data, the lifecycle and the code that they name
 * @returns the model, immutable
 * @throws {@link HandoffError} `INVALID_SCORING_POLICY`, `INVALID_ROUTING_POLICY`, `INVALID_SLA_POLICY`, `INVALID_CALENDAR`, `INVALID_CONDITION`, `INVALID_PROFILE_SCHEMA` for the
 * part that cannot be used; `INVALID_POLICY` for an unregistered guard, a rule or a calendar that does not exist, or an escalation that
 * the lifecycle does not allow
 * @example
 * ```ts
 * import { compileHandoffModel } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 *   rules: { vetting: true },
 * })
 * console.log(model.rules.touchesBeforeUnreachable) // 6
 * ```
 */
export const compileHandoffModel = <L extends Lifecycle = StandardLifecycle>(
  input: HandoffModelInput<L>,
): HandoffModel<L> => {
  const { names: given = {} } = input
  // without a lifecycle, L is inferred as the type of the standard one
  const lifecycle = input.lifecycle ?? (standardLifecycle as unknown as L)
  const guards: Readonly<Record<string, Guard>> = { ...input.guards }
  const rules = { ...defaultRules, ...input.rules }
  const { criteria = {}, calendars: policies = {}, calendarOf = {}, strategies = {} } = input
  const { offers, notifications } = input
  const issues = checkAgreement({ lifecycle, guards, rules, policy: input })
  if (issues.length > 0) {
    throw new HandoffError('INVALID_POLICY', 'this hand-off policy cannot be used', { issues })
  }
  const scoring = compileScoring(input.scoring, given)
  const names = namesOfLead(given, scoring)
  const calendars = Object.fromEntries(
    Object.entries(policies).map(([name, policy]) => [name, compileNamedCalendar(name, policy)]),
  )
  const routing = compileRouting(input.routing, { ...names, calendars, strategies })
  const sla = compileSla(input.sla ?? noTargets, { ...names, calendars })
  const parts = [lifecycle, scoring, routing, sla].map((part) => part.fingerprint)
  const own = [criteria, rules, policies, calendarOf, offers ?? null, notifications ?? null]
  return Object.freeze({
    fingerprint: fingerprint([...parts, ...own]),
    policies: deepFreeze(policiesOf({ lifecycle, scoring, routing, sla })),
    lifecycle,
    scoring,
    routing,
    sla,
    calendarOf: deepFreeze({ ...calendarOf }),
    criteria: compileCriteria(criteria, names),
    offers: deepFreeze(offers ? compileOffers(offers) : null),
    notifications: compileNotifications(notifications, names),
    rules: deepFreeze(rules),
    guards,
  })
}
