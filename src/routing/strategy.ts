import type { Instant, JsonObject } from '../kernel/index.ts'
import type { LedgerRow } from './pool.ts'
import type { TeamMember } from './team-member.ts'

/** The candidates of one decision, as a strategy sees them. A candidate is a number: the place of a member in the order of ids. */
export interface Desk {
  /** Those who can take the lead, in rising order; at least one. */
  readonly candidates: readonly number[]
  /** The lead as conditions see it. */
  readonly subject: JsonObject
  /** The instant of the decision. */
  readonly now: Instant
  /** What the policy tells the strategy; empty if nothing. */
  readonly options: JsonObject
  /** Who got the pool's last lead in turn. */
  readonly last: string | null
  /**
   * The member.
   *
   * @param candidate - one of the candidates
   * @returns the data the team was given as
   */
  member(candidate: number): TeamMember
  /**
   * What the ledger knows of a candidate.
   *
   * @param candidate - one of the candidates
   * @returns their account
   */
  account(candidate: number): LedgerRow
  /**
   * What a candidate is short of by the fairness ledger.
   *
   * @param candidate - one of the candidates
   * @returns millionths of a lead; negative if they are ahead
   */
  shortfall(candidate: number): number
  /**
   * The candidate with the least key. Of equals the one with the greater weight, then the greater priority, then who has waited longest, then by id.
   *
   * @param key - a number for each candidate; not a number counts as the greatest
   * @returns the candidate
   */
  least(key: (candidate: number) => number): number
}

/** Chooses one of those who can take a lead. A pure function of the desk, or the same decision cannot be computed again. */
export interface Strategy {
  /**
   * Chooses.
   *
   * @param desk - the candidates and all that is known
   * @returns one of the candidates; `undefined` to pass the lead on to the next target
   */
  choose(desk: Desk): number | undefined
  /**
   * The numbers that the explanation gives for a candidate, chosen or not.
   *
   * @param desk - the candidates and all that is known
   * @param candidate - one of them
   * @returns plain JSON
   */
  numbers?(desk: Desk, candidate: number): JsonObject
}

/** Strategies of the host's own, by the names under which policies use them. */
export type Strategies = Readonly<Record<string, Strategy>>
