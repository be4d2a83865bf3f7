import type { HandoffModel } from '../model/handoff-model.ts'
import type { Lead } from '../state/lead.ts'

/**
 * Whether a ladder asked for another assignee, nobody was there, and the promise is still broken by whoever had the lead then.
 *
 * @param model - the policies
 * @param lead - the lead
 * @returns whether it is to be tried again
 */
export const owesReassignment = ({ sla, lifecycle }: HandoffModel, lead: Lead): boolean => {
  const { handoff } = lead
  if (sla.targets.length === 0) return false
  const assignedAt = handoff?.assignee == null ? null : handoff.assignedAt
  if (assignedAt === null || !lifecycle.stages.get(lead.stage)?.exits.has('reassign')) return false
  return sla.targets.some(({ target, clock: name, escalation }) => {
    const clock = lead.sla.clocks[target.follows === 'owner' ? `${name}@owner` : name]
    if (clock?.target !== target.id || clock.status !== 'breached' || clock.endedAt !== null) {
      return false
    }
    if (clock.dueAt === null || assignedAt > clock.dueAt) return false
    return escalation.some(
      ({ action, to }, i) =>
        action === 'reassign' && to === undefined && clock.done.includes(`escalate:${i}`),
    )
  })
}
