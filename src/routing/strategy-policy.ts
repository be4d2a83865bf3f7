import type { JsonObject } from '../kernel/index.ts'

/**
 * The strategies that need no setting.
 *
 * - `round-robin`: one after the other in the order of ids; the last one's id is remembered.
 * - `weighted`: whoever is shortest of their weighted share by the fairness ledger.
 * - `smooth-weighted`: the same shares, and nobody is ever a whole lead away from theirs.
 * - `least-recent`: whoever has waited longest, those of greater priority first.
 * - `least-loaded`: fewest open leads for their weight.
 * - `capacity`: most room left, measured by their tightest capacity.
 * - `quota`: largest part of the promised leads still due, the rest of earlier periods carried over.
 * - `first-to-claim`: nobody is chosen; the lead waits in the queue of the team's name.
 */
export type SimpleStrategy =
  | 'round-robin'
  | 'weighted'
  | 'smooth-weighted'
  | 'least-recent'
  | 'least-loaded'
  | 'capacity'
  | 'quota'
  | 'first-to-claim'

/**
 * Only members who cover the lead's territory.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export interface TerritoryStrategy<Path extends string, C extends string> {
  /** Discriminates the strategies. */
  readonly use: 'territory'
  /** The lead's field that names its territory, or a list of them. */
  readonly field: Path
  /**
   * Who of them.
   *
   * @defaultValue `'round-robin'`
   */
  readonly by?: StrategyFor<Path, C>
}

/**
 * Only members who have all the skills, such as the lead's language.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export interface SkillsStrategy<Path extends string, C extends string> {
  /** Discriminates the strategies. */
  readonly use: 'skills'
  /** Skills that every lead of the rule needs. */
  readonly all?: readonly string[]
  /** The lead's fields that name a skill or a list of them; a missing one asks for nothing. */
  readonly fields?: readonly Path[]
  /**
   * Who of them.
   *
   * @defaultValue `'round-robin'`
   */
  readonly by?: StrategyFor<Path, C>
}

/**
 * The person whom a field of the lead names: the owner of the account (`account-owner`), or who had the lead before it was recycled
 * (`previous-owner`, by default in the field `owner`). Yields nobody when it is empty or they cannot take it.
 *
 * @typeParam Path - the fields of the lead
 */
export interface OwnerStrategy<Path extends string> {
  /** Discriminates the strategies. */
  readonly use: 'account-owner' | 'previous-owner'
  /**
   * The lead's field that holds the id.
   *
   * @defaultValue `'owner'`
   */
  readonly field?: Path
}

/** One tier of leads. */
export interface ScoreTier {
  /** From which value on. */
  readonly atLeast: number
  /** The members' tier that gets them. */
  readonly tier: string
}

/**
 * Best leads to the best closers: only the members of the tier that the lead's score falls into, or of the next one below in which somebody is there.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export interface ScoreTierStrategy<Path extends string, C extends string> {
  /** Discriminates the strategies. */
  readonly use: 'score-tier'
  /**
   * The lead's field that holds the score.
   *
   * @defaultValue `'score.total'`
   */
  readonly field?: Path
  /** The tiers, best first; a lead below all of them belongs to the last. */
  readonly tiers: readonly ScoreTier[]
  /**
   * Who of them.
   *
   * @defaultValue `'round-robin'`
   */
  readonly by?: StrategyFor<Path, C>
}

/**
 * Highest random weight: the lead's key alone decides, so that routers share no state and somebody who leaves moves nobody else's leads.
 *
 * @typeParam Path - the fields of the lead
 */
export interface RendezvousStrategy<Path extends string> {
  /** Discriminates the strategies. */
  readonly use: 'rendezvous'
  /** The lead's field that is hashed, such as the company's domain. */
  readonly key: Path
}

/** One person for everything, with stand-ins in their order. */
export interface SingleContactStrategy {
  /** Discriminates the strategies. */
  readonly use: 'single-contact'
  /** Ids, the contact first. */
  readonly order: readonly string[]
}

/**
 * Members who suit best if any of them can take it, else all.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export interface PreferredStrategy<Path extends string, C extends string> {
  /** Discriminates the strategies. */
  readonly use: 'preferred'
  /** Ids of the preferred. */
  readonly ids?: readonly string[]
  /** Skills of the preferred. */
  readonly skills?: readonly string[]
  /** The lead's field that names the territory of the preferred. */
  readonly territory?: Path
  /**
   * Who of them.
   *
   * @defaultValue `'round-robin'`
   */
  readonly by?: StrategyFor<Path, C>
}

/**
 * Whoever got the last lead with the same key, if they can take it; else another strategy chooses, and is remembered.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export interface StickyStrategy<Path extends string, C extends string> {
  /** Discriminates the strategies. */
  readonly use: 'sticky'
  /** The lead's field by which leads belong together. */
  readonly key: Path
  /**
   * Who gets the first of them.
   *
   * @defaultValue `'round-robin'`
   */
  readonly by?: StrategyFor<Path, C>
}

/**
 * A strategy of the host's own, with settings.
 *
 * @typeParam C - the names of the host's own strategies
 */
export interface CustomStrategy<C extends string> {
  /** The name under which it is registered. */
  readonly custom: C
  /** What it is told. */
  readonly options?: JsonObject
}

/**
 * How one of a team is chosen, with the names that the compiler checks.
 *
 * @typeParam Path - the fields of the lead
 * @typeParam C - the names of the host's own strategies
 */
export type StrategyFor<Path extends string, C extends string> =
  | SimpleStrategy
  | TerritoryStrategy<Path, C>
  | SkillsStrategy<Path, C>
  | OwnerStrategy<Path>
  | ScoreTierStrategy<Path, C>
  | RendezvousStrategy<Path>
  | SingleContactStrategy
  | PreferredStrategy<Path, C>
  | StickyStrategy<Path, C>
  | CustomStrategy<C>

/** How one of a team is chosen, as data. */
export type StrategyPolicy = StrategyFor<string, string>

/**
 * The names of the strategies that come with the library.
 *
 * @example
 * ```ts
 * import { strategyNames } from 'lead-handoff'
 *
 * console.log(strategyNames.includes('round-robin')) // true
 * ```
 */
export const strategyNames: readonly string[] = Object.freeze([
  ...['round-robin', 'weighted', 'smooth-weighted', 'least-recent', 'least-loaded', 'capacity'],
  ...['quota', 'first-to-claim', 'territory', 'skills', 'account-owner', 'previous-owner'],
  ...['score-tier', 'rendezvous', 'single-contact', 'preferred', 'sticky'],
])
