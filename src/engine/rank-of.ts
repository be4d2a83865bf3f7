import type { Lead } from '../lead/index.ts'
import type { LeadRank } from '../ports/index.ts'

const most = 2 ** 31 - 1

/** When the lead needs somebody next: the earliest clock that still runs, overdue or not, or the end of an offer. */
const dueAtOf = ({ sla, handoff }: Lead): number | null => {
  let dueAt = handoff?.offer?.dueAt ?? null
  for (const key in sla.clocks) {
    const clock = sla.clocks[key]
    if (!clock || clock.dueAt === null || clock.endedAt !== null) continue
    if (clock.status !== 'running' && clock.status !== 'breached') continue
    if (dueAt === null || clock.dueAt < dueAt) dueAt = clock.dueAt
  }
  return dueAt
}

/**
 * Where a lead stands in lists: hottest first by score, then by the deadline that is next, then by age. The score is the one last recorded: what fades
 * between two crossings of a threshold is not written down day by day.
 *
 * @param lead - the lead
 * @returns what a store orders it by
 */
export const rankOf = (lead: Lead): LeadRank => ({
  priority: Math.max(-most, Math.min(most, lead.score?.total ?? 0)),
  dueAt: dueAtOf(lead),
  since: lead.handoff?.at ?? lead.enteredStageAt,
})
