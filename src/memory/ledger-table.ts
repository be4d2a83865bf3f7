import type { Batch, LedgerLine, LedgerPage, LedgerQuery } from '../ports/index.ts'
import { readPlace } from './read-place.ts'

type Claim = Batch['claims'][number]

/** The ledgers of all pools. */
export interface LedgerTable {
  /**
   * Writes the entries of a claim.
   *
   * @param claim - the claim, once it is committed
   */
  write(claim: Claim): void
  /**
   * Reads on in the ledger of a pool.
   *
   * @param query - which pool, from where on, and how much
   * @returns a page
   */
  read(query: LedgerQuery): LedgerPage
  /**
   * Everything that was written.
   *
   * @returns lines by pool
   */
  all(): readonly (readonly [pool: string, lines: readonly LedgerLine[]])[]
}

/** An entry as it was given, and its place; they are joined when somebody reads them. */
interface Row {
  readonly entry: Claim['entries'][number]
  readonly version: number
  readonly line: number
}

const lineOf = ({ entry, version, line }: Row): LedgerLine => ({ ...entry, version, line })

/**
 * Makes an empty table.
 *
 * @returns the table
 */
export const createLedgerTable = (): LedgerTable => {
  const ledgers = new Map<string, Row[]>()
  return {
    write: ({ pool, state, entries }) => {
      const rows = ledgers.get(pool) ?? []
      if (rows.length === 0) ledgers.set(pool, rows)
      const { version } = state
      for (const entry of entries) {
        const before = rows.at(-1)
        const line = before?.version === version ? before.line + 1 : 1
        rows.push({ entry, version, line })
      }
    },
    read: ({ pool, after, limit }) => {
      const rows = ledgers.get(pool) ?? []
      const from = readPlace(after, rows.length, 'ledger')
      const lines = rows.slice(from, from + limit).map(lineOf)
      return { lines, cursor: lines.length === 0 ? after : String(from + lines.length) }
    },
    all: () => Array.from(ledgers, ([pool, rows]) => [pool, rows.map(lineOf)]),
  }
}
