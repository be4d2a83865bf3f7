import { type Calendar, type CalendarPolicy, compileCalendar } from '../calendar/index.ts'
import { compareText, HandoffError } from '../kernel/index.ts'
import { parseTeam } from './parse-team.ts'
import type { TeamMember } from './team-member.ts'

/** A member, ready to be asked. */
export interface CompiledMember {
  /** Id of the person. */
  readonly id: string
  /** The data they were given as. */
  readonly member: TeamMember
  /** Their share, 100 unless given. */
  readonly weight: number
  /** Their priority, 2 unless given. */
  readonly priority: number
  /** Whether only the ledger can keep them from being available: always at work, never away, without capacity. */
  readonly always: boolean
  /** Their working hours; `null` if they are always at work. */
  readonly calendar: Calendar | null
  /** The zone in which their days are counted. */
  readonly timeZone: string
}

/** A sales team, checked and ready to use. */
export interface Team {
  /** Everybody, in the order of ids. */
  readonly members: readonly CompiledMember[]
  /** The members of each team, in the order of ids. */
  readonly byTeam: ReadonlyMap<string, readonly CompiledMember[]>
}

/** Calendars by the names under which members use them. */
export type Calendars = Readonly<Record<string, Calendar>>

// a calendar takes longer to read than a lead to route; a changed calendar is a new object
const calendars = new WeakMap<CalendarPolicy, Calendar>()

const calendarOf = (policy: string | CalendarPolicy, named: Calendars): Calendar | null => {
  // like everybody who asks for a calendar that is not agreed any more, they have none
  if (typeof policy === 'string') {
    return Object.hasOwn(named, policy) ? (named[policy] as Calendar) : null
  }
  let calendar = calendars.get(policy)
  if (!calendar) {
    calendar = compileCalendar(policy)
    calendars.set(policy, calendar)
  }
  return calendar
}

const compileMember = (member: TeamMember, named: Calendars): CompiledMember => {
  const calendar = member.calendar === undefined ? null : calendarOf(member.calendar, named)
  const { outOfOffice, joinedAt, leavesAt, capacity, active } = member
  const absences = outOfOffice?.length ?? 0
  const limited = joinedAt !== undefined || leavesAt !== undefined || capacity !== undefined
  return {
    id: member.id,
    member,
    weight: member.weight ?? 100,
    priority: member.priority ?? 2,
    always: active !== false && !calendar && absences === 0 && !limited,
    calendar,
    timeZone: member.timeZone ?? calendar?.timeZone ?? 'UTC',
  }
}

/** Members in the order of ids, so that each team's members are as well and those with one id stand side by side. */
const group = (members: readonly CompiledMember[]): Team => {
  const byTeam = new Map<string, CompiledMember[]>()
  let before: string | undefined
  for (const member of members) {
    if (member.id === before) {
      const message = `two people have the id "${member.id}"`
      throw new HandoffError('INVALID_TEAM', 'this team cannot be used', {
        issues: [{ path: '', message }],
      })
    }
    before = member.id
    const { teams } = member.member
    for (const name of teams.length > 1 ? new Set(teams) : teams) {
      const crew = byTeam.get(name)
      if (crew) crew.push(member)
      else byTeam.set(name, [member])
    }
  }
  return { members, byTeam }
}

/**
 * A team from data that is trusted to be sound but for repeated ids; nobody at all is allowed.
 *
 * @param members - the members, in any order
 * @param calendars - the calendars that they may name
 * @returns the team
 * @throws {@link HandoffError} `INVALID_TEAM` for two people with one id
 */
const readTeam = (members: readonly TeamMember[], calendars: Calendars): Team => {
  const compiled = members.map((member) => compileMember(member, calendars))
  // a host mostly reads them in order, and to see that is cheaper than to sort
  const isSorted = compiled.every(
    ({ id }, i) => i === 0 || (compiled[i - 1] as CompiledMember).id <= id,
  )
  return group(isSorted ? compiled : compiled.sort((a, b) => compareText(a.id, b.id)))
}

/**
 * Checks a sales team and makes it ready to use. Worth it where many leads are routed among the same people.
 *
 * @param members - the members, in any order; they are copied
 * @param options - the calendars that members name
 * @returns the team, to be given wherever members are
 * @throws {@link HandoffError} `INVALID_TEAM` with every place that is wrong
 * @example
 * ```ts
 * import { compileTeam } from 'lead-handoff'
 *
 * const team = compileTeam([
 *   { id: 'mia', teams: ['inbound'] },
 *   { id: 'noah', teams: ['inbound'], weight: 50, skills: ['French'] },
 * ])
 * console.log(team.byTeam.get('inbound')?.length) // 2
 * ```
 */
export const compileTeam = (
  members: readonly TeamMember[],
  { calendars = {} }: { readonly calendars?: Calendars } = {},
): Team => {
  const team = readTeam(parseTeam(members, { calendars }), calendars)
  return Object.freeze({ ...team, members: Object.freeze(team.members) })
}

/**
 * A team from either form.
 *
 * @param team - compiled, or the members as data
 * @param calendars - the calendars that members name
 * @returns the team
 */
export const teamOf = (team: Team | readonly TeamMember[], calendars: Calendars): Team =>
  'byTeam' in team ? team : readTeam(team, calendars)
