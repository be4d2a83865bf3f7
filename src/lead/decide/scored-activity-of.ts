import type { ScoredActivity } from '../../scoring/index.ts'
import type { ActivityRecorded } from '../events/knowledge-events.ts'

/**
 * An activity as conditions on activities see it, in scoring and in notices.
 *
 * @param event - the activity as it was recorded
 * @returns the activity; without `content` if that is unknown
 */
export const scoredActivityOf = (event: ActivityRecorded): ScoredActivity => {
  const { activityId: id, activity: type, at, properties, content } = event
  return content === null ? { id, type, at, properties } : { id, type, at, properties, content }
}
