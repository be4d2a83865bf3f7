import type { Instant } from '../../kernel/index.ts'
import type { TeamMember } from '../../routing/index.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { Lead } from '../state/lead.ts'
import type { Draft } from './draft.ts'
import { offerTo } from './offer.ts'
import { passTo, routed } from './routed.ts'

/**
 * Whether somebody is away for longer than a night: on holiday, ill, inactive, gone or unknown.
 *
 * @param member - the member of the team, if there is one
 * @param now - the instant
 * @returns whether they are away
 */
export const isAway = (member: TeamMember | undefined, now: Instant): boolean => {
  if (!member || member.active === false) return true
  const { leavesAt, outOfOffice = [] } = member
  if (leavesAt !== undefined && leavesAt <= now) return true
  return outOfOffice.some(
    ({ fromAt, untilAt }) => fromAt <= now && (untilAt === undefined || now < untilAt),
  )
}

/**
 * Whether the absence of its assignee concerns a lead: the policy says so, and sales has not accepted it yet.
 *
 * @param model - the policies
 * @param lead - the lead
 * @returns whether it does
 */
export const heedsAbsence = ({ rules, lifecycle }: HandoffModel, lead: Lead): boolean =>
  rules.absence === 'reassign' &&
  (lead.handoff?.assignee ?? null) !== null &&
  lifecycle.stages.get(lead.stage)?.marks.includes('accepted') === false

/**
 * Gives a lead whose assignee is away to somebody else, if anybody can take it.
 *
 * @param draft - the decision under way
 */
export const leaveAbsent = (draft: Draft): void => {
  const { lead, model, facts } = draft
  const from = lead?.handoff?.assignee ?? null
  if (from === null || !facts.team || !heedsAbsence(model, lead)) return
  const member = facts.team.find(({ id }) => id === from)
  if (!isAway(member, facts.now)) return
  const found = routed(draft, [from])
  if (found.decision.outcome === 'held') return
  const offer = offerTo(draft, found.decision.assignee)
  passTo(draft, found, { from, reason: 'absent', at: facts.now, ...offer })
}
