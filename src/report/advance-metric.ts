import { HandoffError, type JsonValue, limits } from '../kernel/index.ts'
import { type Metric, measureEvents, readSnapshot, takeSnapshot } from '../metrics/index.ts'
import type { EventFeed, MetricStore } from '../ports/index.ts'

/** Where the events come from, and where the state is kept. */
export interface AdvanceOptions {
  /** The events. */
  readonly feed: EventFeed
  /** The states. */
  readonly store: MetricStore
  /**
   * Events of one page.
   *
   * @defaultValue `500`
   */
  readonly pageSize?: number
}

/**
 * Brings a stored metric up to date: reads on in the feed from where it stopped, and saves state and place together after each page. Several workers may do so at once; each event counts
 * once.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param options - feed and store
 * @returns what people read, up to date
 * @throws HandoffError INVALID_SNAPSHOT if what is stored is of another metric
 * @throws HandoffError VERSION_CONFLICT if other workers were faster every time
 * @example
 * ```ts
 * import { createMemoryStore } from 'lead-handoff/memory'
 * import { funnel } from 'lead-handoff/metrics'
 * import { advanceMetric } from 'lead-handoff/report'
 *
 * const store = createMemoryStore()
 * console.log((await advanceMetric(funnel, { feed: store, store })).leads) // 0
 * ```
 */
export const advanceMetric = async <S, R>(
  metric: Metric<S, R>,
  { feed, store, pageSize = 500 }: AdvanceOptions,
): Promise<R> => {
  let overtaken = 0
  for (;;) {
    const stored = await store.loadMetric(metric.id)
    const state = stored ? readSnapshot(metric, stored.value) : metric.empty
    const after = stored?.cursor ?? null
    const page = await feed.readEvents({ after, limit: pageSize })
    if (page.events.length === 0 || page.cursor === null) return metric.present(state)
    const next = measureEvents(metric, page.events, state)
    const value = takeSnapshot(metric, next) as unknown as JsonValue
    const save = { metricId: metric.id, value, cursor: page.cursor, expected: after }
    if ((await store.saveMetric(save)) === 'saved') continue
    // whoever was faster has counted these events
    overtaken += 1
    if (overtaken >= limits.commitAttempts) {
      throw new HandoffError(
        'VERSION_CONFLICT',
        `other workers kept advancing the metric "${metric.id}"; one of them is enough`,
      )
    }
  }
}
