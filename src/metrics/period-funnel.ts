import type { ByKey } from './by-key.ts'
import { type FunnelCounts, type FunnelState, type FunnelStep, funnel } from './funnel.ts'
import type { Metric } from './metric.ts'
import type { PeriodOptions } from './periods.ts'
import { byPeriod } from './slices.ts'

/** What happened in a period over what else happened in it. Not the same leads, so it can be above 1 and has no interval. */
export interface Quotient {
  /** What is divided. */
  readonly count: number
  /** By what. */
  readonly over: number
  /** The quotient; `null` where there is nothing to divide by. */
  readonly quotient: number | null
}

/** One period. */
export interface PeriodRow {
  /** The period. */
  readonly period: string
  /** What happened in it. */
  readonly counts: FunnelCounts
  /** Each step over the one before it in the funnel. */
  readonly quotients: Readonly<Partial<Record<FunnelStep, Quotient>>>
}

const before: readonly (readonly [FunnelStep, FunnelStep])[] = [
  ['qualified', 'leads'],
  ['handedOff', 'qualified'],
  ['touched', 'handedOff'],
  ['accepted', 'handedOff'],
  ['opportunities', 'accepted'],
  ['won', 'opportunities'],
]

const quotientOf = (count: number, over: number): Quotient => ({
  count,
  over,
  quotient: over > 0 && count >= 0 ? count / over : null,
})

/**
 * What happened in each period over what else happened in it. It answers how busy a month was; it does not answer how good its leads were, because those who
 * were won in it mostly came earlier. For that, take {@link cohortFunnel}.
 *
 * @param id - name of the metric
 * @param options - length and zone of the periods
 * @returns the metric
 * @throws HandoffError INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { computeMetric, periodFunnel } from 'lead-handoff/metrics'
 *
 * const monthly = periodFunnel('monthly', { unit: 'month', timeZone: 'UTC' })
 * console.log(computeMetric(monthly, []).length) // 0
 * ```
 */
export const periodFunnel = (
  id: string,
  options: PeriodOptions,
): Metric<ByKey<FunnelState>, readonly PeriodRow[]> => {
  const sliced = byPeriod(funnel, options)
  return {
    ...sliced,
    id,
    present: (state) =>
      [...sliced.present(state)].map(([period, counts]) => ({
        period,
        counts,
        quotients: Object.fromEntries(
          before.map(([step, over]) => [step, quotientOf(counts[step], counts[over])]),
        ),
      })),
  }
}
