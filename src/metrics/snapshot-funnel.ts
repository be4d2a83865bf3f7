import { type ByKey, byKey } from './by-key.ts'
import { count } from './count.ts'
import type { Metric } from './metric.ts'

/**
 * How many leads stand in each stage now. A stage that leads have come to and left again is shown with 0.
 *
 * @example
 * ```ts
 * import { computeMetric, snapshotFunnel } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(snapshotFunnel, []).size) // 0
 * ```
 */
export const snapshotFunnel: Metric<ByKey<number>, ReadonlyMap<string, number>> = {
  ...byKey(count('snapshot', { on: ['standing'] }), 'stage', ({ about }) => about ?? undefined),
  id: 'snapshot-funnel',
}
