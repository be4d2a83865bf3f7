import { explainScore } from './explain-score.ts'
import type { Score } from './score.ts'
import type { ScoreLine } from './score-explanation.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'

/** A score's reading: the policy and what it was read from. */
export interface ScoreReading extends ScoreInput {
  /** The compiled policy. */
  readonly scoring: Scoring
}

/** Why a score changed: time went by, something happened, a fact was learned, the policy or a person's decision changed. */
export type ChangeCause = 'decay' | 'activity' | 'fact' | 'policy' | 'override'

/** One reason with the points it moved. */
export interface ChangeLine {
  /** Why. */
  readonly cause: ChangeCause
  /** Where the points were or are: see {@link ScoreLine.kind}. */
  readonly kind: ScoreLine['kind']
  /** Id of the rule, or what else {@link ScoreLine.id} says. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** The dimension. */
  readonly dimension: string
  /** Whole points gained, negative for lost. */
  readonly points: number
}

/** What lies between two scores. */
export interface ScoreChange {
  /** The earlier score. */
  readonly before: Score
  /** The later score. */
  readonly after: Score
  /** The reasons; their points add up to the difference of the totals. */
  readonly lines: readonly ChangeLine[]
  /** Thresholds that hold now and did not before. */
  readonly gained: readonly string[]
  /** Thresholds that held before and no longer do. */
  readonly lost: readonly string[]
}

const keyOf = ({ kind, id, dimension }: ScoreLine): string => JSON.stringify([kind, id, dimension])

const difference = (
  cause: ChangeCause,
  before: readonly ScoreLine[],
  after: readonly ScoreLine[],
): readonly ChangeLine[] => {
  const moved = new Map<string, ChangeLine>()
  const move = (line: ScoreLine, sign: 1 | -1): void => {
    const { kind, id, label, dimension } = line
    const points = (moved.get(keyOf(line))?.points ?? 0) + sign * line.points
    moved.set(keyOf(line), { cause, kind, id, label, dimension, points })
  }
  for (const line of before) move(line, -1)
  for (const line of after) move(line, 1)
  return [...moved.values()].filter(({ points }) => points !== 0)
}

const withoutOverride = ({ override: _, ...reading }: ScoreReading): ScoreReading => reading

/** The readings between the two, each with one more part of the later one. */
const steps = (before: ScoreReading, after: ScoreReading) => {
  const same = before.scoring.fingerprint === after.scoring.fingerprint
  // under another policy the later state may lack what only the earlier policy counted
  const tallies = { ...before.state.tallies, ...after.state.tallies }
  const state = same ? after.state : { ...after.state, tallies }
  const later = { ...before, now: after.now }
  const happened = { ...later, state }
  const learned = { ...happened, profile: after.profile }
  const agreed = { ...learned, scoring: after.scoring, state: after.state }
  const decided = after.override ? { ...agreed, override: after.override } : withoutOverride(agreed)
  return [
    ['decay', later],
    ['activity', happened],
    ['fact', learned],
    ['policy', agreed],
    ['override', decided],
  ] as const
}

/**
 * Explains why a score changed. Each cause is applied after the one before it: first time, then activities, facts, the policy, and
 * a person's decision; so every point of the difference has exactly one cause.
 *
 * @param before - the earlier reading
 * @param after - the later reading
 * @returns the reasons, which add up to the difference
 * @example
 * ```ts
 * import { compileScoring, emptyScoreState, explainChange } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { fit: {} },
 *   rules: [
 *     { id: 'dach', dimension: 'fit', when: { field: 'country', op: 'is', value: 'DE' }, points: 10 },
 *   ],
 *   thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
 * })
 * const reading = { scoring, state: emptyScoreState, now: 0 }
 * const change = explainChange({ ...reading, profile: {} }, { ...reading, profile: { country: 'DE' } })
 * console.log(change.lines[0]?.cause, change.gained) // fact [ 'qualified' ]
 * ```
 */
export const explainChange = (before: ScoreReading, after: ScoreReading): ScoreChange => {
  const first = explainScore(before.scoring, before)
  let lines = first.lines
  const changes: ChangeLine[] = []
  for (const [cause, reading] of steps(before, after)) {
    const next = explainScore(reading.scoring, reading).lines
    changes.push(...difference(cause, lines, next))
    lines = next
  }
  const { score } = explainScore(after.scoring, { ...after, held: after.held ?? first.score.held })
  return {
    before: first.score,
    after: score,
    lines: changes,
    gained: score.held.filter((name) => !first.score.held.includes(name)),
    lost: first.score.held.filter((name) => !score.held.includes(name)),
  }
}
