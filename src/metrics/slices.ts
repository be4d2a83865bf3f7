import type { LeadId, PersonId } from '../lead/index.ts'
import { type ByKey, byKey, noKey } from './by-key.ts'
import type { Fact } from './fact.ts'
import type { Metric } from './metric.ts'
import { type PeriodOptions, periodsIn } from './periods.ts'

/**
 * A metric for each key.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 */
export type Sliced<S, R> = Metric<ByKey<S>, ReadonlyMap<string, R>>

/**
 * Slices by channel of the source.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each channel; `(none)` where no source is recorded
 */
export const bySource = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'source', (fact) => fact.source?.channel ?? noKey)

/**
 * Slices by campaign.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each campaign; `(none)` for a lead without one
 */
export const byCampaign = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'campaign', (fact) => fact.source?.campaign ?? noKey)

/**
 * Slices by medium.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each medium; `(none)` for a lead without one
 */
export const byMedium = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'medium', (fact) => fact.source?.medium ?? noKey)

/**
 * Slices by the person whose lead it was when it happened.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each person; `(none)` where it was nobody's
 */
export const byAssignee = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'assignee', (fact) => fact.assignee ?? noKey)

/**
 * Slices by the team of the person whose lead it was. Events know persons only; who belongs to which team is the host's.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @param teamOf - the team of a person; it must give the same answer wherever the metric is computed
 * @returns the metric for each team; `(none)` where there is none
 */
export const byTeam = <S, R>(
  metric: Metric<S, R>,
  teamOf: (assignee: PersonId) => string | undefined,
): Sliced<S, R> =>
  byKey(metric, 'team', ({ assignee }) => (assignee === null ? noKey : (teamOf(assignee) ?? noKey)))

/**
 * Slices by segment. Events carry no personal data, so the segment of a lead is the host's to tell.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @param segmentOf - the segment of a lead; it must give the same answer wherever the metric is computed
 * @returns the metric for each segment; `(none)` where there is none
 */
export const bySegment = <S, R>(
  metric: Metric<S, R>,
  segmentOf: (leadId: LeadId) => string | undefined,
): Sliced<S, R> => byKey(metric, 'segment', ({ leadId }) => segmentOf(leadId) ?? noKey)

/**
 * Slices by grade, as far as events tell it: moves and scores do.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each grade; `(none)` where the event tells none
 */
export const byGrade = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'grade', (fact) => fact.grade ?? noKey)

/**
 * Slices by the lead's pass through the funnel.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @returns the metric for each pass, from `1`
 */
export const byCycle = <S, R>(metric: Metric<S, R>): Sliced<S, R> =>
  byKey(metric, 'cycle', (fact) => String(fact.cycle))

/**
 * Slices by the period in which it happened.
 *
 * @typeParam S - the state of the metric
 * @typeParam R - what people read
 * @param metric - the metric
 * @param options - length and zone of the periods
 * @param atOf - the instant that counts; that of the fact if absent. A fact without one is left out
 * @returns the metric for each period in which something happened
 * @throws HandoffError INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { byPeriod, computeMetric, funnel } from 'lead-handoff/metrics'
 *
 * const monthly = byPeriod(funnel, { unit: 'month', timeZone: 'Europe/Amsterdam' })
 * console.log(computeMetric(monthly, []).size) // 0
 * ```
 */
export const byPeriod = <S, R>(
  metric: Metric<S, R>,
  options: PeriodOptions,
  atOf: (fact: Fact) => number | null = (fact) => fact.at,
): Sliced<S, R> => {
  const periods = periodsIn(options)
  return byKey(metric, `${periods.unit}-${periods.timeZone}`, (fact) => {
    const at = atOf(fact)
    return at === null ? undefined : periods.keyOf(at)
  })
}
