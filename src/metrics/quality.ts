import { type ByKey, byKey } from './by-key.ts'
import { count } from './count.ts'
import type { Metric } from './metric.ts'

/**
 * Events that could not be read, by their type: of a later version of the library, or spoilt. They are left out of every other number, so a report should show them.
 *
 * @example
 * ```ts
 * import { computeMetric, unreadableEvents } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(unreadableEvents, []).size) // 0
 * ```
 */
export const unreadableEvents: Metric<ByKey<number>, ReadonlyMap<string, number>> = byKey(
  count('unreadable', { on: ['unreadable'] }),
  'type',
  ({ about }) => about ?? undefined,
)
