import type { Condition, ConditionFor, FieldPath } from '../conditions/index.ts'
import type { StrategyFor } from './strategy-policy.ts'

/** What a literal policy is checked against; plain texts where nothing is known. */
export interface RoutingVocabulary {
  /** Conditions over the lead. */
  readonly condition: unknown
  /** Fields of the lead. */
  readonly field: string
  /** Names of teams. */
  readonly team: string
  /** Names of the host's own strategies. */
  readonly strategy: string
}

/** Nothing is known but the form. */
export interface AnyVocabulary extends RoutingVocabulary {
  /** Any condition. */
  readonly condition: Condition
}

/**
 * The vocabulary of a host.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the registered predicates
 * @typeParam T - the names of the teams
 * @typeParam C - the names of the host's own strategies
 */
export interface VocabularyOf<P, N extends string, T extends string, C extends string> {
  /** Conditions over the lead. */
  readonly condition: ConditionFor<P, N>
  /** Fields of the lead. */
  readonly field: unknown extends P ? string : FieldPath<P>
  /** Names of teams. */
  readonly team: T
  /** Names of the host's own strategies. */
  readonly strategy: C
}

/**
 * To a member of a team, chosen by a strategy.
 *
 * @typeParam V - the names that may be used
 */
export interface TeamTarget<V extends RoutingVocabulary = AnyVocabulary> {
  /** Name of the team. */
  readonly team: V['team']
  /** How one of its members is chosen. */
  readonly strategy: StrategyFor<V['field'], V['strategy']>
}

/** Always to the same person. */
export interface AssigneeTarget {
  /** Id of the person. */
  readonly assignee: string
}

/** Into a queue, where somebody claims it. */
export interface QueueTarget {
  /** Name of the queue. */
  readonly queue: string
}

/** Goes on with another list of the policy. */
export interface ListTarget {
  /** Its name in `lists`. */
  readonly list: string
}

/**
 * The first of several targets that yields somebody.
 *
 * @typeParam V - the names that may be used
 */
export interface FirstOfTarget<V extends RoutingVocabulary = AnyVocabulary> {
  /** The targets in order. */
  readonly firstOf: readonly RoutingTarget<V>[]
}

/**
 * Rules within a rule: the first whose condition holds and whose target yields somebody.
 *
 * @typeParam V - the names that may be used
 */
export interface RulesTarget<V extends RoutingVocabulary = AnyVocabulary> {
  /** The rules in order; if none yields anybody, the rules after the outer one are asked. */
  readonly rules: readonly RoutingRule<V>[]
}

/**
 * To tele-qualification first, and to the rep once that is done: when the lead is reassigned, the condition is asked again.
 *
 * @typeParam V - the names that may be used
 */
export interface TeleQualificationTarget<V extends RoutingVocabulary = AnyVocabulary> {
  /** Who calls first. */
  readonly teleQualify: RoutingTarget<V>
  /** When tele-qualification is done. */
  readonly until: V['condition']
  /** Who gets it then. */
  readonly afterwards: RoutingTarget<V>
}

/**
 * Where a rule sends a lead.
 *
 * @typeParam V - the names that may be used
 */
export type RoutingTarget<V extends RoutingVocabulary = AnyVocabulary> =
  | AssigneeTarget
  | QueueTarget
  | TeamTarget<V>
  | ListTarget
  | FirstOfTarget<V>
  | RulesTarget<V>
  | TeleQualificationTarget<V>

/**
 * One line of the routing policy.
 *
 * @typeParam V - the names that may be used
 */
export interface RoutingRule<V extends RoutingVocabulary = AnyVocabulary> {
  /** What people read in the explanation; unique within its list. */
  readonly name: string
  /** Which leads it is for; all of them if absent. */
  readonly when?: V['condition']
  /** Where it sends them. */
  readonly target: RoutingTarget<V>
}

/** How a team's fairness ledger counts. */
export interface PoolPolicy {
  /**
   * What becomes of somebody's share while they are away, and of a newcomer's before they came: `keep-position` lets it go, so that they come back
   * where they stood; `catch-up` keeps it, so that they get more until they are even. The latter is for `weighted`, `smooth-weighted`, `least-loaded`,
   * `capacity`, `quota` and strategies of your own; turns and strategies that look at the lead have nothing to catch up, so that a policy with nothing else
   * for the team is refused.
   *
   * @defaultValue `'keep-position'`
   */
  readonly absence?: 'keep-position' | 'catch-up'
  /**
   * What is credited back, so that it does not count as a lead received. A decline never is.
   *
   * @defaultValue `['junk', 'merged']`
   */
  readonly creditBack?: readonly ('junk' | 'merged' | 'timed-out')[]
}

/** A filter of availability, which a policy may ignore. */
export type AvailabilityFilter = 'outside-hours' | 'out-of-office' | 'at-capacity'

/**
 * Who gets which lead, as data: the first rule whose condition holds and whose target yields somebody wins.
 *
 * @typeParam V - the names that may be used
 */
export interface RoutingPolicy<V extends RoutingVocabulary = AnyVocabulary> {
  /** Name of the policy. */
  readonly id: string
  /** Version of the content, such as `2026-03`. */
  readonly version: string
  /** The rules in order. The last one has no condition, so that no lead is dropped. */
  readonly rules: readonly RoutingRule<V>[]
  /** Further lists of rules, for targets that name them. */
  readonly lists?: Readonly<Record<string, readonly RoutingRule<V>[]>>
  /** How the ledgers of teams count, by team. */
  readonly pools?: { readonly [team in V['team']]?: PoolPolicy }
  /**
   * Filters that are not asked, such as working hours where everybody works when they like.
   *
   * @defaultValue none
   */
  readonly ignore?: readonly AvailabilityFilter[]
  /**
   * What happens when nobody can take the lead: it is held until somebody can, goes to somebody who is not available (outside their hours first, then
   * beyond their capacity, then out of office), or waits in a queue.
   */
  readonly nobody: 'hold' | 'ignore-availability' | QueueTarget
}
