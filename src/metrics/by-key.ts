import { compareText } from '../kernel/index.ts'
import type { Fact } from './fact.ts'
import { type Fold, foldOf, type Metric } from './metric.ts'

/** A state for each key. */
export type ByKey<S> = Readonly<Record<string, S>>

/** The key of what has none, such as a lead whose source was never recorded. */
export const noKey = '(none)'

const sorted = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => {
  // without a prototype, so that a source called `__proto__` is a key like any other
  const state: Record<string, T> = Object.create(null)
  for (const [key, part] of [...entries].sort(([a], [b]) => compareText(a, b))) state[key] = part
  return state
}

/**
 * Slices a metric: by source, by assignee, by whatever a fact says.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @param id - name of the slice, such as `source`
 * @param keyOf - the key of a fact; a fact without one is left out
 * @returns the sliced metric; its keys are presented in the order of their code units
 * @example
 * ```ts
 * import { byKey, computeMetric, funnel } from 'lead-handoff/metrics'
 *
 * const bySource = byKey(funnel, 'source', (fact) => fact.source?.channel)
 * console.log(computeMetric(bySource, []).size) // 0
 * ```
 */
export const byKey = <S, R>(
  metric: Metric<S, R>,
  id: string,
  keyOf: (fact: Fact) => string | undefined,
): Metric<ByKey<S>, ReadonlyMap<string, R>> => {
  const empty: ByKey<S> = Object.freeze({})
  return {
    id: `${metric.id}-by-${id}`,
    ...(metric.on ? { on: metric.on } : {}),
    empty,
    measure: (fact) => {
      const part = metric.measure(fact)
      if (part === metric.empty) return empty
      const key = keyOf(fact)
      return key === undefined ? empty : sorted([[key, part]])
    },
    combine: (a, b) => {
      const joined = new Map(Object.entries(a))
      for (const [key, part] of Object.entries(b)) {
        const before = joined.get(key)
        joined.set(key, before === undefined ? part : metric.combine(before, part))
      }
      return sorted(joined)
    },
    present: (state) =>
      new Map(
        Object.keys(state)
          .sort(compareText)
          .map((key) => [key, metric.present(state[key] as S)]),
      ),
    fold: (from) => {
      const folds = new Map<string, Fold<S>>()
      for (const [key, part] of Object.entries(from)) folds.set(key, foldOf(metric, part))
      return {
        add: (fact) => {
          const key = keyOf(fact)
          if (key === undefined) return
          let fold = folds.get(key)
          if (!fold) {
            // as when each fact is measured by itself: one that contributes nothing makes no key
            if (metric.measure(fact) === metric.empty) return
            fold = foldOf(metric)
            folds.set(key, fold)
          }
          fold.add(fact)
        },
        state: () => sorted([...folds].map(([key, fold]) => [key, fold.state()])),
      }
    },
  }
}
