import type { Instant } from '../kernel/index.ts'
import { evaluateScore } from './evaluate-score.ts'
import { type ChangeLine, explainChange } from './explain-change.ts'
import type { Score, ScoreOverride } from './score.ts'
import { scoreFromHistory } from './score-from-history.ts'
import type { ScoreState } from './score-state.ts'
import type { ScoredActivity } from './scored-activity.ts'
import type { Scoring } from './scoring.ts'
import { programOf } from './scoring-program.ts'

/** A lead to be scored under another policy. */
export interface RescoredLead {
  /** The lead's id. */
  readonly id: string
  /** What its activities came to under the old policy. */
  readonly state: ScoreState
  /** What is known about it. */
  readonly profile: unknown
  /** Its activities in any order; needed when the new policy counts what the old one did not. */
  readonly activities?: Iterable<ScoredActivity>
  /** What a person decided. */
  readonly override?: ScoreOverride
  /** Thresholds that held before. */
  readonly held?: readonly string[]
}

/** What a new policy makes of one lead. */
export interface RescoreStep {
  /** The lead's id. */
  readonly id: string
  /** Leads done so far, this one included. */
  readonly done: number
  /** The score under the old policy. */
  readonly before: Score
  /** The score under the new policy. */
  readonly after: Score
  /** Thresholds it crosses upward. */
  readonly gained: readonly string[]
  /** Thresholds it crosses downward. */
  readonly lost: readonly string[]
  /** The rules that did it; empty when nothing is crossed. */
  readonly lines: readonly ChangeLine[]
  /** The state to keep when the new policy is switched on. */
  readonly state: ScoreState
  /** Whether the new policy counts what was not counted and no activities were given; the score is then too low or too high. */
  readonly needsHistory: boolean
}

/** What {@link rescore} works on. */
export interface RescoreInput {
  /** The policy in force. */
  readonly before: Scoring
  /** The policy to be tried. */
  readonly after: Scoring
  /** The leads; read one at a time. */
  readonly leads: Iterable<RescoredLead>
  /** The instant of reading, in epoch milliseconds. */
  readonly now: Instant
}

const countsAlike = (before: Scoring, after: Scoring): boolean => {
  const known = new Set(programOf(before).activityRules.map(({ counter }) => counter.key))
  return programOf(after).activityRules.every(({ counter }) => known.has(counter.key))
}

/**
 * Scores leads under another policy before it is switched on: who crosses a threshold, which way, and which rules did it. A
 * generator: it holds one lead at a time, and the caller may show progress, write, or stop after any of them.
 *
 * @param input - both policies, the leads and the instant
 * @returns one step for each lead, in the order given
 * @example
 * ```ts
 * import { compileScoring, emptyScoreState, rescore } from 'lead-handoff'
 *
 * const policy = (points: number) =>
 *   compileScoring({
 *     id: 'agreed',
 *     version: `${points}`,
 *     dimensions: { fit: {} },
 *     rules: [
 *       { id: 'dach', dimension: 'fit', when: { field: 'country', op: 'is', value: 'DE' }, points },
 *     ],
 *     thresholds: { qualified: { all: [{ score: 'total', atLeast: 5 }] } },
 *   })
 * const leads = [{ id: 'lead-1', state: emptyScoreState, profile: { country: 'DE' } }]
 * for (const step of rescore({ before: policy(5), after: policy(20), leads, now: 0 })) {
 *   console.log(step.id, step.before.total, step.after.total) // lead-1 5 20
 * }
 * ```
 */
export function* rescore(input: RescoreInput): Generator<RescoreStep, void, undefined> {
  const { before, after, now } = input
  const alike = countsAlike(before, after)
  let done = 0
  for (const lead of input.leads) {
    done += 1
    const { id, activities, state, ...rest } = lead
    const renewed = activities === undefined ? state : scoreFromHistory(after, activities)
    const old = { ...rest, state, now }
    const first = evaluateScore(before, old)
    const reading = { ...rest, state: renewed, now, held: lead.held ?? first.held }
    const second = evaluateScore(after, reading)
    const gained = second.held.filter((name) => !first.held.includes(name))
    const lost = first.held.filter((name) => !second.held.includes(name))
    const crosses = gained.length > 0 || lost.length > 0
    yield {
      id,
      done,
      before: first,
      after: second,
      gained,
      lost,
      lines: crosses
        ? explainChange({ ...old, scoring: before }, { ...reading, scoring: after }).lines
        : [],
      state: renewed,
      needsHistory: !alike && activities === undefined,
    }
  }
}
