import type { Fact, FactName } from './fact.ts'
import type { Metric } from './metric.ts'

/** Which facts a building block looks at. */
export interface Selection {
  /** Their names. */
  readonly on: readonly FactName[]
  /**
   * Which of them.
   *
   * @defaultValue all
   */
  readonly where?: (fact: Fact) => boolean
}

/**
 * Whether a fact is selected.
 *
 * @param selection - names and condition
 * @param fact - the fact
 * @returns whether both hold
 */
export const selects = ({ on, where }: Selection, fact: Fact): boolean =>
  on.includes(fact.name) && (where === undefined || where(fact))

/**
 * Counts facts; what was corrected is subtracted.
 *
 * @param id - name of the metric
 * @param selection - which facts
 * @returns the metric
 * @example
 * ```ts
 * import { computeMetric, count } from 'lead-handoff/metrics'
 *
 * const wins = count('wins', { on: ['won'] })
 * console.log(computeMetric(wins, [])) // 0
 * ```
 */
export const count = (id: string, selection: Selection): Metric<number, number> => ({
  id,
  on: selection.on,
  empty: 0,
  measure: (fact) => (selects(selection, fact) ? fact.sign : 0),
  combine: (a, b) => a + b,
  present: (state) => state,
  fold: (from) => {
    let n = from
    return {
      add: (fact) => {
        if (selects(selection, fact)) n += fact.sign
      },
      state: () => n,
    }
  },
})
