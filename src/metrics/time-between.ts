import type { Calendar } from '../calendar/index.ts'
import { type Anchor, anchoredAt, type Step } from './anchor.ts'
import { type DurationState, type DurationSummary, durations } from './durations.ts'
import type { Metric } from './metric.ts'

/** Between what time is measured. */
export interface TimeOptions {
  /** Where the time begins. */
  readonly from: Anchor
  /** Where it ends. */
  readonly to: Step
  /**
   * The working hours in which time counts.
   *
   * @defaultValue elapsed time
   */
  readonly calendar?: Calendar
  /**
   * Binary digits that are kept; see {@link DurationOptions}.
   *
   * @defaultValue `7`
   */
  readonly bits?: number
}

/**
 * How long leads take from one milestone to another, of those that got there.
 *
 * @param id - name of the metric
 * @param options - from where to where, in which hours
 * @returns the metric
 * @example
 * ```ts
 * import { computeMetric, timeBetween } from 'lead-handoff/metrics'
 *
 * const toWon = timeBetween('to-won', { from: 'lead', to: 'won' })
 * console.log(computeMetric(toWon, []).meanMs) // null
 * ```
 */
export const timeBetween = (
  id: string,
  { from, to, calendar, bits }: TimeOptions,
): Metric<DurationState, DurationSummary> =>
  durations(id, {
    on: [to],
    ...(bits === undefined ? {} : { bits }),
    of: (fact) => {
      const startAt = anchoredAt(from, fact)
      if (startAt === null) return null
      if (!calendar || fact.at < startAt) return fact.at - startAt
      return calendar.businessTimeBetween(startAt, fact.at)
    },
  })
