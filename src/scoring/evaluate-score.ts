import { dayOf } from './day.ts'
import { bounded, emptySums, figuresOf } from './figures.ts'
import type { Score } from './score.ts'
import type { ScoreInput } from './score-input.ts'
import { scoreOf } from './score-of.ts'
import type { Scoring } from './scoring.ts'
import { programOf, type ScoringProgram } from './scoring-program.ts'
import { weighTally } from './weigh-tally.ts'

/** Exact units by target. */
const sumsOf = (program: ScoringProgram, { state, profile, now }: ScoreInput): number[] => {
  const { index, matched, profileUnits, profileTargets, activityRules } = program
  const sums = emptySums(program)
  index.match(profile, now, matched)
  // rules stand by target, so that most of the sum is one running number
  let target = 0
  let units = 0
  for (let word = 0; word < matched.length; word += 1) {
    for (let bits = matched[word] as number; bits !== 0; bits &= bits - 1) {
      const rule = (word << 5) + 31 - Math.clz32(bits & -bits)
      const own = profileTargets[rule] as number
      if (own !== target) {
        sums[target] = (sums[target] as number) + units
        target = own
        units = 0
      }
      units += profileUnits[rule] as number
    }
  }
  sums[target] = (sums[target] as number) + units
  if (activityRules.length === 0) return sums
  const today = dayOf(now, program.dayStartMinutes)
  for (const rule of activityRules) {
    const text = state.tallies[rule.counter.key]
    if (text === undefined) continue
    const given = bounded(weighTally(rule, { text, today }).units * rule.rule.points)
    sums[rule.target] = (sums[rule.target] as number) + given
  }
  return sums
}

/**
 * Reads a lead's score at an instant. Decay is computed here, from the age of each counted activity; nothing is subtracted
 * overnight.
 *
 * @param scoring - the compiled policy
 * @param input - the lead's state and profile, the instant, and what a person decided
 * @returns the score
 * @example
 * ```ts
 * import { compileScoring, emptyScoreState, evaluateScore } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { fit: { min: 0 } },
 *   rules: [
 *     { id: 'dach', dimension: 'fit', when: { field: 'country', op: 'in', value: ['DE', 'AT'] }, points: 10 },
 *   ],
 *   thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
 * })
 * const score = evaluateScore(scoring, { state: emptyScoreState, profile: { country: 'AT' }, now: 0 })
 * console.log(score.total, score.qualified) // 10 true
 * ```
 */
export const evaluateScore = (scoring: Scoring, input: ScoreInput): Score => {
  const program = programOf(scoring)
  return scoreOf(scoring, input, figuresOf(program, sumsOf(program, input)))
}
