import { type Selection, selects } from './count.ts'
import type { Fact } from './fact.ts'
import type { Metric } from './metric.ts'
import { type Interval, wilson } from './wilson.ts'

/** A part of a whole in whole numbers. */
export interface RatioState {
  /** How many did. */
  readonly hits: number
  /** Out of how many. */
  readonly of: number
}

/** A rate with what it rests on. */
export interface Ratio extends RatioState {
  /** `hits / of`; `null` where there is nothing to divide by or more did than could. */
  readonly rate: number | null
  /** Where the rate behind the numbers lies with 95 % confidence; `null` where there is no rate. */
  readonly interval: Interval | null
}

/**
 * A rate with its interval.
 *
 * @param hits - how many did
 * @param of - out of how many
 * @returns the rate; without one if there is nothing to divide by, or more did than could
 * @example
 * ```ts
 * import { ratioOf } from 'lead-handoff/metrics'
 *
 * console.log(ratioOf(3, 12).rate) // 0.25
 * console.log(ratioOf(0, 0).rate) // null
 * ```
 */
export const ratioOf = (hits: number, of: number): Ratio => {
  const interval = wilson(hits, of)
  return { hits, of, rate: interval === null ? null : hits / of, interval }
}

const nothing: RatioState = Object.freeze({ hits: 0, of: 0 })

/**
 * A rate between two kinds of facts, such as promises kept out of promises made.
 *
 * @param id - name of the metric
 * @param parts - the facts that did, and those that could
 * @returns the metric
 * @example
 * ```ts
 * import { computeMetric, ratio } from 'lead-handoff/metrics'
 *
 * const kept = ratio('kept', { hits: { on: ['met'] }, of: { on: ['met', 'breached'] } })
 * console.log(computeMetric(kept, []).rate) // null
 * ```
 */
export const ratio = (
  id: string,
  parts: { readonly hits: Selection; readonly of: Selection },
): Metric<RatioState, Ratio> => {
  const hit = (fact: Fact): number => (selects(parts.hits, fact) ? fact.sign : 0)
  const could = (fact: Fact): number => (selects(parts.of, fact) ? fact.sign : 0)
  return {
    id,
    on: [...new Set([...parts.hits.on, ...parts.of.on])],
    empty: nothing,
    measure: (fact) => {
      const state = { hits: hit(fact), of: could(fact) }
      return state.hits === 0 && state.of === 0 ? nothing : state
    },
    combine: (a, b) => ({ hits: a.hits + b.hits, of: a.of + b.of }),
    present: ({ hits, of }) => ratioOf(hits, of),
    fold: (from) => {
      let { hits, of } = from
      return {
        add: (fact) => {
          hits += hit(fact)
          of += could(fact)
        },
        state: () => ({ hits, of }),
      }
    },
  }
}
