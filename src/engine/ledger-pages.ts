import { limits } from '../kernel/index.ts'
import { objectCheck, patchCheck, textCheck } from '../lead/index.ts'
import type { LedgerPage, LedgerQuery } from '../ports/index.ts'
import { anything, checkLimit, checkRequest, cursor } from './check-request.ts'
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

const ledgerRequest = objectCheck({
  pool: textCheck(),
  after: patchCheck(cursor),
  limit: anything,
})

/**
 * Reads the ledger of a pool, page by page. A pool that the policy no longer names keeps its ledger, so that any name may be asked for.
 *
 * @param shell - what to work with
 * @param request - which pool, from where on, and how much
 * @returns entries and where to go on
 * @throws TypeError for a request with a field that is misspelt or cannot be, or that names no pool
 * @throws RangeError for a limit below one or beyond `limits.pageSize`
 */
export const readLedger = ({ store }: Shell, request: LedgerRequest): Promise<LedgerPage> => {
  checkRequest('ledger', request, ledgerRequest)
  const { pool, after = null, limit = limits.pageSize } = request
  checkLimit('ledger', limit, limits.pageSize)
  return store.readLedger({ pool, after, limit })
}
