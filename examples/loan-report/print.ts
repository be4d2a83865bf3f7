import type { CohortRow, DurationSummary, Ratio } from 'lead-handoff/metrics'
import type { LoanReport } from './loan-metrics.ts'

const hour = 3_600_000
const day = 24 * hour

const markdown = (titles: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  `| ${titles.join(' | ')} |`,
  `| ${titles.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
]

const percent = (part: number | null | undefined): string =>
  part === null || part === undefined ? '–' : `${(part * 100).toFixed(2)} %`

const rate = ({ hits, rate, interval }: Ratio): string =>
  `${hits} = ${percent(rate)} (${percent(interval?.low)} to ${percent(interval?.high)})`

const over = (ms: number | null, unitMs: number): string =>
  ms === null ? '–' : (ms / unitMs).toFixed(3)

const euros = (sums: Readonly<Record<string, number>>): string => String((sums['EUR'] ?? 0) / 100)

const cohorts = (zone: string, rows: readonly CohortRow[]): string[] => [
  `### By month of capture, ${zone}`,
  '',
  ...markdown(
    ['month', 'cases', 'qualified', 'accepted', 'opportunity', 'won', 'won within 30 days'],
    rows.map(({ period, entered, mature, steps }) => [
      period,
      String(entered),
      rate(steps.qualified.ever),
      rate(steps.accepted.ever),
      rate(steps.opportunity.ever),
      rate(steps.won.ever),
      `${rate(steps.won.within)}${mature ? '' : ', immature'}`,
    ]),
  ),
]

const times = (
  title: string,
  rows: readonly (readonly [string, DurationSummary])[],
  unit: readonly [name: string, ms: number],
): string[] => [
  `### ${title}`,
  '',
  ...markdown(
    ['', 'count', `mean, ${unit[0]}`, 'median', 'p90'],
    rows.map(([name, { count, meanMs, medianMs, p90Ms }]) => [
      name,
      String(count),
      ...[meanMs, medianMs, p90Ms].map((ms) => over(ms, unit[1])),
    ]),
  ),
]

const outcome = (report: LoanReport): string[] => {
  const { captured, won, lost, recycled } = report
  const rows = [
    ['captured', captured],
    ['qualified', report.qualified],
    ['passed to sales', report.passed],
    ['touched', report.touched],
    ['accepted', report.accepted],
    ['opportunity', report.opportunity],
    ['won', won],
    ['lost', lost],
    ['recycled', recycled],
    ['still open', captured - won - lost - recycled],
  ] as const
  return [
    '### Cases by what they reached',
    '',
    ...markdown(
      ['', 'cases', 'of all'],
      rows.map(([name, n]) => [name, String(n), percent(n / Math.max(1, captured))]),
    ),
  ]
}

const wonByMonth = ({ amsterdam, utc }: LoanReport): string[] => [
  '### Won by month of the approval',
  '',
  ...markdown(
    ['month', 'won, Amsterdam', 'EUR', 'won, UTC', 'EUR'],
    [...amsterdam.wonByMonth].map(([month, { won, revenue }]) => {
      const other = utc.wonByMonth.get(month)
      return [
        month,
        String(won),
        euros(revenue),
        String(other?.won ?? 0),
        euros(other?.revenue ?? {}),
      ]
    }),
  ),
]

const people = (report: LoanReport): string[] => [
  '### People',
  '',
  ...markdown(
    ['person', 'leads', 'won', 'EUR'],
    [...report.people]
      .map(([name, { leads, won, revenue }]) => ({ name, leads, won, eur: euros(revenue) }))
      .sort((a, b) => b.leads - a.leads || (a.name < b.name ? -1 : 1))
      .map(({ name, leads, won, eur }) => [name, String(leads), String(won), eur]),
  ),
]

/**
 * The report as Markdown.
 *
 * @param report - what came of the metrics
 * @returns the lines
 */
export const printReport = (report: LoanReport): readonly string[] => [
  ...outcome(report),
  `Revenue of the won cases: ${euros(report.revenue)} EUR`,
  '',
  ...cohorts('Europe/Amsterdam', report.amsterdam.cohorts),
  ...cohorts('UTC', report.utc.cohorts),
  ...times('From capture to won', [['won', report.captureToWon]], ['days', day]),
  ...times('First response, elapsed time', [...report.response], ['hours', hour]),
  ...times('First response, office hours', [...report.responseInOfficeHours], ['hours', hour]),
  '### Promises kept, of those that were decided',
  '',
  ...markdown(
    ['target', 'kept', 'of', 'rate', '95 % interval'],
    [...report.attainment].map(([target, { hits, of, rate, interval }]) => [
      target,
      String(hits),
      String(of),
      percent(rate),
      `${percent(interval?.low)} to ${percent(interval?.high)}`,
    ]),
  ),
  ...wonByMonth(report),
  ...people(report),
]
