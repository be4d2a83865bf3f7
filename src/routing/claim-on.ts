import type { Instant } from '../kernel/index.ts'
import { closePool, type OpenPool } from './open-pool.ts'
import type { PoolClaim } from './pool.ts'

/**
 * Says which lead the last entry is about.
 *
 * @param pool - the open pool
 * @param leadId - the lead
 */
export const nameLead = ({ entries }: OpenPool, leadId: string): void => {
  const last = entries.pop()
  if (!last) return
  const { id, kind, amount, calibrationMicros } = last
  entries.push({ id, kind, amount, calibrationMicros, leadId })
}

/**
 * The change of a pool, with what was written about it.
 *
 * @param pool - the open pool
 * @param at - the instant of the decision
 * @returns the claim
 */
export const claimOn = (pool: OpenPool, at: Instant): PoolClaim => ({
  pool: pool.name,
  expectedVersion: pool.before.version,
  state: closePool(pool),
  entries: pool.entries.map(({ id, kind, amount, calibrationMicros, leadId }) =>
    leadId === undefined
      ? { at, id, kind, amount, calibrationMicros }
      : { at, id, kind, amount, calibrationMicros, leadId },
  ),
})
