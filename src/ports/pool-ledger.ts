import type { LedgerEntry } from '../routing/index.ts'
import type { Awaitable } from './awaitable.ts'

/** An entry with its place in the ledger of its pool. */
export interface LedgerLine extends LedgerEntry {
  /** The version of the pool that it led to. */
  readonly version: number
  /** Its number among the entries of that version, from 1. */
  readonly line: number
}

/** Which ledger, and from where on to read. */
export interface LedgerQuery {
  /** Name of the pool. */
  readonly pool: string
  /** What the last page said; `null` from the beginning. */
  readonly after: string | null
  /** Most entries at once, at most `limits.pageSize`. */
  readonly limit: number
}

/** A page of a ledger. */
export interface LedgerPage {
  /** What was written since; empty at the end of the ledger. */
  readonly lines: readonly LedgerLine[]
  /** Where the next page begins; that of the query if there was nothing new. */
  readonly cursor: string | null
}

/** Keeps the ledgers of the pools for their auditors. */
export interface PoolLedger {
  /**
   * Reads on in the ledger of a pool: the entries of every claim that was committed, once each, in the order of the versions and, within one, of the claim.
   * An entry is there as soon as the state of the pool is that it led to, and none ever appears behind a cursor.
   *
   * @param query - which pool, from where on, and how much
   * @returns entries and where to go on
   * @throws HandoffError `INVALID_CURSOR` for a cursor that this store did not give out
   */
  readLedger(query: LedgerQuery): Awaitable<LedgerPage>
}
