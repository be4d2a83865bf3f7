import { describeValue, limits } from '../kernel/index.ts'
import type { LedgerPage, LedgerQuery } from '../ports/index.ts'
import type { Shell } from './shell.ts'

/** Which ledger to read, and from where on. */
export interface LedgerRequest extends Pick<LedgerQuery, 'pool'> {
  /**
   * What the last page said.
   *
   * @defaultValue `null` for the beginning
   */
  readonly after?: string | null
  /**
   * Most entries on the page, at most `limits.pageSize`.
   *
   * @defaultValue `limits.pageSize`
   */
  readonly limit?: number
}

/**
 * Reads the ledger of a pool, page by page. A pool that the policy no longer names keeps its ledger, so that any name may be asked for.
 *
 * @param shell - what to work with
 * @param request - which pool, from where on, and how much
 * @returns entries and where to go on
 * @throws TypeError if no pool is named
 * @throws RangeError for a limit below one or beyond `limits.pageSize`
 */
export const readLedger = ({ store }: Shell, request: LedgerRequest): Promise<LedgerPage> => {
  const { pool, after = null, limit = limits.pageSize } = request
  if (typeof pool !== 'string' || pool === '') {
    throw new TypeError(`expected the name of a pool, got ${describeValue(pool)}`)
  }
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > limits.pageSize) {
    throw new RangeError(`expected a limit from 1 to ${limits.pageSize}, got ${limit}`)
  }
  return store.readLedger({ pool, after, limit })
}
