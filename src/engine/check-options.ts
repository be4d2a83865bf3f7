import { HandoffError, type Issue, limits, suggest } from '../kernel/index.ts'
import type { Lifecycle } from '../lead/index.ts'
import { checkRoutingPolicy, checkTeam, type TeamMember } from '../routing/index.ts'
import type { HandoffOptions } from './handoff-options.ts'

/** The options of any lifecycle. */
export type AnyOptions = HandoffOptions<Lifecycle>

const refuse = (issues: readonly Issue[]): never => {
  throw new HandoffError('INVALID_POLICY', 'the hand-off cannot be created', {
    issues: issues.slice(0, limits.issues),
  })
}

/**
 * That the host provides what a hand-off cannot do without.
 *
 * @param options - what was given
 * @throws HandoffError `INVALID_POLICY` if the store, the team or the clock is none
 */
export const checkHost = (options: Pick<AnyOptions, 'store' | 'team' | 'clock'>): void => {
  for (const key of ['store', 'team'] as const) {
    if (typeof options?.[key] === 'object' && options[key] !== null) continue
    refuse([{ path: key, message: `expected the ${key} of the host` }])
  }
  const { clock } = options
  if (clock !== undefined && typeof (clock as { now?: unknown })?.now !== 'function') {
    const message = 'expected a clock: an object with now(), such as { now: Date.now }'
    refuse([{ path: 'clock', message }])
  }
}

interface Name {
  readonly path: string
  readonly name: string | undefined
}

const missing = (named: readonly Name[], known: readonly string[], what: string): Issue[] =>
  named.flatMap(({ path, name }) => {
    if (name === undefined || known.includes(name)) return []
    const near = suggest(name, known)
    const issue = { path, message: `${what} "${name.slice(0, 60)}"` }
    return [near === undefined ? issue : { ...issue, suggestion: near }]
  })

/** The people whom policies name beside routing; a last resort may be anybody, such as a manager. */
const namedPeople = ({ sla }: AnyOptions): readonly Name[] =>
  (sla?.targets ?? []).flatMap(({ escalation = [] }, i) =>
    escalation.map(({ action, to }, k) => ({
      path: `sla.targets[${i}].escalation[${k}].to`,
      name: action === 'reassign' ? to : undefined,
    })),
  )

const namesIssues = (options: AnyOptions, members: readonly TeamMember[]): readonly Issue[] => {
  const people = members.map(({ id }) => id)
  const teams = [...new Set(members.flatMap((member) => member.teams))]
  const { routing, names: { predicates = {} } = {}, strategies = {}, calendarOf = {} } = options
  // the fields were checked when the policy was compiled: a lead has more of them than its profile
  const inRouting = checkRoutingPolicy(routing, { predicates, strategies, teams, people })
  const ofTeams = Object.keys(calendarOf.team ?? {})
  return [
    ...inRouting.map((issue) => ({ ...issue, path: `routing.${issue.path}` })),
    ...missing(namedPeople(options), people, 'nobody in the team has the id'),
    ...missing(
      ofTeams.map((name) => ({ path: `calendarOf.team.${name}`, name })),
      teams,
      'nobody is in the team',
    ),
  ]
}

/**
 * That a team which is given as data is sound, and that it has those whom the policies name. A directory is read with each command and is not looked at
 * here.
 *
 * @param options - the options, the policies compiled without complaint
 * @param calendars - the calendars that members may name
 * @throws HandoffError `INVALID_TEAM` for the team itself, `INVALID_POLICY` for names that it does not have
 */
export const checkTeamOf = (
  options: AnyOptions,
  calendars: NonNullable<Parameters<typeof checkTeam>[1]>['calendars'],
): void => {
  const { team } = options
  if ('members' in team) return
  const issues = checkTeam(team, calendars ? { calendars } : {})
  if (issues.length > 0) {
    throw new HandoffError('INVALID_TEAM', 'this team cannot be used', {
      issues: issues.map((issue) => ({ ...issue, path: `team${issue.path}` })),
    })
  }
  const unknown = namesIssues(options, team as readonly TeamMember[])
  if (unknown.length > 0) refuse(unknown)
}
