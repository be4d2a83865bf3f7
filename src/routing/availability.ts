import { localDayOf } from '../calendar/index.ts'
import type { Instant, JsonObject } from '../kernel/index.ts'
import type { CompiledMember } from './compile-team.ts'
import { usesOf } from './own-days.ts'
import type { LedgerRow } from './pool.ts'
import type { PassedOverFilter } from './routing-decision.ts'
import type { AvailabilityFilter } from './routing-policy.ts'
import type { Absence } from './team-member.ts'

/** What tells whether somebody is available. */
export interface Attendance {
  /** The instant of the question. */
  readonly now: Instant
  /** Filters that are not asked. */
  readonly ignore: readonly AvailabilityFilter[]
  /** A person's accounts in all pools. */
  readonly rowsOf: (id: string) => readonly LedgerRow[]
}

/** The absence that somebody is on. */
const absenceAt = ({ member }: CompiledMember, now: Instant): Absence | undefined =>
  member.outOfOffice?.find(
    ({ fromAt, untilAt }) => fromAt <= now && (untilAt === undefined || now < untilAt),
  )

const isFull = (one: CompiledMember, { now, rowsOf }: Attendance): boolean => {
  const { capacity } = one.member
  if (!capacity) return false
  const uses = usesOf(rowsOf(one.id), capacity, localDayOf(one.timeZone, now))
  return uses.some(({ used, limit }) => used >= limit)
}

/**
 * Why somebody cannot take any lead now.
 *
 * @param one - the person
 * @param attendance - the instant, what is ignored, and their accounts
 * @returns the first filter that removes them; `null` if they are available
 */
export const unavailability = (
  one: CompiledMember,
  attendance: Attendance,
): PassedOverFilter | null => {
  if (one.always) return null
  const { now, ignore } = attendance
  const { active, joinedAt, leavesAt } = one.member
  if (active === false) return 'inactive'
  if (joinedAt !== undefined && now < joinedAt) return 'not-yet-joined'
  if (leavesAt !== undefined && now >= leavesAt) return 'left'
  const asks = (filter: AvailabilityFilter): boolean => !ignore.includes(filter)
  if (one.calendar && asks('outside-hours') && !one.calendar.isOpen(now)) return 'outside-hours'
  if (asks('out-of-office') && absenceAt(one, now)) return 'out-of-office'
  return asks('at-capacity') && isFull(one, attendance) ? 'at-capacity' : null
}

/**
 * The numbers behind a filter of availability.
 *
 * @param filter - the filter
 * @param one - the person
 * @param attendance - the instant and their accounts
 * @returns plain JSON; `undefined` where there are no numbers
 */
export const attendanceNumbers = (
  filter: PassedOverFilter,
  one: CompiledMember,
  { now, rowsOf }: Attendance,
): JsonObject | undefined => {
  const { joinedAt, leavesAt, capacity } = one.member
  switch (filter) {
    case 'not-yet-joined':
      return { joinedAt: joinedAt ?? null }
    case 'left':
      return { leavesAt: leavesAt ?? null }
    case 'outside-hours':
      return { opensAt: one.calendar?.nextOpening(now) ?? null }
    case 'out-of-office':
      return { backAt: absenceAt(one, now)?.untilAt ?? null }
    case 'at-capacity': {
      const uses = usesOf(rowsOf(one.id), capacity ?? {}, localDayOf(one.timeZone, now))
      const full = uses.find(({ used, limit }) => used >= limit)
      return full && { per: full.per, used: full.used, limit: full.limit }
    }
    default:
      return undefined
  }
}

// zones are quarters of an hour apart, so that a local day begins on one
const quarterMs = 900_000

/**
 * The first instant after now at which the answer may be another, entries of the ledger aside.
 *
 * @param one - the person
 * @param now - the instant
 * @returns epoch milliseconds; infinite if it never changes
 */
export const attendanceChangesAt = (one: CompiledMember, now: Instant): Instant => {
  if (one.always) return Number.POSITIVE_INFINITY
  const { joinedAt, leavesAt, outOfOffice, capacity } = one.member
  const candidates: (number | undefined)[] = [joinedAt, leavesAt]
  for (const { fromAt, untilAt } of outOfOffice ?? []) candidates.push(fromAt, untilAt)
  if (one.calendar) candidates.push(one.calendar.nextOpening(now), one.calendar.nextClosing(now))
  if (capacity) candidates.push((Math.floor(now / quarterMs) + 1) * quarterMs)
  let first = Number.POSITIVE_INFINITY
  for (const at of candidates) if (at !== undefined && at > now && at < first) first = at
  return first
}
