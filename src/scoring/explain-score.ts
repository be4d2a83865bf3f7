import { compareText } from '../kernel/index.ts'
import { emptySums, figuresOf } from './figures.ts'
import { activityLines, type ExactLine, groupLines, roundLines } from './rule-lines.ts'
import type { DimensionScore, Score, ScoreFigures } from './score.ts'
import type { ScoreExplanation, ScoreLine } from './score-explanation.ts'
import type { ScoreInput } from './score-input.ts'
import { scoreOf } from './score-of.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { Scoring } from './scoring.ts'
import type { Dimension } from './scoring-policy.ts'
import { type ProfileProgram, programOf, type ScoringProgram } from './scoring-program.ts'

/** What else an explanation can use. */
export interface ExplainOptions {
  /** The lead's activities, in any order: the lines then name those that matched, newest first. */
  readonly activities?: readonly ScoredActivity[]
}

/** Appends a line in whole points, if there are any. */
const append = (lines: ScoreLine[], line: Omit<ScoreLine, 'exact'>): void => {
  if (line.points !== 0) lines.push({ ...line, exact: line.points })
}

const appendBounds = (lines: ScoreLine[], program: ScoringProgram, machine: ScoreFigures): void => {
  for (let i = 0; i < program.dimensions.length; i += 1) {
    const dimension = program.dimensions[i] as string
    const { raw, value } = machine.dimensions[dimension] as DimensionScore
    if (raw === value) continue
    const { label = dimension, min, max } = program.definitions[i] as Dimension
    const bound = value < raw ? `at most ${max}` : `at least ${min}`
    append(lines, {
      ...{ kind: 'bounds', id: dimension, label: `${label}: ${bound}`, dimension },
      points: value - raw,
    })
  }
}

const appendOverride = (lines: ScoreLine[], { dimensions, total, override, machine }: Score) => {
  if (!override || !machine) return
  const { by, reason } = override
  const line = { kind: 'override', id: by, label: `${by}: ${reason}` } as const
  let sum = 0
  for (const [dimension, { value }] of Object.entries(dimensions)) {
    sum += value
    const points = value - (machine.dimensions[dimension]?.value ?? 0)
    append(lines, { ...line, dimension, points })
  }
  append(lines, { ...line, dimension: 'total', points: total - sum })
}

/** Appends what may have fractions: activities and groups, rounded so that each dimension adds up to its raw value. */
const appendRounded = (
  lines: ScoreLine[],
  broken: readonly ExactLine[],
  machine: ScoreFigures,
): void => {
  if (broken.length === 0) return
  const whole = new Map<string, number>()
  for (const { dimension, points } of lines) {
    whole.set(dimension, (whole.get(dimension) ?? 0) + points)
  }
  for (const name of Object.keys(machine.dimensions)) {
    const own = broken.filter(({ line }) => line.dimension === name)
    if (own.length === 0) continue
    const { raw } = machine.dimensions[name] as DimensionScore
    lines.push(...roundLines(own, raw - (whole.get(name) ?? 0)))
  }
}

/** What the rules give, line by line, and the figures that they add up to. */
const ruleLines = (
  scoring: Scoring,
  input: ScoreInput,
  { activities: history }: ExplainOptions,
): { readonly lines: ScoreLine[]; readonly machine: ScoreFigures } => {
  const program = programOf(scoring)
  const { matched, profileRules } = program
  const sums = emptySums(program)
  const lines: ScoreLine[] = []
  program.index.match(input.profile, input.now, matched)
  for (let word = 0; word < matched.length; word += 1) {
    for (let bits = matched[word] as number; bits !== 0; bits &= bits - 1) {
      const rule = (word << 5) + 31 - Math.clz32(bits & -bits)
      const { line, units, target } = profileRules[rule] as ProfileProgram
      sums[target] = (sums[target] as number) + units
      lines.push(line)
    }
  }
  const activities = activityLines(program, input, history)
  for (const { units, target } of activities) sums[target] = (sums[target] as number) + units
  const groups = groupLines(program, (name) => scoring.policy.groups?.[name]?.label ?? name, sums)
  const machine = figuresOf(program, sums)
  appendRounded(lines, [...activities, ...groups], machine)
  return { lines, machine }
}

/**
 * The rules that a score rests on: those that give points, whatever bounds and people make of the sum. Cheaper than the whole explanation.
 *
 * @param scoring - the compiled policy
 * @param input - what the score is read from
 * @returns their ids, in order
 */
export const rulesBehind = (scoring: Scoring, input: ScoreInput): readonly string[] => {
  const rules = new Set<string>()
  for (const { kind, id, points } of ruleLines(scoring, input, {}).lines) {
    if (kind !== 'group' && points !== 0) rules.add(id)
  }
  return [...rules].sort(compareText)
}

/**
 * Reads a lead's score with the lines that add up to it: one for each rule with what it gave, one for each bound that took away or
 * added, one for what a person decided. The lines of a dimension add up to its value, all of them to the total, always.
 *
 * @param scoring - the compiled policy
 * @param input - the lead's state and profile, the instant, and what a person decided
 * @param options - the history, if the lines shall name activities
 * @returns the score and its lines
 * @example
 * ```ts
 * import { compileScoring, explainScore, scoreFromHistory } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: { max: 12 } },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 10 }] } },
 * })
 * const history = ['a', 'b', 'c'].map((id) => ({ id, type: 'reply', at: 0 }))
 * const state = scoreFromHistory(scoring, history)
 * const { lines } = explainScore(scoring, { state, profile: {}, now: 0 })
 * console.log(lines.map(({ id, points }) => `${id} ${points}`)) // [ 'reply 15', 'engagement -3' ]
 * ```
 */
export const explainScore = (
  scoring: Scoring,
  input: ScoreInput,
  options: ExplainOptions = {},
): ScoreExplanation => {
  const program = programOf(scoring)
  const { lines, machine } = ruleLines(scoring, input, options)
  const score = scoreOf(scoring, input, machine)
  appendBounds(lines, program, machine)
  appendOverride(lines, score)
  return { score, lines }
}
