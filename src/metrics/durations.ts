import { limits } from '../kernel/index.ts'
import { type Selection, selects } from './count.ts'
import { type Buckets, bucketsOf } from './duration-bucket.ts'
import type { Fact } from './fact.ts'
import { addSums, type IntegerSum, numberOf, runningSum, sumOf, zeroSum } from './integer-sum.ts'
import type { Metric } from './metric.ts'

/** Durations, kept as counts in buckets and an exact sum. */
export interface DurationState {
  /** How many. */
  readonly count: number
  /** Their sum in milliseconds. */
  readonly sum: IntegerSum
  /** How many could not be: the end lies before the beginning, or is no instant. */
  readonly impossible: number
  /** How many by bucket. */
  readonly buckets: Readonly<Record<string, number>>
}

/** What people read of durations. */
export interface DurationSummary {
  /** How many. */
  readonly count: number
  /** Exact mean, to the millisecond; `null` without any. */
  readonly meanMs: number | null
  /** Half of them took no longer; `null` without any. */
  readonly medianMs: number | null
  /** Nine in ten took no longer; `null` without any. */
  readonly p90Ms: number | null
  /** Ninety-five in a hundred took no longer; `null` without any. */
  readonly p95Ms: number | null
  /** How far median and percentiles can be off, as a part of their value. */
  readonly relativeError: number
  /** How many were left out because the end lies before the beginning: a clock ran backwards, or somebody typed a wrong date. */
  readonly impossible: number
}

/** Which durations are measured. */
export interface DurationOptions extends Selection {
  /** The duration that a fact tells, in milliseconds; `null` for none. */
  readonly of: (fact: Fact) => number | null
  /**
   * Binary digits that are kept of a duration, 4 to 14; the error of a percentile is at most `2^-(bits + 1)` of it.
   *
   * @defaultValue `7`, an error of at most 0.4 %
   */
  readonly bits?: number
}

const nothing: DurationState = Object.freeze({
  count: 0,
  sum: zeroSum,
  impossible: 0,
  buckets: Object.freeze({}),
})

const ascending = (
  buckets: Readonly<Record<string, number>>,
): readonly (readonly [number, number])[] =>
  Object.entries(buckets)
    .map(([bucket, n]) => [Number(bucket), n] as const)
    .sort(([a], [b]) => a - b)

type Counts = readonly (readonly [bucket: number, count: number])[]

/** The percentile by nearest rank: the smallest value that at least so large a part of the values does not exceed. */
const percentile = (counts: Counts, rank: number, buckets: Buckets): number | null => {
  let seen = 0
  for (const [bucket, n] of counts) {
    seen += n
    if (seen >= rank) return Math.round(buckets.middle(bucket))
  }
  return null
}

const present = (state: DurationState, buckets: Buckets): DurationSummary => {
  const some = state.count > 0
  const counts = some ? ascending(state.buckets) : []
  const at = (part: number): number | null =>
    some ? percentile(counts, Math.max(1, Math.ceil(state.count * part)), buckets) : null
  return {
    count: state.count,
    meanMs: some ? Math.round(numberOf(state.sum) / state.count) : null,
    medianMs: at(0.5),
    p90Ms: at(0.9),
    p95Ms: at(0.95),
    relativeError: buckets.relativeError,
    impossible: state.impossible,
  }
}

const combine = (a: DurationState, b: DurationState): DurationState => {
  const joined: Record<string, number> = { ...a.buckets }
  for (const [bucket, n] of Object.entries(b.buckets)) joined[bucket] = (joined[bucket] ?? 0) + n
  return {
    count: a.count + b.count,
    sum: addSums(a.sum, b.sum),
    impossible: a.impossible + b.impossible,
    buckets: joined,
  }
}

/** What can be a duration; whatever lies beyond a hundred years is a mistake of units. */
const isPossible = (ms: number): boolean =>
  Number.isSafeInteger(ms) && ms >= 0 && ms <= limits.durationMs

/**
 * Mean and percentiles of durations. The mean is exact. Percentiles come from buckets that grow with the value, so that the state is small, can be combined in any order and be
 * subtracted from; they are off by at most the stated part.
 *
 * @param id - name of the metric
 * @param options - which durations, how exactly
 * @returns the metric
 * @example
 * ```ts
 * import { computeMetric, durations } from 'lead-handoff/metrics'
 *
 * const response = durations('response', { on: ['touched'], of: (fact) => fact.elapsedMs })
 * console.log(computeMetric(response, []).medianMs) // null
 * ```
 */
export const durations = (
  id: string,
  { bits = 7, of, ...selection }: DurationOptions,
): Metric<DurationState, DurationSummary> => {
  const buckets = bucketsOf(bits)
  return {
    id,
    on: selection.on,
    empty: nothing,
    measure: (fact) => {
      const ms = selects(selection, fact) ? of(fact) : null
      if (ms === null) return nothing
      const { sign } = fact
      return isPossible(ms)
        ? { count: sign, sum: sumOf(ms * sign), impossible: 0, buckets: { [buckets.of(ms)]: sign } }
        : { ...nothing, impossible: sign }
    },
    combine,
    present: (state) => present(state, buckets),
    fold: (from) => {
      let { count, impossible } = from
      const sum = runningSum(from.sum)
      const counts = new Map(ascending(from.buckets))
      return {
        add: (fact) => {
          const ms = selects(selection, fact) ? of(fact) : null
          if (ms === null) return
          if (!isPossible(ms)) {
            impossible += fact.sign
            return
          }
          count += fact.sign
          sum.add(ms * fact.sign)
          const bucket = buckets.of(ms)
          counts.set(bucket, (counts.get(bucket) ?? 0) + fact.sign)
        },
        state: () => ({ count, sum: sum.total(), impossible, buckets: Object.fromEntries(counts) }),
      }
    },
  }
}
