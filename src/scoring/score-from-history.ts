import { limits } from '../kernel/index.ts'
import { digest } from './activity-digest.ts'
import { checkActivity } from './check-activity.ts'
import { countActivity } from './count-activity.ts'
import type { Counter } from './counter.ts'
import type { ScoreState } from './score-state.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { Scoring } from './scoring.ts'
import { programOf } from './scoring-program.ts'
import { readTally, type Tally, writeTally } from './tally.ts'

/**
 * Counts a whole history in one pass, as after a change of policy or when leads are imported. Every repeated id counts once,
 * however far apart.
 *
 * @param scoring - the compiled policy
 * @param activities - the history, in any order
 * @returns the state
 * @throws {@link HandoffError} `INVALID_INSTANT` or `INVALID_ID` for an activity whose instant or id is none
 * @example
 * ```ts
 * import { compileScoring, scoreFromHistory } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const state = scoreFromHistory(scoring, [{ id: 'a1', type: 'reply', at: 0 }])
 * console.log(Object.keys(state.tallies).length) // 1
 * ```
 */
export const scoreFromHistory = (
  scoring: Scoring,
  activities: Iterable<ScoredActivity>,
): ScoreState => {
  const { counters } = programOf(scoring)
  const open = new Map<Counter, Tally>()
  // a set keeps the order of insertion: the last ids are the ones to remember
  const counted = new Set<string>()
  for (const activity of activities) {
    const interested = counters.get(activity.type)
    if (interested === undefined || counted.has(activity.id)) continue
    checkActivity(activity)
    let matched = false
    for (const counter of interested) {
      if (counter.matches !== undefined && !counter.matches.test(activity, activity.at)) continue
      const tally = open.get(counter) ?? readTally(undefined, counter.by)
      if (tally.total === 0) open.set(counter, tally)
      countActivity(tally, counter, activity)
      matched = true
    }
    if (matched) counted.add(activity.id)
  }
  const tallies: Record<string, string> = {}
  for (const [{ key }, tally] of open) tallies[key] = writeTally(tally)
  const last = [...counted].slice(-limits.rememberedActivities).reverse()
  return { tallies, seen: last.map(digest).join('') }
}
