import type { Feedback } from '../feedback/index.ts'
import type { DurationSummary, FunnelCounts, StandardReport } from '../metrics/index.ts'
import { scoringTables, sharedTables } from './feedback-tables.ts'
import type { Report, ReportTable } from './table.ts'
import { moneyText, quotientText, rateText, timesText } from './words.ts'

const funnelColumns = ['leads', 'MQL', 'passed', 'accepted', 'rejected', 'SQL', 'won', 'lost']

const funnelCells = (counts: FunnelCounts): readonly string[] =>
  [
    counts.leads,
    counts.qualified,
    counts.handedOff,
    counts.accepted,
    counts.rejected,
    counts.opportunities,
    counts.won,
    counts.lost,
  ].map(String)

const sources = ({ bySource }: StandardReport): ReportTable => ({
  title: 'By source',
  columns: ['source', ...funnelColumns, 'revenue', 'per won lead'],
  rows: [...bySource].map(([name, { funnel, revenue, averageRevenue }]) => [
    name,
    ...funnelCells(funnel),
    moneyText(revenue),
    moneyText(averageRevenue.perWon),
  ]),
})

const cohorts = ({ cohorts: rows }: StandardReport): ReportTable => ({
  title: 'What became of the leads of each period',
  columns: ['captured in', 'leads', 'qualified', 'accepted', 'won', 'won within time'],
  rows: rows.map(({ period, entered, mature, steps }) => [
    mature ? period : `${period} (not mature)`,
    String(entered),
    rateText(steps.qualified.ever),
    rateText(steps.accepted.ever),
    rateText(steps.won.ever),
    rateText(steps.won.within),
  ]),
})

const reasons = (title: string, counts: ReadonlyMap<string, number>): ReportTable => ({
  title,
  columns: ['reason', 'leads'],
  rows: [...counts].filter(([, n]) => n !== 0).map(([reason, n]) => [reason, String(n)]),
})

const rejectedThenWon = (report: StandardReport): ReportTable => ({
  title: 'Rejected, and won later all the same',
  columns: ['reason', 'won of the rejected'],
  rows: [...report.rejectedThenWon].map(([reason, ratio]) => [reason, rateText(ratio)]),
})

const unreadable = ({ unreadableEvents }: StandardReport): readonly ReportTable[] =>
  unreadableEvents.size === 0
    ? []
    : [
        {
          title: 'Left out: events that could not be read',
          columns: ['type', 'events'],
          rows: [...unreadableEvents].map(([type, n]) => [type, String(n)]),
        },
      ]

/**
 * What marketing wants to know: which of its leads became customers, and why the others did not.
 *
 * @param report - what `standardReport` presents
 * @param feedback - what `feedbackOf` returned, to be shown with its evidence
 * @returns the report
 */
export const marketingReport = (report: StandardReport, feedback?: Feedback): Report => ({
  title: 'Marketing',
  tables: [
    sources(report),
    cohorts(report),
    reasons('Why sales rejected', report.rejectedByReason),
    reasons('Why opportunities were lost', report.lostByReason),
    rejectedThenWon(report),
    ...unreadable(report),
    ...sharedTables(feedback),
    ...scoringTables(feedback),
  ],
})

const busy = ({ periods }: StandardReport): ReportTable => ({
  title: 'What happened in each period',
  columns: ['period', ...funnelColumns, 'accepted over passed', 'won over SQL'],
  rows: periods.map(({ period, counts, quotients }) => [
    period,
    ...funnelCells(counts),
    quotientText(quotients.accepted),
    quotientText(quotients.won),
  ]),
})

const waitRows = (
  name: string,
  elapsed: DurationSummary,
  working: DurationSummary | null,
): readonly (readonly string[])[] => [
  [name, ...timesText(elapsed)],
  ...(working ? [[`${name}, working hours`, ...timesText(working)]] : []),
]

const waits = (report: StandardReport): ReportTable => ({
  title: 'How long it takes',
  columns: ['from … to', 'leads', 'median', 'nine in ten within'],
  rows: [
    ...waitRows(
      'threshold to first contact',
      report.thresholdToContact,
      report.thresholdToContactWorking,
    ),
    ...waitRows('hand-off to first touch', report.response, report.responseWorking),
    ...waitRows(
      'hand-off to acknowledgement',
      report.acknowledgement,
      report.acknowledgementWorking,
    ),
    ...waitRows('hand-off to acceptance', report.acceptance, report.acceptanceWorking),
    ...waitRows('acceptance to won', report.acceptanceToWon, report.acceptanceToWonWorking),
    ...waitRows('hand-off to won', report.salesCycle, report.salesCycleWorking),
  ],
})

const promises = (report: StandardReport): ReportTable => ({
  title: 'Promises kept',
  columns: ['target', 'as the customer felt it', 'by each owner'],
  rows: [...report.attainment].map(([target, ratio]) => {
    const owner = report.ownerAttainment.get(target)
    return [target, rateText(ratio), owner ? rateText(owner) : '–']
  }),
})

const stands = ({ snapshot }: StandardReport): ReportTable => ({
  title: 'Where leads stand now',
  columns: ['stage', 'leads'],
  rows: [...snapshot].map(([stage, n]) => [stage, String(n)]),
})

const people = ({ byAssignee }: StandardReport): ReportTable => ({
  title: 'By person',
  columns: ['person', 'passed', 'accepted', 'won', 'revenue', 'answers', 'median', 'nine in ten'],
  rows: [...byAssignee].map(([name, { funnel, revenue, response }]) => [
    name,
    ...[funnel.handedOff, funnel.accepted, funnel.won].map(String),
    moneyText(revenue),
    ...timesText(response),
  ]),
})

/**
 * What the management of sales wants to know: where leads wait, and who keeps which promises.
 *
 * @param report - what `standardReport` presents
 * @param feedback - what `feedbackOf` returned, to be shown with its evidence
 * @returns the report
 */
export const salesManagementReport = (report: StandardReport, feedback?: Feedback): Report => ({
  title: 'Sales management',
  tables: [
    stands(report),
    busy(report),
    waits(report),
    promises(report),
    people(report),
    ...unreadable(report),
    ...sharedTables(feedback),
  ],
})

/**
 * What a salesperson wants to know of their own leads, and nothing of anybody else's.
 *
 * @param report - what `standardReport` presents
 * @param person - whose
 * @returns the report; with empty tables for somebody who has had no lead
 */
export const salespersonReport = (report: StandardReport, person: string): Report => {
  const own = report.byAssignee.get(person)
  return {
    title: person,
    tables: [
      {
        title: 'Your leads',
        columns: ['passed to you', 'accepted', 'won', 'lost', 'revenue'],
        rows: own
          ? [
              [
                ...[own.funnel.handedOff, own.funnel.accepted].map(String),
                ...[own.funnel.won, own.funnel.lost].map(String),
                moneyText(own.revenue),
              ],
            ]
          : [],
      },
      {
        title: 'Your answers',
        columns: ['answers', 'median', 'nine in ten within'],
        rows: own ? [timesText(own.response)] : [],
      },
      {
        title: 'Your promises',
        columns: ['target', 'kept'],
        rows: own ? [...own.attainment].map(([target, ratio]) => [target, rateText(ratio)]) : [],
      },
    ],
  }
}
