import { compareText } from '../kernel/index.ts'
import { type ByKey, byKey } from './by-key.ts'
import { count, type Selection } from './count.ts'
import type { Fact } from './fact.ts'
import type { Metric } from './metric.ts'

/** A key and how often it occurred. */
export interface Ranked {
  /** The key. */
  readonly key: string
  /** How often. */
  readonly count: number
}

/**
 * The most frequent keys. All keys are counted and only the presentation is cut, because a list that forgets keys on the way depends on the order of the events.
 *
 * @param id - name of the metric
 * @param options - which facts, their key, and how many keys to present
 * @returns the metric; keys of the same count are presented in the order of their code units
 * @example
 * ```ts
 * import { computeMetric, topK } from 'lead-handoff/metrics'
 *
 * const why = topK('why', { on: ['lost'], keyOf: (fact) => fact.about ?? undefined, k: 3 })
 * console.log(computeMetric(why, []).length) // 0
 * ```
 */
export const topK = (
  id: string,
  options: Selection & {
    readonly keyOf: (fact: Fact) => string | undefined
    readonly k: number
  },
): Metric<ByKey<number>, readonly Ranked[]> => {
  const { keyOf, k, ...selection } = options
  const counted = byKey(count(id, selection), 'key', keyOf)
  return {
    ...counted,
    id,
    present: (state) =>
      [...counted.present(state)]
        .map(([key, count]) => ({ key, count }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || compareText(a.key, b.key))
        .slice(0, k),
  }
}
