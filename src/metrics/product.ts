import type { FactName } from './fact.ts'
import { factNames } from './fact.ts'
import { type Fold, foldOf, type Metric } from './metric.ts'

/** Metrics by the names under which they are presented. */
export type Parts = Readonly<Record<string, Metric<unknown, unknown>>>

/**
 * The state of a metric.
 *
 * @typeParam M - the metric
 */
export type StateOf<M> = M extends Metric<infer S, unknown> ? S : never

/**
 * What people read of a metric.
 *
 * @typeParam M - the metric
 */
export type ResultOf<M> = M extends Metric<infer _S, infer R> ? R : never

/**
 * The states of the parts.
 *
 * @typeParam P - the metrics by name
 */
export type ProductState<P extends Parts> = { readonly [K in keyof P]: StateOf<P[K]> }

/**
 * What people read, by name.
 *
 * @typeParam P - the metrics by name
 */
export type ProductResult<P extends Parts> = { readonly [K in keyof P]: ResultOf<P[K]> }

const namesOf = (parts: Parts): readonly FactName[] =>
  factNames.filter((name) => Object.values(parts).some(({ on }) => !on || on.includes(name)))

/**
 * Several metrics in one pass. Each fact is shown to those that look at it only, so that a report costs what its parts cost and no more.
 *
 * @typeParam P - the metrics by name
 * @param id - name of the whole
 * @param parts - the metrics by the names under which they are presented
 * @returns the metric of all of them
 * @example
 * ```ts
 * import { computeMetric, count, funnel, product } from 'lead-handoff/metrics'
 *
 * const both = product('both', { funnel, wins: count('wins', { on: ['won'] }) })
 * console.log(computeMetric(both, []).wins) // 0
 * ```
 */
export const product = <P extends Parts>(
  id: string,
  parts: P,
): Metric<ProductState<P>, ProductResult<P>> => {
  const entries = Object.entries(parts)
  const map = <T>(make: (name: string, metric: Metric<unknown, unknown>) => unknown): T =>
    Object.fromEntries(entries.map(([name, metric]) => [name, make(name, metric)])) as T
  const empty = map<ProductState<P>>((_, { empty }) => empty)
  return {
    id,
    on: namesOf(parts),
    empty,
    measure: (fact) => {
      let said = false
      const state = map<ProductState<P>>((_, metric) => {
        const part = metric.measure(fact)
        if (part !== metric.empty) said = true
        return part
      })
      return said ? state : empty
    },
    combine: (a, b) => map((name, metric) => metric.combine(a[name], b[name])),
    present: (state) => map((name, metric) => metric.present(state[name])),
    fold: (from) => {
      const folds = entries.map(([name, metric]) => foldOf(metric, from[name]))
      const listeners = new Map<FactName, readonly Fold<unknown>[]>()
      for (const name of factNames) {
        listeners.set(
          name,
          folds.filter((_, i) => entries[i]?.[1].on?.includes(name) ?? true),
        )
      }
      return {
        add: (fact) => {
          const concerned = listeners.get(fact.name) as readonly Fold<unknown>[]
          for (let i = 0; i < concerned.length; i += 1) concerned[i]?.add(fact)
        },
        state: () =>
          Object.fromEntries(
            entries.map(([name], i) => [name, folds[i]?.state()]),
          ) as ProductState<P>,
      }
    },
  }
}
