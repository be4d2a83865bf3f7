import type { Instant } from '../kernel/index.ts'
import { dimensionScore, withTotal } from './figures.ts'
import type { DimensionScore, ScoreFigures, ScoreOverride } from './score.ts'
import type { Dimension } from './scoring-policy.ts'
import type { ScoringProgram } from './scoring-program.ts'

/**
 * The override that holds at an instant.
 *
 * @param override - what a person decided, if anybody did
 * @param now - the instant of reading
 * @returns the override, unless it has expired
 */
export const overrideInForce = (
  override: ScoreOverride | undefined,
  now: Instant,
): ScoreOverride | undefined =>
  override !== undefined && (override.expiresAt === undefined || now < override.expiresAt)
    ? override
    : undefined

/**
 * The figures with a person's decision in the place of the machine's.
 *
 * @param program - the policy's program
 * @param machine - what the rules say
 * @param override - the decision
 * @returns the figures that count
 */
export const overriddenFigures = (
  program: ScoringProgram,
  machine: ScoreFigures,
  override: ScoreOverride,
): ScoreFigures => {
  const dimensions: Record<string, DimensionScore> = {}
  for (const [i, name] of program.dimensions.entries()) {
    const score = machine.dimensions[name] as DimensionScore
    const raw = override.dimensions?.[name] ?? score.raw + (override.add?.[name] ?? 0)
    dimensions[name] =
      raw === score.raw ? score : dimensionScore(program.definitions[i] as Dimension, raw)
  }
  const figures = withTotal(program, dimensions)
  return {
    ...figures,
    ...(override.total === undefined ? {} : { total: override.total }),
    ...(override.grade === undefined ? {} : { grade: override.grade }),
  }
}
