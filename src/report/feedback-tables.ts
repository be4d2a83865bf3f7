import type { Feedback, ProportionTest, Suggestion } from '../feedback/index.ts'
import type { Interval } from '../metrics/index.ts'
import type { ReportTable } from './table.ts'
import { rateText } from './words.ts'

const none = '–'
/** More rows than a person compares at a glance. */
const shownThresholds = 10

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`

const probability = (p: number): string => (p < 0.001 ? 'below 0.001' : p.toFixed(3))

const differenceText = ({ difference, interval }: ProportionTest): string => {
  const sign = difference > 0 ? '+' : ''
  const [low, high] = [interval.low, interval.high].map((part) => (part * 100).toFixed(1))
  return `${sign}${(difference * 100).toFixed(1)} points (${low} to ${high})`
}

type Of<K extends Suggestion['kind']> = Extract<Suggestion, { readonly kind: K }>

const ofKind = <K extends Suggestion['kind']>(
  suggestions: readonly Suggestion[],
  kind: K,
): readonly Of<K>[] => suggestions.filter((one): one is Of<K> => one.kind === kind)

const standsOut = ({ suggestions }: Feedback): ReportTable => ({
  title: 'What stands out',
  columns: ['by', 'which', 'won', 'all others', 'difference', 'by chance, corrected'],
  rows: ofKind(suggestions, 'segment-stands-out').map(
    ({ slice, evidence: { segment, own, rest, test, adjustedP } }) => [
      slice,
      segment,
      rateText(own),
      rateText(rest),
      differenceText(test),
      probability(adjustedP),
    ],
  ),
})

const changed = ({ suggestions }: Feedback): ReportTable => ({
  title: 'What changed',
  columns: ['won within time', 'before', 'after', 'difference', 'by chance'],
  rows: ofKind(suggestions, 'rate-changed').map(
    ({ periods, evidence: { before, after, test } }) => [
      periods.join(' to '),
      rateText(before),
      rateText(after),
      differenceText(test),
      probability(test.p),
    ],
  ),
})

const timing = ({ timing: { tooEarly, tooLate } }: Feedback): ReportTable => ({
  title: 'Too early, too late',
  columns: ['came', 'of those given back or lost'],
  rows: [['too early', tooEarly] as const, ['too late', tooLate] as const].flatMap(
    ([name, rate]) => (rate === null ? [] : [[name, rateText(rate)]]),
  ),
})

const progress = ({ progress: targets }: Feedback): ReportTable => ({
  title: 'Progress',
  columns: ['target', 'agreed', 'so far', 'reached', 'at this pace'],
  rows: targets.map(({ name, goal, actual, reached, projected }) => [
    name,
    String(goal),
    actual === null ? none : String(actual),
    reached === null ? none : percent(reached),
    projected === null ? none : String(Math.round(projected)),
  ]),
})

const liftText = (lift: number | null, interval: Interval | null): string =>
  lift === null || interval === null
    ? none
    : `${lift.toFixed(2)} (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`

const rules = ({ lifts }: Feedback): ReportTable => ({
  title: 'What the scoring rules tell',
  columns: ['rule', 'won with it', 'won without', 'times as often'],
  rows: lifts.map(({ rule, withRule, without, lift, interval }) => [
    rule,
    rateText(withRule),
    rateText(without),
    liftText(lift, interval),
  ]),
})

const thresholds = ({ thresholds: rows }: Feedback): ReportTable => {
  const byScore = [...rows].sort((a, b) => a.threshold - b.threshold)
  // spread over the whole curve, both ends included
  const last = byScore.length - 1
  const places = Array.from({ length: shownThresholds }, (_, i) =>
    Math.round((i * last) / (shownThresholds - 1)),
  )
  const shown = [...new Set(places)].flatMap((place) => byScore[place] ?? [])
  return {
    title: 'What other thresholds would have let through',
    columns: ['from', 'leads', 'of those passed', 'accepted', 'won'],
    rows: shown.map(({ threshold, leads, passed, accepted, won }) => [
      String(threshold),
      String(leads),
      String(passed),
      rateText(accepted),
      rateText(won),
    ]),
  }
}

/**
 * What both departments can learn, as tables.
 *
 * @param feedback - what `feedbackOf` returned; no tables without
 * @returns what stands out, what changed, timing and progress
 */
export const sharedTables = (feedback: Feedback | undefined): readonly ReportTable[] =>
  feedback ? [standsOut, changed, timing, progress].map((table) => table(feedback)) : []

/**
 * What those learn who agree on the score, as tables.
 *
 * @param feedback - what `feedbackOf` returned; no tables without
 * @returns what the rules tell, and other thresholds
 */
export const scoringTables = (feedback: Feedback | undefined): readonly ReportTable[] =>
  feedback ? [rules, thresholds].map((table) => table(feedback)) : []
