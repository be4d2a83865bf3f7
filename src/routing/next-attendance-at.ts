import type { Instant } from '../kernel/index.ts'
import { attendanceChangesAt } from './availability.ts'
import { programOf, type Routing } from './compile-routing.ts'
import { type Team, teamOf } from './compile-team.ts'
import type { RoutingInput } from './route.ts'

/**
 * The first instant at which somebody whom routing may ask comes, goes or has another day's capacity.
 *
 * @param routing - the compiled policy
 * @param team - the team
 * @param now - the instant from which on
 * @returns epoch milliseconds; `null` if calendars tell of nothing
 */
export const attendanceOfTeamChangesAt = (
  routing: Routing,
  { members }: Team,
  now: Instant,
): Instant | null => {
  const { pools, people } = programOf(routing)
  let first = Number.POSITIVE_INFINITY
  for (const one of members) {
    const isAsked = people.has(one.id) || one.member.teams.some((name) => pools.includes(name))
    if (isAsked) first = Math.min(first, attendanceChangesAt(one, now))
  }
  return Number.isFinite(first) ? first : null
}

/**
 * When a lead that nobody could take is worth routing again, as far as calendars tell: somebody comes back, begins to work, joins, or has a new day.
 *
 * @param routing - the compiled policy
 * @param input - the team and the instant
 * @returns epoch milliseconds; `null` if calendars tell of nothing
 */
export const nextAttendanceAt = (
  routing: Routing,
  { team, now }: Pick<RoutingInput, 'team' | 'now'>,
): Instant | null => attendanceOfTeamChangesAt(routing, teamOf(team, routing.calendars), now)
