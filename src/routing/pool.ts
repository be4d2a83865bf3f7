import type { Instant } from '../kernel/index.ts'

/** One lead in the unit of positions: a millionth of a lead, so that sums are whole numbers. */
export const leadMicros = 1_000_000

/** One person's account in the ledger of a pool. Whole numbers only. */
export interface LedgerRow {
  /** Id of the person. */
  readonly id: string
  /** The weight that their position was last reckoned with. */
  readonly weight: number
  /** Whether they are away in the sense of the ledger: their position rests. */
  readonly away: boolean
  /**
   * Their position in millionths of a lead: what they received plus their calibration. While they are away, their shortfall with the sign turned.
   * Moves with every entry; against the level of the pool it tells what they are short of.
   */
  readonly position: number
  /** Leads that routing gave them. */
  readonly assigned: number
  /** Leads that a person gave them, or that they claimed. */
  readonly manual: number
  /** Leads credited back: junk, duplicates. */
  readonly creditedBack: number
  /** Leads that they declined; they count as received. */
  readonly declined: number
  /** Leads that they let pass; they count as received unless the policy credits them back. */
  readonly timedOut: number
  /** Turns of a round robin that they are owed; negative for turns that they have had out of turn. */
  readonly owedTurns: number
  /** Leads of this pool that are theirs now. */
  readonly open: number
  /** Number of the pool's assignment that was their last; 0 before the first. */
  readonly seq: number
  /** When that was; `null` before the first. */
  readonly lastAt: Instant | null
  /** The local day of their counters, as days since 1970-01-01. */
  readonly day: number
  /** Leads received on that day. */
  readonly perDay: number
  /** Leads received in the week of that day. */
  readonly perWeek: number
  /** Leads received in the month of that day. */
  readonly perMonth: number
  /** Leads of their quota that earlier periods still owe them, or negative what they got ahead. */
  readonly carried: number
}

/** What is remembered of a team between two leads: its ledger. Plain JSON, bounded by the number of members, whatever the history. */
export interface PoolState {
  /** Number of changes so far: a claim names the version that it was made on. */
  readonly version: number
  /** Who got the last lead in turn; an id, so that a member who leaves shifts nobody. */
  readonly last: string | null
  /** Number of assignments so far. */
  readonly seq: number
  /** The accounts, in the order of ids. */
  readonly members: readonly LedgerRow[]
  /** Leads that former members had received, so that the ledger still sums to what was assigned. */
  readonly former: number
  /**
   * What each unit of weight is due, in millionths of a lead. Every lead raises it by a lead over the weight of those who are there. Not a whole number.
   */
  readonly level: number
  /**
   * Millionths of a lead that the level takes up with the next lead: received while nobody was there, or, with the sign turned, what people who have left
   * were ahead by.
   */
  readonly unshared: number
  /** Who got the last lead with a key, the latest last; at most `limits.stickyKeys`. The keys are fingerprints. */
  readonly sticky: readonly (readonly [key: string, id: string])[]
}

/**
 * A pool before its first lead.
 *
 * @example
 * ```ts
 * import { emptyPool } from 'lead-handoff'
 *
 * console.log(emptyPool.members.length) // 0
 * ```
 */
export const emptyPool: PoolState = Object.freeze({
  version: 0,
  last: null,
  seq: 0,
  members: Object.freeze([]),
  former: 0,
  level: 0,
  unshared: 0,
  sticky: Object.freeze([]),
})

/** What an entry of the ledger is about. */
export type LedgerEntryKind =
  | 'assigned'
  | 'manual'
  | 'declined'
  | 'timed-out'
  | 'junk'
  | 'merged'
  | 'released'
  | 'restored'
  | 'joined'
  | 'departed'
  | 'away'
  | 'returned'
  | 'reweighted'

/** One entry of the ledger. A store keeps it with the version of the pool that it led to. */
export interface LedgerEntry {
  /** When it was written. */
  readonly at: Instant
  /** The lead that it is about; left out where it is about none, as for joining and absence, or where none was named. */
  readonly leadId?: string
  /** The person. */
  readonly id: string
  /** What happened. */
  readonly kind: LedgerEntryKind
  /** What it counts: 1 for a lead received, -1 for one credited back, 0 else. */
  readonly amount: number
  /** By how much it moves the position beside the amount, in millionths of a lead: the calibration. */
  readonly calibrationMicros: number
}

/** A change of shared routing state: of two routers at once, one wins it and the other decides again. */
export interface PoolClaim {
  /** Name of the pool: the team. */
  readonly pool: string
  /** The version that the decision was made on. */
  readonly expectedVersion: number
  /** The state that it leaves. */
  readonly state: PoolState
  /** The entries between the two. */
  readonly entries: readonly LedgerEntry[]
}
