import { localDayOf } from '../calendar/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { CompiledMember } from './compile-team.ts'
import type { OpenPool } from './open-pool.ts'
import { carriedInto } from './own-days.ts'
import type { LedgerRow } from './pool.ts'

/** The least part of a quota that anybody has carried over; a newcomer begins with it, or they would come after everybody else for good. */
const leastPart = ({ crew, rows }: OpenPool, now: Instant): number => {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < crew.length; i += 1) {
    const { member, timeZone } = crew[i] as CompiledMember
    const row = rows[i] as LedgerRow
    if (row.seq === 0 || !member.quota) continue
    const carried = carriedInto(row, member.quota, localDayOf(timeZone, now))
    least = Math.min(least, carried / Math.max(1, member.quota.leads))
  }
  return Number.isFinite(least) ? Math.max(0, least) : 0
}

/**
 * What earlier periods leave of a member's quota.
 *
 * @param pool - the open pool
 * @param position - place of the member
 * @param now - the instant of the question
 * @returns leads carried over into the period of the instant; 0 without a quota
 */
export const carriedOf = (pool: OpenPool, position: number, now: Instant): number => {
  const { member, timeZone } = pool.crew[position] as CompiledMember
  const row = pool.rows[position] as LedgerRow
  if (!member.quota) return 0
  if (row.seq === 0) return Math.floor(leastPart(pool, now) * member.quota.leads)
  return carriedInto(row, member.quota, localDayOf(timeZone, now))
}
