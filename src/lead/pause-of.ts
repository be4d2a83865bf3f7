import { type PauseMark, targetOfPause } from '../sla/index.ts'
import type { ClocksChanged } from './events/handoff-events.ts'

/** Clocks that were put on hold, or went on. */
export interface ToldPause extends Omit<PauseMark, 'reason'> {
  /** Why; `null` without a reason, and for the condition of a target. */
  readonly reason: string | null
  /** The target whose own condition did it; `null` for a person. */
  readonly target: string | null
}

/**
 * The pause, or its end, that an event tells of.
 *
 * @param event - what happened to the clocks
 * @returns the pause; `undefined` if it was something else
 */
export const pauseOf = ({ at, change }: ClocksChanged): ToldPause | undefined => {
  // the event has all pauses there are; the one that is new is that of its own instant
  const mark = change.pauses?.filter((one) => one.at === at).at(-1)
  if (!mark) return undefined
  const target = targetOfPause(mark.reason) ?? null
  return { ...mark, target, reason: target !== null || mark.reason === '' ? null : mark.reason }
}
