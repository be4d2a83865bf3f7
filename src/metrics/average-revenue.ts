import type { ByKey } from './by-key.ts'
import { count } from './count.ts'
import type { IntegerSum } from './integer-sum.ts'
import type { Metric } from './metric.ts'
import { product } from './product.ts'
import { type RevenueByCurrency, revenue } from './revenue.ts'

/** What averages are made of. */
export interface AverageRevenueState {
  /** Sums in minor units by currency. */
  readonly revenue: ByKey<IntegerSum>
  /** Acceptances. */
  readonly accepted: number
  /** Wins. */
  readonly won: number
}

const parts = {
  revenue,
  accepted: count('accepted', { on: ['accepted'] }),
  won: count('won', { on: ['won'] }),
}

const whole = product('average-revenue', parts)

/** What a lead brought in on average, in whole minor units by currency. */
export interface AverageRevenue {
  /** Over the leads that were won, by currency; empty if none was. */
  readonly perWon: RevenueByCurrency
  /** Over the leads that sales accepted, by currency; empty if none was. */
  readonly perAccepted: RevenueByCurrency
}

const over = (sums: RevenueByCurrency, n: number): RevenueByCurrency =>
  n > 0
    ? Object.fromEntries(Object.entries(sums).map(([key, minor]) => [key, Math.round(minor / n)]))
    : {}

/**
 * What a lead brought in on average. With several currencies each average is over all leads, so they can be added up after conversion.
 *
 * @example
 * ```ts
 * import { averageRevenue, computeMetric } from 'lead-handoff/metrics'
 *
 * console.log(Object.keys(computeMetric(averageRevenue, []).perWon).length) // 0
 * ```
 */
export const averageRevenue: Metric<AverageRevenueState, AverageRevenue> = {
  ...whole,
  present: (state) => {
    const { revenue: sums, accepted, won } = whole.present(state)
    return { perWon: over(sums, won), perAccepted: over(sums, accepted) }
  },
}
