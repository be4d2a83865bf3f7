import type { Instant } from '../kernel/index.ts'
import { evaluateScore } from './evaluate-score.ts'
import type { Score } from './score.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'
import { searchCrossing } from './search-crossing.ts'

/** A crossing that time alone brings about. */
export interface NextChange {
  /** The first instant at which other thresholds hold, in epoch milliseconds. */
  readonly at: Instant
  /** Thresholds that hold from then on. */
  readonly gained: readonly string[]
  /** Thresholds that no longer hold. */
  readonly lost: readonly string[]
  /** The score at that instant. */
  readonly score: Score
}

/**
 * Finds when time alone will move a lead across a threshold, in either direction: decay, a window, a fact that grows old, the end of
 * an override. The instant is exact: a millisecond before, the same thresholds hold as now. Named predicates are taken to
 * stay as they are.
 *
 * @param scoring - the compiled policy
 * @param input - the lead's state and profile, the instant after which to look, and what a person decided
 * @returns the crossing, or `undefined` when nothing more will change by itself
 * @example
 * ```ts
 * import { compileScoring, nextChangeAt, scoreFromHistory } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [
 *     { id: 'visit', dimension: 'engagement', activity: 'visit', points: 5, windowDays: 7 },
 *   ],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const state = scoreFromHistory(scoring, [{ id: 'a', type: 'visit', at: 0 }])
 * const change = nextChangeAt(scoring, { state, profile: {}, now: 0 })
 * console.log(change?.at === 7 * 86_400_000, change?.lost) // true [ 'qualified' ]
 * ```
 */
export const nextChangeAt = (scoring: Scoring, input: ScoreInput): NextChange | undefined => {
  const before = evaluateScore(scoring, input)
  const { held } = before
  const found = searchCrossing(scoring, input, { score: before })
  if (!found?.score) return undefined
  const { at, score } = found
  const gained = score.held.filter((name) => !held.includes(name))
  const lost = held.filter((name) => !score.held.includes(name))
  return { at, gained, lost, score }
}
