import { checkCalendar } from '../../calendar/index.ts'
import {
  checkJson,
  describeValue,
  type Issue,
  isPlainObject,
  limits,
  schemaIssues,
  suggest,
} from '../../kernel/index.ts'
import type { Calendars } from '../compile-team.ts'
import { teamJsonSchema, teamSchema } from '../team.schema.ts'
import type { TeamMember } from '../team-member.ts'
import { checkName, createFindings, type Findings } from './form.ts'

/** What a team may name. */
export interface TeamNames {
  /** Calendars by name. */
  readonly calendars?: Calendars
  /**
   * Whether members may have calendars by name only, because service levels are measured by them.
   *
   * @defaultValue `false`
   */
  readonly byName?: boolean
}

/** Whether it has the form of a team; what is wrong is added to the findings. */
const checkForm = (found: Findings, input: unknown): boolean => {
  const form = teamSchema.safeParse(input)
  if (!form.success) found.issues.push(...schemaIssues(form.error.issues, input, teamJsonSchema))
  return form.success
}

const checkCalendarOf = (
  found: Findings,
  { calendar, timeZone }: TeamMember,
  path: string,
): void => {
  if (typeof calendar === 'object') {
    for (const issue of checkCalendar(calendar)) {
      found.issues.push({ ...issue, path: `${path}.calendar.${issue.path}` })
    }
  }
  if (timeZone === undefined) return
  const [issue] = checkCalendar({ kind: 'always-open', timeZone })
  if (issue) found.issues.push({ ...issue, path: `${path}.timeZone` })
}

const checkMembers = (
  found: Findings,
  members: readonly TeamMember[],
  { calendars, byName }: TeamNames,
): void => {
  const seen = new Map<string, number>()
  for (const [i, member] of members.entries()) {
    const path = `[${i}]`
    checkName(found, member.id, `${path}.id`)
    for (const [k, team] of member.teams.entries()) checkName(found, team, `${path}.teams[${k}]`)
    const first = seen.get(member.id)
    if (first !== undefined) {
      found.add(`${path}.id`, `two people have the id "${member.id}": [${first}] and ${path}`)
    }
    seen.set(member.id, i)
    for (const [k, { fromAt, untilAt }] of (member.outOfOffice ?? []).entries()) {
      if (untilAt !== undefined && untilAt <= fromAt) {
        found.add(`${path}.outOfOffice[${k}].untilAt`, 'expected an instant after fromAt')
      }
    }
    checkCalendarOf(found, member, path)
    const { calendar } = member
    if (byName && typeof calendar === 'object') {
      const message = 'expected a name that "calendars" explains: a service level is measured by it'
      found.add(`${path}.calendar`, message)
    }
    if (calendars && typeof calendar === 'string' && !Object.hasOwn(calendars, calendar)) {
      const near = suggest(calendar, Object.keys(calendars))
      found.add(`${path}.calendar`, `no calendar "${calendar}"`, near)
    }
    if (found.issues.length >= limits.issues) return
  }
}

/** Adds the teams in which nobody has a weight: nobody of them would ever get a lead by weight. */
const checkWeights = (found: Findings, members: readonly TeamMember[]): void => {
  const heaviest = new Map<string, number>()
  for (const { teams, weight = 100 } of members) {
    for (const team of teams) heaviest.set(team, Math.max(weight, heaviest.get(team) ?? 0))
  }
  for (const [team, weight] of heaviest) {
    if (weight === 0)
      found.add('', `all weights of the team "${team}" are zero; give somebody a share`)
  }
}

/**
 * What is wrong with a sales team.
 *
 * @param input - anything
 * @param names - the calendars that members may name; without it every name is one
 * @returns at most `limits.issues` findings; empty for a sound team
 * @example
 * ```ts
 * import { checkTeam } from 'lead-handoff'
 *
 * const issues = checkTeam([{ id: 'mia', teams: ['inbound'], wieght: 50 }])
 * console.log(issues[0]?.suggestion) // weight
 * ```
 */
export const checkTeam = (input: unknown, names: TeamNames = {}): readonly Issue[] => {
  if (!Array.isArray(input)) {
    return [{ path: '', message: `expected a list of members, got ${describeValue(input)}` }]
  }
  if (input.length === 0) {
    return [{ path: '', message: 'nobody is in the team; name at least one member' }]
  }
  const found = createFindings()
  for (const [i, member] of input.slice(0, limits.teamMembers).entries()) {
    if (isPlainObject(member)) found.issues.push(...checkJson(member, `[${i}]`))
    if (found.issues.length >= limits.issues) break
  }
  if (found.issues.length === 0 && checkForm(found, input)) {
    checkMembers(found, input as readonly TeamMember[], names)
    checkWeights(found, input as readonly TeamMember[])
  }
  return found.issues.slice(0, limits.issues)
}
