import { type Instant, limits } from '../kernel/index.ts'
import { evaluateScore } from './evaluate-score.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'
import { programOf } from './scoring-program.ts'
import { searchCrossing } from './search-crossing.ts'

/**
 * When a score is to be read again because time alone may have moved it across a threshold.
 *
 * @param scoring - the compiled policy
 * @param input - what the score is read from, with the thresholds that held when it was last recorded
 * @returns the instant of the crossing, or of a later look where that costs less than to find it; now, if it has crossed already; `undefined` for never
 */
export const nextLookAt = (scoring: Scoring, input: ScoreInput): Instant | undefined => {
  const { timeDependent } = programOf(scoring)
  if (!timeDependent && input.override?.expiresAt === undefined) return undefined
  const recorded = input.held ?? []
  const score = evaluateScore(scoring, input)
  const { held } = score
  const isRecorded =
    held.length === recorded.length && held.every((name) => recorded.includes(name))
  return isRecorded
    ? searchCrossing(scoring, input, { score, most: limits.scoreTurns })?.at
    : input.now
}
