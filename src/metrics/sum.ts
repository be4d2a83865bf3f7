import { type Selection, selects } from './count.ts'
import type { Fact } from './fact.ts'
import { addSums, type IntegerSum, numberOf, runningSum, sumOf, zeroSum } from './integer-sum.ts'
import type { Metric } from './metric.ts'

/**
 * Adds up whole numbers; what was corrected is subtracted. The sum is exact whatever its size.
 *
 * @param id - name of the metric
 * @param selection - which facts, and the safe integer of each; `null` for none
 * @returns the metric
 * @example
 * ```ts
 * import { computeMetric, sum } from 'lead-handoff/metrics'
 *
 * const cents = sum('cents', { on: ['won'], of: (fact) => fact.money?.amountMinor ?? null })
 * console.log(computeMetric(cents, [])) // 0
 * ```
 */
export const sum = (
  id: string,
  selection: Selection & { readonly of: (fact: Fact) => number | null },
): Metric<IntegerSum, number> => {
  const amount = (fact: Fact): number => {
    const n = selects(selection, fact) ? selection.of(fact) : null
    return n === null || !Number.isSafeInteger(n) ? 0 : n * fact.sign
  }
  return {
    id,
    on: selection.on,
    empty: zeroSum,
    measure: (fact) => {
      const n = amount(fact)
      return n === 0 ? zeroSum : sumOf(n)
    },
    combine: addSums,
    present: numberOf,
    fold: (from) => {
      const running = runningSum(from)
      return { add: (fact) => running.add(amount(fact)), state: running.total }
    },
  }
}
