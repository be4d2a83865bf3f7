import type { Instant } from '../kernel/index.ts'
import { dayMs, dayOf } from './day.ts'
import { evaluateScore } from './evaluate-score.ts'
import type { Score } from './score.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'
import { programOf, type ScoringProgram } from './scoring-program.ts'
import { readTally } from './tally.ts'

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

/** The day from which no rule's points change any more. */
const lastDay = (program: ScoringProgram, { state }: ScoreInput): number => {
  let last = Number.NEGATIVE_INFINITY
  for (const { left, counter } of program.activityRules) {
    const text = state.tallies[counter.key]
    if (text === undefined || left.length === 1) continue
    const { buckets, contents } = readTally(text, counter.by)
    const newest = buckets[0]?.at ?? contents[0]?.at
    if (newest !== undefined) last = Math.max(last, newest + left.length - 1)
  }
  return last
}

/** Finds the next instant at which anything that depends on time may turn. */
const turnsOf = (program: ScoringProgram, input: ScoreInput) => {
  const last = lastDay(program, input)
  return (after: Instant): Instant | undefined => {
    const turns: (Instant | undefined)[] = []
    const tomorrow = dayOf(after, program.dayStartMinutes) + 1
    if (tomorrow <= last) turns.push(tomorrow * dayMs + program.dayStartMinutes * 60_000)
    const expiresAt = input.override?.expiresAt
    if (expiresAt !== undefined && expiresAt > after) turns.push(expiresAt)
    for (const { when } of program.profileRules) {
      if (when.timeDependent) turns.push(when.nextTurnAt(input.profile, after))
    }
    const known = turns.filter((at) => at !== undefined)
    return known.length === 0 ? undefined : Math.min(...known)
  }
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
  const program = programOf(scoring)
  const nextTurn = turnsOf(program, input)
  const { held } = evaluateScore(scoring, input)
  // bounded: one turn for each day until the last point has faded, and two turns for each comparison with time
  let at = nextTurn(input.now)
  while (at !== undefined) {
    const score = evaluateScore(scoring, { ...input, now: at, held })
    const gained = score.held.filter((name) => !held.includes(name))
    const lost = held.filter((name) => !score.held.includes(name))
    if (gained.length > 0 || lost.length > 0) return { at, gained, lost, score }
    at = nextTurn(at)
  }
  return undefined
}
