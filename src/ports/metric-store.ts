import type { JsonValue } from '../kernel/index.ts'
import type { Awaitable } from './awaitable.ts'
import type { FeedCursor } from './event-feed.ts'

/** What a metric has come to, and up to where in the feed. */
export interface MetricState {
  /** What was measured so far. */
  readonly value: JsonValue
  /** The place in the feed up to which it was measured. */
  readonly cursor: FeedCursor
}

/** A metric that moves on in the feed. */
export interface MetricSave extends MetricState {
  /** Which metric. */
  readonly metricId: string
  /** The cursor it was at when it was loaded; `null` if there was nothing. */
  readonly expected: FeedCursor | null
}

/** Keeps metrics together with the place in the feed that they have reached, so that each event is counted once. */
export interface MetricStore {
  /**
   * Reads a metric.
   *
   * @param metricId - which one
   * @returns its value and cursor; `null` if it was never saved
   */
  loadMetric(metricId: string): Awaitable<MetricState | null>
  /**
   * Saves a metric, value and cursor at once, only if it still is at the expected cursor: of two workers that measured the same events, one is overtaken.
   *
   * @param save - what to write, and what it is based on
   * @returns what became of it
   */
  saveMetric(save: MetricSave): Awaitable<'saved' | 'overtaken'>
}
