import type { Instant } from '../kernel/index.ts'
import type { CommandId, LeadChange, LeadEvent, LeadId, LeadRecord } from '../lead/index.ts'
import type { PoolClaim, PoolState } from '../routing/index.ts'
import type { Timer } from '../sla/index.ts'
import type { Awaitable } from './awaitable.ts'
import type { OutboxMessage } from './outbox.ts'

/** What is needed to decide a command. */
export interface LoadQuery {
  /** The lead. */
  readonly leadId: LeadId
  /** The command, if it has an id of its own. */
  readonly commandId: CommandId | null
  /** The routing pools whose state a decision may need. */
  readonly pools: readonly string[]
}

/** What a store knows at one moment. */
export interface Loaded {
  /** The lead; `null` if there is none of this id. */
  readonly record: LeadRecord | null
  /** The events of this lead that the command wrote before; `null` if it was not seen yet. */
  readonly done: readonly LeadEvent[] | null
  /** The state of each pool; one that was never written may be left out. */
  readonly pools: Readonly<Record<string, PoolState>>
}

/** Where a lead stands in a list of leads. */
export interface LeadRank {
  /** The higher comes first; a whole number from -(2^31 - 1) to 2^31 - 1. */
  readonly priority: number
  /** When something must have happened to it, the earlier first; `null` for never, which comes last. */
  readonly dueAt: Instant | null
  /** Since when it has been waiting: the longer comes first. */
  readonly since: Instant
}

/** A change of one lead, as it is written. */
export interface LeadWrite extends LeadChange {
  /** All timers of the lead from now on; they replace those before. */
  readonly timers: readonly Timer[]
  /** Where it stands in lists from now on. */
  readonly rank: LeadRank
}

/** Everything that one command writes: all of it or nothing. */
export interface Batch {
  /** The command, if it has an id of its own: written with the lead of the first change, at most once, also if nothing changed. */
  readonly commandId: CommandId | null
  /** The leads, at least one and each of them once, the one of the command first. */
  readonly writes: readonly LeadWrite[]
  /** The changes of shared routing state, each pool once; their entries go into the ledgers of the pools. */
  readonly claims: readonly PoolClaim[]
  /** What is to be told. One whose lead already had a message of this id, sent or not, is left out. */
  readonly outbox: readonly OutboxMessage[]
  /** Leads that are erased: their messages that are not settled yet are removed before those of this batch are written. */
  readonly forget: readonly LeadId[]
}

/** What became of a batch. All but `committed` leave the store as it was. */
export type CommitOutcome = 'committed' | 'version-conflict' | 'duplicate-command' | 'claim-lost'

/** Keeps leads. The host implements it; `lead-handoff/memory` is the reference. */
export interface LeadStore {
  /** The edition of this contract. A later one gets a new number, never a changed meaning. */
  readonly contract: 1
  /**
   * Reads what a decision needs, all of the same moment or older for the pools.
   *
   * @param query - which lead, command and pools
   * @returns the lead, what the command already did, and the pools
   */
  load(query: LoadQuery): Awaitable<Loaded>
  /**
   * Reads what several decisions need, in one round trip where that is possible.
   *
   * @param queries - at most `limits.batchSize`
   * @returns one answer for each, in the same order
   */
  loadMany(queries: readonly LoadQuery[]): Awaitable<readonly Loaded[]>
  /**
   * Writes a batch atomically: only if the command was not seen before for its lead, every lead still has its expected version, and every pool still
   * has the version of its claim. Where more than one of these fails, the first of this order is the outcome.
   *
   * @param batch - what to write
   * @returns what became of it
   */
  commit(batch: Batch): Awaitable<CommitOutcome>
  /**
   * Writes batches with the same outcomes as committing one after the other, in one round trip where that is possible: a later one may build on
   * what an earlier one writes, and one that is refused does not keep the others from being written. If it throws, each batch is written as a
   * whole or not at all.
   *
   * @param batches - what to write, at most `limits.batchSize`
   * @returns what became of each, in the same order
   */
  commitMany(batches: readonly Batch[]): Awaitable<readonly CommitOutcome[]>
  /**
   * Reads whole histories.
   *
   * @param leadIds - which leads
   * @returns their events, lead by lead in the order asked for, each in the order of its versions
   */
  history(leadIds: readonly LeadId[]): Awaitable<readonly LeadEvent[]>
}
