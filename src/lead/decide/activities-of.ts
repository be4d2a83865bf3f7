import type { ScoredActivity } from '../../scoring/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import { scoredActivityOf } from './scored-activity-of.ts'

/**
 * The activities in a history, as scoring sees them.
 *
 * @param history - events of one or several leads
 * @returns the activities, in the order of the events
 */
export const activitiesOf = (history: readonly LeadEvent[]): readonly ScoredActivity[] => {
  const activities: ScoredActivity[] = []
  for (const event of history) {
    if (event.type === 'activity-recorded') activities.push(scoredActivityOf(event))
  }
  return activities
}
