import type { ScoredActivity } from '../../scoring/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'

/**
 * The activities in a history, as scoring sees them.
 *
 * @param history - events of one or several leads
 * @returns the activities, in the order of the events
 */
export const activitiesOf = (history: readonly LeadEvent[]): readonly ScoredActivity[] => {
  const activities: ScoredActivity[] = []
  for (const event of history) {
    if (event.type !== 'activity-recorded') continue
    const { activityId: id, activity: type, at, properties, content } = event
    activities.push(
      content === null ? { id, type, at, properties } : { id, type, at, properties, content },
    )
  }
  return activities
}
