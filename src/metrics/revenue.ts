import { type ByKey, byKey } from './by-key.ts'
import type { IntegerSum } from './integer-sum.ts'
import type { Metric } from './metric.ts'
import { sum } from './sum.ts'

/** Sums by currency in minor units; never added up across currencies. */
export type RevenueByCurrency = Readonly<Record<string, number>>

const byCurrency = byKey(
  sum('revenue', { on: ['won'], of: (fact) => fact.money?.amountMinor ?? null }),
  'currency',
  (fact) => fact.money?.currency,
)

/**
 * What the won leads brought in, in integer minor units by currency, corrections subtracted.
 *
 * @example
 * ```ts
 * import { computeMetric, revenue } from 'lead-handoff/metrics'
 *
 * console.log(Object.keys(computeMetric(revenue, [])).length) // 0
 * ```
 */
export const revenue: Metric<ByKey<IntegerSum>, RevenueByCurrency> = {
  ...byCurrency,
  id: 'revenue',
  present: (state) => Object.fromEntries(byCurrency.present(state)),
}
