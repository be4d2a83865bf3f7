import type { Question, Session } from './bench.ts'
import { chooseByRules, type Yield } from './choose.ts'
import { attendanceOfTeamChangesAt } from './next-attendance-at.ts'
import type { PassedOver, RoutingDecision } from './routing-decision.ts'
import type { AvailabilityFilter } from './routing-policy.ts'

/** In which order availability is ignored where the policy says so: outside their hours people find the lead at their next beginning. */
const excuses: readonly (readonly AvailabilityFilter[])[] = [
  ['outside-hours'],
  ['outside-hours', 'at-capacity'],
  ['outside-hours', 'at-capacity', 'out-of-office'],
]

const ofYield = (found: Yield, passedOver: readonly PassedOver[]): RoutingDecision => {
  const { assignee, queue, rule, strategy, pool, numbers } = found
  const outcome = assignee === null ? 'queued' : 'assigned'
  // written out twice: to spread the one into the other costs more than all else that is done here
  return numbers
    ? { outcome, assignee, queue, rule, strategy, pool, passedOver, numbers }
    : { outcome, assignee, queue, rule, strategy, pool, passedOver }
}

/** What the declared choice makes of a lead that nobody can take. */
const forNobody = (
  session: Session,
  question: Question,
  passedOver: PassedOver[] | null,
): RoutingDecision => {
  const { policy, rules } = session.routing
  const { nobody } = policy
  const over = passedOver ?? []
  if (nobody === 'ignore-availability') {
    for (const ignore of excuses) {
      const again = passedOver ? [] : null
      const choosing = { session, question: { ...question, ignore }, passedOver: again }
      const found = chooseByRules(choosing, rules, '')
      if (found) return { ...ofYield(found, again ?? []), ignored: ignore }
    }
  }
  const queue = typeof nobody === 'object' ? nobody.queue : null
  const nothing = { assignee: null, rule: 'nobody', strategy: null, pool: null, passedOver: over }
  if (queue !== null) return { ...nothing, outcome: 'queued', queue }
  const retryAt = attendanceOfTeamChangesAt(session.routing, session.team, question.now)
  return { ...nothing, outcome: 'held', queue: null, retryAt }
}

/**
 * Decides who gets a lead and counts it in the open pools.
 *
 * @param session - the routing under way
 * @param question - the lead and the instant
 * @param explains - whether the candidates passed over are listed
 * @returns the decision
 */
export const decideRouting = (
  session: Session,
  question: Question,
  explains: boolean,
): RoutingDecision => {
  const passedOver: PassedOver[] | null = explains ? [] : null
  const found = chooseByRules({ session, question, passedOver }, session.routing.rules, '')
  return found ? ofYield(found, passedOver ?? []) : forNobody(session, question, passedOver)
}
