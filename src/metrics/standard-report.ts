import type { Calendar } from '../calendar/index.ts'
import type { LeadId, PersonId } from '../lead/index.ts'
import type { Anchor, Step } from './anchor.ts'
import { attainment, ownerAttainment } from './attainment.ts'
import { averageRevenue } from './average-revenue.ts'
import { cohortFunnel } from './cohort-funnel.ts'
import { type DurationState, type DurationSummary, durations } from './durations.ts'
import { funnel } from './funnel.ts'
import type { Metric } from './metric.ts'
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
   * Working hours, for the times of sales; those named `Working` are `null` without.
   *
   * @defaultValue nobody knows
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

/** A time of which nobody has the working hours. */
const notMeasured = (id: string): Metric<DurationState, null> => ({
  ...durations(id, { on: [], of: () => null }),
  present: () => null,
})

const times = ({ bits, calendar }: ReportOptions) => {
  const exactness = bits === undefined ? {} : { bits }
  const elapsed = (id: string, from: Anchor, to: Step) =>
    timeBetween(id, { from, to, ...exactness })
  // elapsed time under the name of working time would be a lie
  const working = (
    id: string,
    from: Anchor,
    to: Step,
  ): Metric<DurationState, DurationSummary | null> =>
    calendar ? timeBetween(id, { from, to, calendar, ...exactness }) : notMeasured(id)
  return {
    /** From the threshold to the first contact. */
    thresholdToContact: elapsed('threshold-to-contact', 'qualified', 'touched'),
    thresholdToContactWorking: working('threshold-to-contact-working', 'qualified', 'touched'),
    response: elapsed('response', 'passed', 'touched'),
    responseWorking: working('response-working', 'passed', 'touched'),
    acknowledgement: elapsed('acknowledgement', 'passed', 'acknowledged'),
    acknowledgementWorking: working('acknowledgement-working', 'passed', 'acknowledged'),
    acceptance: elapsed('acceptance', 'passed', 'accepted'),
    acceptanceWorking: working('acceptance-working', 'passed', 'accepted'),
    acceptanceToWon: elapsed('acceptance-to-won', 'accepted', 'won'),
    acceptanceToWonWorking: working('acceptance-to-won-working', 'accepted', 'won'),
    salesCycle: elapsed('sales-cycle', 'passed', 'won'),
    salesCycleWorking: working('sales-cycle-working', 'passed', 'won'),
    captureToWon: elapsed('capture-to-won', 'lead', 'won'),
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
