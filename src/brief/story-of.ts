import { describeEvent, type LeadEvent, pauseOf } from '../lead/index.ts'
import type { StoryLine } from './brief.ts'

const isTold = (event: LeadEvent): boolean =>
  event.type !== 'clocks-changed' ||
  event.change.outcomes.length > 0 ||
  pauseOf(event) !== undefined ||
  event.change.effects.length > 0

/**
 * A lead's story for people.
 *
 * @param history - events of the lead and of the leads that were merged into it
 * @returns a line for each, in the order in which they were recorded; left out is only what clocks noted for themselves
 * @example
 * ```ts
 * import { storyOf } from 'lead-handoff'
 *
 * console.log(storyOf([]).length) // 0
 * ```
 */
export const storyOf = (history: readonly LeadEvent[]): readonly StoryLine[] =>
  history
    .filter(isTold)
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map((event) => ({ at: event.at, by: event.by, text: describeEvent(event) }))
