import { HandoffError, type Issue, limits } from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import { checkRoutingPolicy, checkTeam, type TeamMember } from '../../routing/index.ts'
import type { HandoffModelInput } from './compile-handoff-model.ts'
import type { HandoffModel } from './handoff-model.ts'
import { hinted } from './hinted.ts'

interface Name {
  readonly path: string
  readonly name: string | undefined
}

const missing = (named: readonly Name[], known: readonly string[], what: string): Issue[] =>
  named.flatMap(({ path, name }) => {
    if (name === undefined || known.includes(name)) return []
    return [hinted({ path, message: `${what} "${name.slice(0, 60)}"` }, name, known)]
  })

/** The people whom policies name beside routing; a last resort may be anybody, such as a manager. */
const namedPeople = ({ sla }: HandoffModelInput<Lifecycle>): readonly Name[] =>
  (sla?.targets ?? []).flatMap(({ escalation = [] }, i) =>
    escalation.map(({ action, to }, k) => ({
      path: `sla.targets[${i}].escalation[${k}].to`,
      name: action === 'reassign' ? to : undefined,
    })),
  )

const namesIssues = (
  options: HandoffModelInput<Lifecycle>,
  members: readonly TeamMember[],
): readonly Issue[] => {
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
 * That a team which is given as data is sound, and that it has those whom the policies name.
 *
 * @param input - what the model was made of
 * @param model - the model, made without complaint
 * @param team - the members
 * @throws HandoffError `INVALID_TEAM` for the team itself, `INVALID_POLICY` for names that it does not have
 */
export const checkTeamOf = (
  input: HandoffModelInput<Lifecycle>,
  { routing: { calendars }, sla }: HandoffModel,
  team: readonly TeamMember[],
): void => {
  // a clock keeps the names of its calendars, so that it finds them again
  const byName = sla.targets.some(
    ({ target: { calendar } }) => typeof calendar === 'object' && calendar.of.includes('assignee'),
  )
  const issues = checkTeam(team, { calendars, byName })
  if (issues.length > 0) {
    throw new HandoffError('INVALID_TEAM', 'this team cannot be used', {
      issues: issues.map((issue) => ({ ...issue, path: `team${issue.path}` })),
    })
  }
  const unknown = namesIssues(input, team)
  if (unknown.length === 0) return
  throw new HandoffError('INVALID_POLICY', 'the policies name what the team does not have', {
    issues: unknown.slice(0, limits.issues),
  })
}
