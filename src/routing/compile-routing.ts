import { type CompiledCondition, compileCondition } from '../conditions/index.ts'
import { type Fingerprint, fingerprint } from '../kernel/index.ts'
import { eachTargetOf } from './checks/check-reach.ts'
import type { RoutingNames } from './checks/check-strategy.ts'
import type { Calendars } from './compile-team.ts'
import { parseRoutingPolicy } from './parse-routing-policy.ts'
import type { PoolPolicy, RoutingPolicy, RoutingRule, RoutingTarget } from './routing-policy.ts'
import { compileRuleTable, type RuleTable } from './rule-table.ts'
import { type CompiledStrategy, compileStrategy } from './strategies/compile-strategy.ts'

/** A target, ready to use. */
export type CompiledTarget =
  | {
      /** Discriminates the targets. */
      readonly kind: 'assignee'
      /** Id of the person. */
      readonly assignee: string
    }
  | {
      /** Discriminates the targets. */
      readonly kind: 'queue'
      /** Name of the queue. */
      readonly queue: string
    }
  | {
      /** Discriminates the targets. */
      readonly kind: 'team'
      /** Name of the team. */
      readonly team: string
      /** How one of it is chosen. */
      readonly strategy: CompiledStrategy
    }
  | {
      /** Discriminates the targets. */
      readonly kind: 'first-of'
      /** The targets in order. */
      readonly targets: readonly CompiledTarget[]
    }
  | {
      /** Discriminates the targets. */
      readonly kind: 'rules'
      /** The rules in order. */
      readonly rules: CompiledRules
    }
  | {
      /** Discriminates the targets. */
      readonly kind: 'tele-qualification'
      /** Who calls first. */
      readonly first: CompiledTarget
      /** When that is done. */
      readonly until: CompiledCondition
      /** Who gets it then. */
      readonly afterwards: CompiledTarget
    }

/** Rules, ready to use. */
export interface CompiledRules {
  /** Finds those whose condition holds. */
  readonly table: RuleTable
  /** Their names. */
  readonly names: readonly string[]
  /** Their targets. */
  readonly targets: readonly CompiledTarget[]
}

/** A routing policy, checked, immutable and ready to use. */
export interface Routing {
  /** The data it was made of. */
  readonly policy: RoutingPolicy
  /** Names the exact content of the policy. */
  readonly fingerprint: Fingerprint
  /** The pools whose state a decision may need: the teams that rules name. */
  readonly pools: readonly string[]
  /** The calendars that members of the team may name. */
  readonly calendars: Calendars
  /** How the ledger of each pool counts. */
  readonly poolPolicies: ReadonlyMap<string, Required<PoolPolicy>>
}

/** A routing with its rules, which only this room looks at. */
export interface RoutingProgram extends Routing {
  /** The rules in order. */
  readonly rules: CompiledRules
  /** Ids of the people whom rules name. */
  readonly people: ReadonlySet<string>
}

/**
 * The rules of a routing.
 *
 * @param routing - from `compileRouting`
 * @returns the same object
 */
export const programOf = (routing: Routing): RoutingProgram => routing as RoutingProgram

interface Compiling {
  readonly names: RoutingNames
  readonly lists: Readonly<Record<string, readonly RoutingRule[]>>
  readonly done: Map<string, CompiledRules>
}

const compileRules = (rules: readonly RoutingRule[], context: Compiling): CompiledRules => ({
  table: compileRuleTable(rules, context.names),
  names: rules.map(({ name }) => name),
  targets: rules.map(({ target }) => compileTarget(target, context)),
})

const compileList = (name: string, context: Compiling): CompiledRules => {
  const done = context.done.get(name)
  if (done) return done
  const rules = compileRules(context.lists[name] as readonly RoutingRule[], context)
  context.done.set(name, rules)
  return rules
}

const compileTarget = (target: RoutingTarget, context: Compiling): CompiledTarget => {
  if ('team' in target) {
    const strategy = compileStrategy(target.strategy, context.names.strategies ?? {})
    return { kind: 'team', team: target.team, strategy }
  }
  if ('assignee' in target) return { kind: 'assignee', assignee: target.assignee }
  if ('queue' in target) return { kind: 'queue', queue: target.queue }
  if ('list' in target) return { kind: 'rules', rules: compileList(target.list, context) }
  if ('rules' in target) return { kind: 'rules', rules: compileRules(target.rules, context) }
  if ('firstOf' in target) {
    return { kind: 'first-of', targets: target.firstOf.map((one) => compileTarget(one, context)) }
  }
  return {
    kind: 'tele-qualification',
    first: compileTarget(target.teleQualify, context),
    until: compileCondition(target.until, context.names),
    afterwards: compileTarget(target.afterwards, context),
  }
}

const peopleOf = (policy: RoutingPolicy): ReadonlySet<string> => {
  const people = new Set<string>()
  eachTargetOf(policy, (target) => {
    if ('assignee' in target) people.add(target.assignee)
  })
  return people
}

const teamsOf = (policy: RoutingPolicy): readonly string[] => {
  const teams = new Set<string>()
  eachTargetOf(policy, (target) => {
    if ('team' in target) teams.add(target.team)
  })
  return [...teams]
}

const poolDefaults: Required<PoolPolicy> = {
  absence: 'keep-position',
  creditBack: ['junk', 'merged'],
}

/**
 * Checks a routing policy and makes it ready to use.
 *
 * @param input - the policy as data, from code or from anywhere
 * @param names - the fields, predicates, teams and strategies of the host's own that it may name
 * @returns the compiled policy, immutable
 * @throws {@link HandoffError} `INVALID_ROUTING_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { compileRouting } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *   nobody: 'hold',
 * })
 * console.log(routing.pools.join()) // inbound
 * ```
 */
export const compileRouting = (input: RoutingPolicy, names: RoutingNames = {}): Routing => {
  const policy = parseRoutingPolicy(input, names)
  const context = { names, lists: policy.lists ?? {}, done: new Map<string, CompiledRules>() }
  const pools = teamsOf(policy)
  const program: RoutingProgram = {
    policy,
    fingerprint: fingerprint(policy),
    rules: compileRules(policy.rules, context),
    people: peopleOf(policy),
    pools: Object.freeze(pools),
    calendars: Object.freeze({ ...names.calendars }),
    poolPolicies: new Map(
      pools.map((name) => [name, { ...poolDefaults, ...policy.pools?.[name] }] as const),
    ),
  }
  return Object.freeze(program)
}
