import { HandoffError } from '../kernel/index.ts'
import { checkTeam, type TeamNames } from './checks/check-team.ts'
import type { TeamMember } from './team-member.ts'

/**
 * Reads a sales team from unknown input, such as a file or another system.
 *
 * @param input - anything
 * @param names - the calendars that members may name; without it every name is one
 * @returns a copy of the members
 * @throws {@link HandoffError} `INVALID_TEAM` with every place that is wrong: two people with one id, a weight below zero, a capacity that is not a
 * whole number, nobody at all
 * @example
 * ```ts
 * import { parseTeam } from 'lead-handoff'
 *
 * const team = parseTeam(JSON.parse('[{ "id": "mia", "teams": ["inbound"] }]'))
 * console.log(team.length) // 1
 * ```
 */
export const parseTeam = (input: unknown, names: TeamNames = {}): readonly TeamMember[] => {
  const issues = checkTeam(input, names)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_TEAM', 'this team cannot be used', { issues })
  }
  return JSON.parse(JSON.stringify(input)) as readonly TeamMember[]
}
