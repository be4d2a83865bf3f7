import { heldThresholds } from './held-thresholds.ts'
import { overriddenFigures, overrideInForce } from './override.ts'
import type { Score, ScoreFigures } from './score.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'
import { programOf } from './scoring-program.ts'

const noneHeld: readonly string[] = []

/**
 * A score from the machine's figures: a person's decision is put in their place, thresholds are judged.
 *
 * @param scoring - the compiled policy
 * @param input - what the score is read from
 * @param machine - what the rules say
 * @returns the score
 */
export const scoreOf = (scoring: Scoring, input: ScoreInput, machine: ScoreFigures): Score => {
  const program = programOf(scoring)
  const override = overrideInForce(input.override, input.now)
  const figures = override ? overriddenFigures(program, machine, override) : machine
  const held = heldThresholds(program.thresholds, figures, input.held ?? noneHeld)
  const score: Score = {
    dimensions: figures.dimensions,
    total: figures.total,
    policy: scoring.fingerprint,
    version: scoring.version,
    at: input.now,
    qualified: held.includes('qualified'),
    held,
  }
  if (override === undefined && figures.grade === undefined) return score
  return {
    ...score,
    ...(figures.grade === undefined ? {} : { grade: figures.grade }),
    ...(override ? { override, machine } : {}),
  }
}
