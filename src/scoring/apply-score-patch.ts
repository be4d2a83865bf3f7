import { limits } from '../kernel/index.ts'
import { digestLength } from './activity-digest.ts'
import type { ScorePatch, ScoreState } from './score-state.ts'

/**
 * Folds a patch into a state. No policy is needed.
 *
 * @param state - the state before
 * @param patch - what {@link advanceScore} returned
 * @returns the state after; the one before is untouched
 * @example
 * ```ts
 * import { applyScorePatch, emptyScoreState } from 'lead-handoff'
 *
 * const state = applyScorePatch(emptyScoreState, { tallies: { a1: '1.0' }, seen: 'AAAAAAAA' })
 * console.log(state.seen) // AAAAAAAA
 * ```
 */
export const applyScorePatch = (state: ScoreState, patch: ScorePatch): ScoreState => ({
  tallies: { ...state.tallies, ...patch.tallies },
  seen: (patch.seen + state.seen).slice(0, limits.rememberedActivities * digestLength),
})
