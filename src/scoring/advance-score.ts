import { digest, digestLength } from './activity-digest.ts'
import { checkActivity } from './check-activity.ts'
import { countActivity } from './count-activity.ts'
import { countInText } from './count-in-text.ts'
import type { Counter } from './counter.ts'
import type { ScorePatch, ScoreState } from './score-state.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { Scoring } from './scoring.ts'
import { programOf } from './scoring-program.ts'
import { readTally, writeTally } from './tally.ts'

const isSeen = (seen: string, name: string): boolean => {
  let at = seen.indexOf(name)
  // a hit may lie across two digests
  while (at >= 0 && at % digestLength !== 0) at = seen.indexOf(name, at + 1)
  return at >= 0
}

const counted = (text: string | undefined, counter: Counter, activity: ScoredActivity): string => {
  const quick = text === undefined ? undefined : countInText(text, counter, activity.at)
  if (quick !== undefined) return quick
  const tally = readTally(text, counter.by)
  countActivity(tally, counter, activity)
  return writeTally(tally)
}

/**
 * Counts one activity. The work does not depend on the length of the history.
 *
 * @param scoring - the compiled policy
 * @param state - what was counted before
 * @param activity - what happened
 * @returns what changes, or `undefined` when no rule looks at it or its id was counted before
 * @throws {@link HandoffError} `INVALID_INSTANT` or `INVALID_ID` for an activity whose instant or id is none
 * @example
 * ```ts
 * import { advanceScore, applyScorePatch, compileScoring, emptyScoreState } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const reply = { id: 'a1', type: 'reply', at: 0 }
 * const patch = advanceScore(scoring, emptyScoreState, reply)
 * const state = patch ? applyScorePatch(emptyScoreState, patch) : emptyScoreState
 * console.log(advanceScore(scoring, state, reply)) // undefined
 * ```
 */
export const advanceScore = (
  scoring: Scoring,
  state: ScoreState,
  activity: ScoredActivity,
): ScorePatch | undefined => {
  const counters = programOf(scoring).counters.get(activity.type)
  if (counters === undefined) return undefined
  checkActivity(activity)
  let tallies: Record<string, string> | undefined
  const name = digest(activity.id)
  for (const counter of counters) {
    if (counter.matches !== undefined && !counter.matches.test(activity, activity.at)) continue
    if (tallies === undefined) {
      if (isSeen(state.seen, name)) return undefined
      tallies = {}
    }
    tallies[counter.key] = counted(state.tallies[counter.key], counter, activity)
  }
  return tallies && { tallies, seen: name }
}
