import { limits } from '../kernel/index.ts'
import { dayOf } from './day.ts'
import { pointUnits } from './fade.ts'
import { bounded, clamp } from './figures.ts'
import type { ScoreLine } from './score-explanation.ts'
import type { ScoreInput } from './score-input.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { ActivityProgram, ScoringProgram, Target } from './scoring-program.ts'
import { readNumber } from './tally-letters.ts'
import { type Reading, weighTally } from './weigh-tally.ts'

/** A line whose points are not known yet. They have their place from the start: to add a field to a copy takes microseconds on Node 20. */
type OpenLine = { -readonly [K in keyof ScoreLine]: ScoreLine[K] }

/** A line before rounding, with what it adds to. */
export interface ExactLine {
  /** The line; its points are still to be filled in. */
  readonly line: OpenLine
  /** Exact units. */
  readonly units: number
  /** Index of what it adds to. */
  readonly target: number
}

const lastAtOf = (text: string): number => {
  const from = text.indexOf('.') + 1
  const dot = text.indexOf('.', from)
  return readNumber(text, from, dot < 0 ? text.length : dot)
}

const idsOf = (
  { counter }: ActivityProgram,
  activities: readonly ScoredActivity[],
): readonly string[] => {
  const matching = activities.filter(
    (activity) =>
      counter.activities.includes(activity.type) &&
      (counter.matches?.test(activity, activity.at) ?? true),
  )
  const newest = [...matching].sort((a, b) => b.at - a.at)
  return [...new Set(newest.map(({ id }) => id))].slice(0, limits.explainedActivities)
}

const activityLine = (
  program: ActivityProgram,
  { text, today }: Reading,
  activities: readonly ScoredActivity[] | undefined,
): ExactLine => {
  const { rule, target } = program
  const { matched, counted, units } = weighTally(program, { text, today })
  const line: OpenLine = {
    kind: 'activity',
    id: rule.id,
    label: rule.label ?? rule.id,
    dimension: rule.dimension,
    points: 0,
    exact: 0,
    pointsBefore: matched * rule.points,
    matched,
    counted,
    lastAt: lastAtOf(text),
  }
  if (activities !== undefined) line.activityIds = idsOf(program, activities)
  return { line, units: bounded(units * rule.points), target }
}

/**
 * One line for each activity rule that has counted something, in the order of their ids.
 *
 * @param program - the policy's program
 * @param input - what the score is read from
 * @param activities - the history, to name the activities
 * @returns the lines before rounding
 */
export const activityLines = (
  program: ScoringProgram,
  input: ScoreInput,
  activities: readonly ScoredActivity[] | undefined,
): readonly ExactLine[] => {
  const lines: ExactLine[] = []
  const today = dayOf(input.now, program.dayStartMinutes)
  for (const rule of program.activityRules) {
    const text = input.state.tallies[rule.counter.key]
    if (text !== undefined) lines.push(activityLine(rule, { text, today }, activities))
  }
  return lines
}

/**
 * One line for each group whose bounds changed its sum.
 *
 * @param program - the policy's program
 * @param labelOf - what people call a group
 * @param sums - exact units by target
 * @returns the lines before rounding
 */
export const groupLines = (
  program: ScoringProgram,
  labelOf: (group: string) => string,
  sums: readonly number[],
): readonly ExactLine[] => {
  const lines: ExactLine[] = []
  // the first targets are the dimensions' own and have no bounds
  for (let target = program.dimensions.length; target < sums.length; target += 1) {
    const { group = '', dimension: side, min, max } = program.targets[target] as Target
    const sum = sums[target] as number
    const units = clamp(sum, min, max) - sum
    if (units === 0) continue
    const dimension = program.dimensions[side] as string
    const label = labelOf(group)
    const line: OpenLine = { kind: 'group', id: group, label, dimension, points: 0, exact: 0 }
    lines.push({ line, units, target })
  }
  return lines
}

/**
 * Rounds lines to whole points so that they add up: all are rounded down, then those with the largest fractions get what is
 * missing; of equal fractions the earlier line.
 *
 * @param lines - the lines of one dimension; their points are filled in
 * @param sum - what they must add up to, in whole points
 * @returns the rounded lines in their order
 */
export const roundLines = (lines: readonly ExactLine[], sum: number): readonly ScoreLine[] => {
  let missing = sum
  const rounded = lines.map(({ line, units }) => {
    line.exact = units / pointUnits
    line.points = Math.floor(line.exact)
    missing -= line.points
    return line
  })
  if (missing === 0) return rounded
  const order = rounded
    .map((line, i) => ({ line, fraction: line.exact - line.points, i }))
    .sort((a, b) => b.fraction - a.fraction || a.i - b.i)
  for (const { line } of order.slice(0, missing)) line.points += 1
  return rounded
}
