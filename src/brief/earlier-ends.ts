import { limits } from '../kernel/index.ts'
import type { LeadEvent } from '../lead/index.ts'
import type { EarlierEnd } from './brief.ts'

/**
 * How earlier passes of a lead through the funnel ended. What was taken back did not happen.
 *
 * @param history - the events of the lead and of the leads that were merged into it
 * @returns the ends, the latest first
 */
export const earlierEnds = (history: readonly LeadEvent[]): readonly EarlierEnd[] => {
  const undone = new Set<string>()
  for (const event of history) {
    if (event.type === 'lead-moved' && event.undone) {
      undone.add(`${event.leadId}/${event.undone.version}`)
    }
  }
  const ends: EarlierEnd[] = []
  for (const event of history) {
    if (event.type !== 'lead-moved' || event.undone || undone.has(event.id)) continue
    const { kind, fromKind, cycle, at, transition, to: stage, reason, assignee } = event
    if (fromKind !== 'open' || kind === 'open') continue
    ends.push({ cycle, at, transition, stage, reason, assignee })
  }
  return ends.sort((a, b) => b.at - a.at).slice(0, limits.briefLines)
}
