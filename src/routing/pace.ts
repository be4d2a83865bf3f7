import type { OpenPool } from './open-pool.ts'
import type { LedgerRow } from './pool.ts'

/** How many leads of a pool have gone to its latest receiver one after the other. */
const rowOf = ({ rows, seq }: OpenPool, member: number): number => {
  let other = 0
  for (let i = 0; i < rows.length; i += 1) {
    if (i !== member) other = Math.max(other, (rows[i] as LedgerRow).seq)
  }
  return seq - other
}

/**
 * How many leads of a pool came after somebody's last one.
 *
 * @param pool - the open pool
 * @param member - place of the member
 * @returns 0 for whoever had the last lead
 */
export const leadsSince = ({ rows, seq }: OpenPool, member: number): number =>
  seq - (rows[member] as LedgerRow).seq

/**
 * Whether it is too soon for somebody's next lead: it would be more than twice their share of the leads since their last one, or, for those whose share
 * is half or more, more than their share plus one in a row. One comparison each, so that the ledger needs to remember no window.
 *
 * @param pool - the open pool
 * @param member - place of the member
 * @param shares - their own share and that of all who may be chosen, in any unit
 * @returns whether they are to be passed over while somebody else may be chosen
 */
export const isPaced = (
  pool: OpenPool,
  member: number,
  { own, all }: { readonly own: number; readonly all: number },
): boolean => {
  if ((pool.rows[member] as LedgerRow).seq === 0) return false
  const since = leadsSince(pool, member)
  if ((since + 1) * 2 * own < all) return true
  return since === 0 && rowOf(pool, member) * (all - own) > own
}
