import { limits } from '../kernel/index.ts'
import type { Period } from './calendar.ts'
import { dayMs } from './local-date.ts'
import type { PeriodSource } from './period-source.ts'
import { clip, normalise } from './periods.ts'

/**
 * The open periods of a span in flat tables. `openedMs[i]` is the open time of the span before period `i` (prefix sums). The buckets say
 * where to begin looking, so that finding a period takes a step or two, however long the span.
 */
export interface Timeline {
  /** The span; `toAt` is excluded. */
  readonly fromAt: number
  /** End of the span, excluded. */
  readonly toAt: number
  /** Number of periods. */
  readonly count: number
  /** Openings; an infinite one at the end. */
  readonly startsAt: Float64Array
  /** Closings; an infinite one at the end. */
  readonly endsAt: Float64Array
  /** Prefix sums, the total at the end. */
  readonly openedMs: Float64Array
  /** Per day of the span, the first period that ends after the day's beginning. */
  readonly byDay: Int32Array
  /** Per stretch of open time, the first period that reaches beyond the stretch's beginning. */
  readonly byWork: Int32Array
  /** How much open time one entry of `byWork` stands for. */
  readonly workMs: number
}

// periods are compiled in blocks of about a year
const blockMs = 366 * dayMs
// the timeline covers the last instant of the range, yet nothing is open from there on
const horizonAt = limits.latestAt + 1

const bucketsOf = (
  count: number,
  size: number,
  reachOf: (period: number) => number,
): Int32Array => {
  const buckets = new Int32Array(count)
  for (let bucket = 0, period = 0; bucket < count; bucket += 1) {
    while (reachOf(period) <= bucket * size) period += 1
    buckets[bucket] = period
  }
  return buckets
}

const index = (periods: readonly Period[], fromAt: number, toAt: number): Timeline => {
  const count = periods.length
  const startsAt = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const endsAt = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const openedMs = new Float64Array(count + 1)
  for (const [i, { startAt, endAt }] of periods.entries()) {
    startsAt[i] = startAt
    endsAt[i] = endAt
    openedMs[i + 1] = (openedMs[i] as number) + (endAt - startAt)
  }
  const workMs = Math.max(1, Math.ceil((openedMs[count] as number) / Math.max(1, count)))
  const reached = (period: number): number =>
    period < count ? (openedMs[period + 1] as number) : Number.POSITIVE_INFINITY
  return {
    fromAt,
    toAt,
    count,
    startsAt,
    endsAt,
    openedMs,
    byDay: bucketsOf(
      Math.ceil((toAt - fromAt) / dayMs),
      dayMs,
      (period) => (endsAt[period] as number) - fromAt,
    ),
    byWork: bucketsOf(Math.floor((openedMs[count] as number) / workMs) + 1, workMs, reached),
    workMs,
  }
}

const periodsOf = ({ count, startsAt, endsAt }: Timeline): Period[] =>
  Array.from({ length: count }, (_, i) => ({
    startAt: startsAt[i] as number,
    endAt: endsAt[i] as number,
  }))

/** The beginning of a block, within the range of instants. */
const blockStart = (block: number): number =>
  Math.min(horizonAt, limits.earliestAt + Math.max(0, block) * blockMs)

const blockOf = (at: number): number => Math.floor((at - limits.earliestAt) / blockMs)

const collect = (source: PeriodSource, fromAt: number, toAt: number): Period[] => {
  const periods: Period[] = []
  for (let startAt = fromAt; startAt < toAt; startAt = blockStart(blockOf(startAt) + 1)) {
    // a spread of at most a few thousand: the windows of one year
    for (const period of source(
      startAt,
      Math.min(toAt, limits.latestAt, blockStart(blockOf(startAt) + 1)),
    )) {
      periods.push(period)
    }
  }
  return normalise(periods)
}

/**
 * A first timeline around an instant: its block and the next.
 *
 * @param source - the periods
 * @param at - epoch milliseconds in range
 * @returns the timeline
 */
export const timelineAround = (source: PeriodSource, at: number): Timeline => {
  const fromAt = blockStart(blockOf(at))
  const toAt = blockStart(blockOf(at) + 2)
  return index(collect(source, fromAt, toAt), fromAt, toAt)
}

/**
 * A longer timeline. Each extension at least doubles the span, so that reaching far costs no more than the periods there.
 *
 * @param source - the periods
 * @param line - the timeline so far
 * @param towards - an instant in range that must be covered; infinite for just further on
 * @returns the extended timeline; the same one where the range of instants ends
 */
export const extendTimeline = (source: PeriodSource, line: Timeline, towards: number): Timeline => {
  const span = line.toAt - line.fromAt
  if (towards < line.fromAt) {
    const fromAt = blockStart(blockOf(Math.min(towards, line.fromAt - span)))
    const before = collect(source, fromAt, line.fromAt)
    return index(normalise([...before, ...periodsOf(line)]), fromAt, line.toAt)
  }
  if (line.toAt >= horizonAt) return line
  const reach = Number.isFinite(towards) ? towards : line.toAt
  const toAt = blockStart(blockOf(Math.max(reach, line.toAt + span - 1)) + 1)
  const after = collect(source, line.toAt, toAt)
  return index(normalise([...periodsOf(line), ...after]), line.fromAt, toAt)
}

/**
 * The periods of a timeline within a span.
 *
 * @param line - covers the span
 * @param fromAt - epoch milliseconds
 * @param toAt - epoch milliseconds, excluded
 * @returns the clipped periods
 */
export const periodsWithin = (line: Timeline, fromAt: number, toAt: number): Period[] => {
  const found: Period[] = []
  for (let i = periodAt(line, fromAt); i < line.count; i += 1) {
    const startAt = line.startsAt[i] as number
    if (startAt >= toAt) break
    found.push({ startAt, endAt: line.endsAt[i] as number })
  }
  return clip(found, fromAt, toAt)
}

/**
 * The first period that ends after an instant.
 *
 * @param line - covers the instant
 * @param at - epoch milliseconds
 * @returns its number; `line.count` if there is none
 */
export const periodAt = (line: Timeline, at: number): number => {
  let i = line.byDay[Math.floor((at - line.fromAt) / dayMs)] as number
  while ((line.endsAt[i] as number) <= at) i += 1
  return i
}

/**
 * Open time of the span before an instant.
 *
 * @param line - covers the instant
 * @param at - epoch milliseconds
 * @returns milliseconds since the beginning of the timeline
 */
export const openedBefore = (line: Timeline, at: number): number => {
  const i = periodAt(line, at)
  const startAt = line.startsAt[i] as number
  return (line.openedMs[i] as number) + (at > startAt ? at - startAt : 0)
}
