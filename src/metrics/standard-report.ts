import type { Calendar } from '../calendar/index.ts'
import type { LeadId, PersonId } from '../lead/index.ts'
import { attainment, ownerAttainment } from './attainment.ts'
import { averageRevenue } from './average-revenue.ts'
import { cohortFunnel } from './cohort-funnel.ts'
import { funnel } from './funnel.ts'
import { periodFunnel } from './period-funnel.ts'
import type { PeriodOptions } from './periods.ts'
import { product, type ResultOf } from './product.ts'
import { unreadableEvents } from './quality.ts'
import { lostByReason, recycledByReason, rejectedByReason, trashedByReason } from './reasons.ts'
import { cameBack, rejectedThenWon } from './rejected-then-won.ts'
import { revenue } from './revenue.ts'
import { ruleOutcomes } from './rule-outcomes.ts'
import {
  byAssignee,
  byCampaign,
  byCycle,
  byGrade,
  byMedium,
  byPeriod,
  bySegment,
  bySource,
  byTeam,
} from './slices.ts'
import { snapshotFunnel } from './snapshot-funnel.ts'
import { thresholdCurve } from './threshold-curve.ts'
import { timeBetween } from './time-between.ts'

/** What a report is about. */
export interface ReportOptions extends PeriodOptions {
  /**
   * Days after which a cohort is mature.
   *
   * @defaultValue `90`
   */
  readonly withinDays?: number
  /**
   * Working hours, for the times of sales.
   *
   * @defaultValue elapsed time in both columns
   */
  readonly calendar?: Calendar
  /**
   * The team of a person.
   *
   * @defaultValue nobody has one
   */
  readonly teamOf?: (assignee: PersonId) => string | undefined
  /**
   * The segment of a lead.
   *
   * @defaultValue none
   */
  readonly segmentOf?: (leadId: LeadId) => string | undefined
  /**
   * Binary digits that are kept of durations; see {@link DurationOptions}.
   *
   * @defaultValue `7`
   */
  readonly bits?: number
}

const times = (options: ReportOptions) => {
  const { bits, calendar } = options
  const exactness = bits === undefined ? {} : { bits }
  const working = calendar ? { ...exactness, calendar } : exactness
  return {
    /** From the threshold to the first contact. */
    thresholdToContact: timeBetween('threshold-to-contact', {
      from: 'qualified',
      to: 'touched',
      ...exactness,
    }),
    response: timeBetween('response', { from: 'passed', to: 'touched', ...exactness }),
    responseWorking: timeBetween('response-working', { from: 'passed', to: 'touched', ...working }),
    acknowledgement: timeBetween('acknowledgement', {
      from: 'passed',
      to: 'acknowledged',
      ...exactness,
    }),
    acceptance: timeBetween('acceptance', { from: 'passed', to: 'accepted', ...exactness }),
    acceptanceWorking: timeBetween('acceptance-working', {
      from: 'passed',
      to: 'accepted',
      ...working,
    }),
    acceptanceToWon: timeBetween('acceptance-to-won', {
      from: 'accepted',
      to: 'won',
      ...exactness,
    }),
    salesCycle: timeBetween('sales-cycle', { from: 'passed', to: 'won', ...exactness }),
    captureToWon: timeBetween('capture-to-won', { from: 'lead', to: 'won', ...exactness }),
  }
}

const sourceParts = product('source', { funnel, revenue, averageRevenue })

/**
 * The full standard report: counts, the three funnels, times, service levels, revenue, reasons and what feedback is made of, with their slices. A product like any other:
 * take parts of it, or put it together with metrics of your own.
 *
 * @param options - periods, zone and what the host knows
 * @returns the metric of everything
 * @throws HandoffError INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { computeMetric, standardReport } from 'lead-handoff/metrics'
 *
 * const report = computeMetric(standardReport({ unit: 'month', timeZone: 'Europe/Berlin' }), [])
 * console.log(report.funnel.leads, report.response.medianMs) // 0 null
 * ```
 */
export const standardReport = (options: ReportOptions) => {
  const { unit, timeZone, withinDays = 90 } = options
  const periods = { unit, timeZone }
  const { teamOf = () => undefined, segmentOf = () => undefined } = options
  const all = times(options)
  const person = product('person', {
    funnel,
    revenue,
    response: all.response,
    attainment: ownerAttainment,
  })
  return product(`standard-report-${unit}-${timeZone}-${withinDays}`, {
    funnel,
    snapshot: snapshotFunnel,
    cohorts: cohortFunnel('cohorts', { ...periods, withinDays }),
    qualifiedCohorts: cohortFunnel('qualified-cohorts', {
      ...periods,
      withinDays,
      from: 'qualified',
    }),
    periods: periodFunnel('periods', periods),
    ...all,
    attainment,
    ownerAttainment,
    attainmentByPeriod: byPeriod(attainment, periods),
    revenue,
    averageRevenue,
    revenueByPeriod: byPeriod(revenue, periods),
    bySource: bySource(sourceParts),
    byCampaign: byCampaign(sourceParts),
    byMedium: byMedium(sourceParts),
    byAssignee: byAssignee(person),
    byTeam: byTeam(person, teamOf),
    bySegment: bySegment(funnel, segmentOf),
    byGrade: byGrade(funnel),
    byCycle: byCycle(funnel),
    rejectedByReason,
    lostByReason,
    recycledByReason,
    trashedByReason,
    rejectedThenWon,
    cameBack,
    thresholdCurve,
    ruleOutcomes,
    unreadableEvents,
  })
}

/** The metric of the full standard report. */
export type StandardReportMetric = ReturnType<typeof standardReport>

/** What people read of the full standard report. */
export type StandardReport = ResultOf<StandardReportMetric>
