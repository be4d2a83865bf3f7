import { shortfallAt } from './ledger-row.ts'
import { leadMicros, type PoolState } from './pool.ts'

/**
 * What each member of a pool is short of, in leads: `(total + sum of calibrations) * weight / sum of weights - (own + own calibration)`. Those ahead
 * of their share have a negative figure. The sum over everybody and `unshared` is zero, up to a millionth of a lead each.
 *
 * @param pool - the state
 * @returns leads by id, with up to six decimals
 * @example
 * ```ts
 * import { poolFromHistory, shortfalls } from 'lead-handoff'
 *
 * const pool = poolFromHistory({
 *   members: ['mia', 'noah'].map((id) => ({ id, teams: ['inbound'] })),
 *   assignments: [{ id: 'mia', at: 0 }],
 *   now: 1,
 * })
 * console.log(shortfalls(pool)['noah']) // 0.5
 * ```
 */
export const shortfalls = ({ members, level }: PoolState): Readonly<Record<string, number>> =>
  Object.fromEntries(members.map((row) => [row.id, shortfallAt(level, row) / leadMicros]))
