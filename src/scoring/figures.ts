import { limits } from '../kernel/index.ts'
import { pointUnits } from './fade.ts'
import type { DimensionScore, ScoreFigures } from './score.ts'
import type { Dimension } from './scoring-policy.ts'
import type { ScoringProgram, Target } from './scoring-program.ts'

/**
 * Brings a number within bounds.
 *
 * @param x - the number
 * @param min - the least, if there is one
 * @param max - the greatest, if there is one
 * @returns the nearest number within them
 */
export const clamp = (x: number, min: number | undefined, max: number | undefined): number => {
  const low = min !== undefined && x < min ? min : x
  return max !== undefined && low > max ? max : low
}

const most = limits.scorePoints * pointUnits

/**
 * What one rule gives, within `limits.scorePoints`, so that sums of all rules stay exact.
 *
 * @param units - exact units
 * @returns exact units
 */
export const bounded = (units: number): number => clamp(units, -most, most)

/**
 * Exact units as whole points: half a point rounds up, toward plus infinity.
 *
 * @param units - exact units
 * @returns whole points
 */
const toPoints = (units: number): number => Math.floor(units / pointUnits + 0.5)

/**
 * Room for the sums of a policy.
 *
 * @param program - the policy's program
 * @returns a zero for each target
 */
export const emptySums = ({ targets }: ScoringProgram): number[] => {
  const sums: number[] = []
  for (let i = 0; i < targets.length; i += 1) sums.push(0)
  return sums
}

/**
 * One dimension with its bounds and its band.
 *
 * @param dimension - its definition
 * @param raw - whole points
 * @returns the dimension's score
 */
export const dimensionScore = (dimension: Dimension, raw: number): DimensionScore => {
  const value = clamp(raw, dimension.min, dimension.max)
  if (dimension.bands === undefined) return { raw, value }
  const band = dimension.bands.find(({ from }) => from === undefined || value >= from)
  return band === undefined ? { raw, value } : { raw, value, band: band.label }
}

/**
 * Total and grade of some dimensions.
 *
 * @param program - the policy's program
 * @param dimensions - the dimensions by name
 * @returns the figures
 */
export const withTotal = (
  program: ScoringProgram,
  dimensions: { readonly [name: string]: DimensionScore },
): ScoreFigures => {
  let total = 0
  for (let i = 0; i < program.dimensions.length; i += 1) {
    total += (dimensions[program.dimensions[i] as string] as DimensionScore).value
  }
  if (program.grade === undefined) return { dimensions, total }
  const { rows, columns } = program.grade
  const column = columns === undefined ? '' : (dimensions[columns]?.band ?? '')
  return { dimensions, total, grade: `${dimensions[rows]?.band ?? ''}${column}` }
}

/**
 * The figures of a policy from the sums of its rules.
 *
 * @param program - the policy's program
 * @param sums - exact units by target, before the groups' bounds
 * @returns the figures
 */
export const figuresOf = (program: ScoringProgram, sums: number[]): ScoreFigures => {
  const { targets, definitions } = program
  // the first targets are the dimensions' own; groups add to them
  const units = sums.length === definitions.length ? sums : sums.slice(0, definitions.length)
  for (let i = definitions.length; i < sums.length; i += 1) {
    const { dimension, min, max } = targets[i] as Target
    units[dimension] = (units[dimension] as number) + clamp(sums[i] as number, min, max)
  }
  const dimensions: Record<string, DimensionScore> = {}
  for (let i = 0; i < definitions.length; i += 1) {
    dimensions[program.dimensions[i] as string] = dimensionScore(
      definitions[i] as Dimension,
      toPoints(units[i] as number),
    )
  }
  return withTotal(program, dimensions)
}
