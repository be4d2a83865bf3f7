import { parseId, toInstant } from '../kernel/index.ts'
import type { ScoredActivity } from './scored-activity.ts'

/**
 * Refuses an activity that would spoil a tally.
 *
 * @param activity - what a caller passed
 * @throws {@link HandoffError} `INVALID_INSTANT` for an instant that is none, `INVALID_ID` for an id that is no text
 */
export const checkActivity = ({ id, at }: ScoredActivity): void => {
  // long or odd ids do no harm here: only their digest is kept
  if (typeof id !== 'string') parseId(id, 'id')
  toInstant(at, 'at')
}
