import type { Instant } from '../kernel/index.ts'
import { dayMs, dayOf } from './day.ts'
import { evaluateScore } from './evaluate-score.ts'
import type { Score } from './score.ts'
import type { ScoreInput } from './score-input.ts'
import type { Scoring } from './scoring.ts'
import { programOf, type ScoringProgram } from './scoring-program.ts'
import { newestDay } from './tally.ts'

/** Where a search ended. */
export interface Searched {
  /** The first instant at which other thresholds hold; or the one until which was looked. */
  readonly at: Instant
  /** The score at it; absent if the search was given up there. */
  readonly score?: Score
}

/** An instant and what was read then. */
interface Reading {
  readonly at: Instant
  readonly score: Score
}

/** What a search works with. */
interface Search {
  readonly program: ScoringProgram
  readonly input: ScoreInput
  /** The thresholds that hold at its beginning. */
  readonly held: readonly string[]
  readonly read: (at: Instant) => Reading
}

const dayStart = ({ dayStartMinutes }: ScoringProgram, day: number): Instant =>
  day * dayMs + dayStartMinutes * 60_000

/** The days from which no rule's points change any more: of those that fall by fading, and of those that rise. */
type LastDays = Readonly<Record<'falling' | 'rising', number>>

const lastDays = ({ activityRules }: ScoringProgram, { state }: ScoreInput): LastDays => {
  const last = { falling: Number.NEGATIVE_INFINITY, rising: Number.NEGATIVE_INFINITY }
  for (const { left, counter, rule } of activityRules) {
    const text = left.length === 1 ? undefined : state.tallies[counter.key]
    const newest = text === undefined ? undefined : newestDay(text, counter.by)
    if (newest === undefined) continue
    const way = rule.points < 0 ? 'rising' : 'falling'
    last[way] = Math.max(last[way], newest + left.length - 1)
  }
  return last
}

/** The next instant at which something else than fading may turn. */
const nextOther = ({ program, input }: Search, after: Instant): Instant => {
  let next = Number.POSITIVE_INFINITY
  const expiresAt = input.override?.expiresAt
  if (expiresAt !== undefined && expiresAt > after) next = expiresAt
  for (const { when } of program.profileRules) {
    if (when.timeDependent) next = Math.min(next, when.nextTurnAt(input.profile, after) ?? next)
  }
  return next
}

const sameHeld = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i])

const alike = (a: Score, b: Score): boolean =>
  sameHeld(a.held, b.held) &&
  Object.keys(a.dimensions).every((name) => a.dimensions[name]?.band === b.dimensions[name]?.band)

/**
 * The first crossing after one reading and until another, while points move one way only: whatever is alike at both ends was so all the time.
 */
const between = (search: Search, from: Reading, to: Reading): Reading | undefined => {
  if (alike(from.score, to.score)) return undefined
  const { dayStartMinutes } = search.program
  const [first, last] = [dayOf(from.at, dayStartMinutes), dayOf(to.at, dayStartMinutes)]
  if (last - first <= 1) return sameHeld(search.held, to.score.held) ? undefined : to
  const middle = search.read(dayStart(search.program, Math.floor((first + last) / 2)))
  const found = between(search, from, middle)
  if (found || !sameHeld(search.held, middle.score.held)) return found
  return between(search, middle, to)
}

/** How far the next reading may go without missing a turn; `Infinity` when nothing more turns. */
const nextReading = (search: Search, at: Instant, { falling, rising }: LastDays): Instant => {
  const { program } = search
  const other = nextOther(search, at)
  const today = dayOf(at, program.dayStartMinutes)
  const isOneWay = today >= Math.min(falling, rising)
  const last = Math.max(falling, rising)
  const day = isOneWay ? Math.min(last, dayOf(other - 1, program.dayStartMinutes)) : today + 1
  return day > today && today < last ? Math.min(other, dayStart(program, day)) : other
}

/**
 * Finds the first crossing of a threshold that time alone brings about. A stretch in which points only fall, or only rise, is halved until the day is
 * found; where some rise while others fall, every day is read.
 *
 * @param scoring - the compiled policy
 * @param input - the lead's state and profile, the instant after which to look, and what a person decided
 * @param now - the score at that instant, and the most stretches to look at before the search is given up
 * @returns where it ended; `undefined` when nothing more will change by itself
 */
export const searchCrossing = (
  scoring: Scoring,
  input: ScoreInput,
  { score, most = Number.POSITIVE_INFINITY }: { score: Score; most?: number },
): Searched | undefined => {
  const program = programOf(scoring)
  const { held } = score
  const read = (at: Instant): Reading => ({
    at,
    score: evaluateScore(scoring, { ...input, now: at, held }),
  })
  const search: Search = { program, input, held, read }
  const days = lastDays(program, input)
  let from: Reading = { at: input.now, score }
  // bounded: one stretch for each day on which points both rise and fall, and two for each comparison with time
  for (let i = 0; i < most; i += 1) {
    const at = nextReading(search, from.at, days)
    if (at === Number.POSITIVE_INFINITY) return undefined
    const to = read(at)
    const found = between(search, from, to)
    if (found) return found
    from = to
  }
  return { at: from.at }
}
