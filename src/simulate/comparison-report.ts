import type { Ratio } from '../metrics/index.ts'
import type { Report, ReportTable } from '../report/index.ts'
import type { AgreementComparison } from './compare-agreements.ts'
import type { Replayed } from './replay-agreement.ts'

const columns = ['old', 'new']

const leads = ({ before, after, gained, lost, moved }: AgreementComparison): ReportTable => {
  const row = (name: string, count: (replayed: Replayed) => number) =>
    [name, ...[before, after].map((one) => String(count(one)))] as const
  return {
    title: 'Leads',
    columns: ['leads', ...columns],
    rows: [
      row('qualified', (one) => one.leads.filter(({ qualifiedAt }) => qualifiedAt !== null).length),
      ['qualified only here', String(lost.length), String(gained.length)],
      row('handed off', (one) => one.leads.filter((lead) => lead.handedOffAt !== null).length),
      ['handed to somebody else', '–', String(moved.length)],
    ],
  }
}

const load = ({ before, after }: AgreementComparison): ReportTable => {
  const people = [...new Set([...Object.keys(before.load), ...Object.keys(after.load)])]
  return {
    title: 'Load per person',
    columns: ['person', ...columns],
    rows: people.map((person) => [
      person,
      ...[before, after].map((one) => String(one.load[person] ?? 0)),
    ]),
  }
}

const ratioText = (ratio: Ratio | undefined): string =>
  ratio ? `${ratio.hits} of ${ratio.of}` : '–'

const deadlines = ({ before, after }: AgreementComparison): ReportTable => ({
  title: 'Deadlines met by what sales really did',
  columns: ['target', ...columns],
  rows: [
    ...[...new Set([...before.deadlines.keys(), ...after.deadlines.keys()])].map((target) => [
      target,
      ...[before, after].map((one) => ratioText(one.deadlines.get(target))),
    ]),
    ['leads of which nobody knows', String(before.notComparable), String(after.notComparable)],
  ],
})

const refused = ({ before, after }: AgreementComparison): readonly ReportTable[] => {
  const codes = [...new Set([...Object.keys(before.refused), ...Object.keys(after.refused)])]
  if (codes.length === 0) return []
  return [
    {
      title: 'What really happened and would not have been possible',
      columns: ['refusal', ...columns],
      rows: codes.map((code) => [
        code,
        ...[before, after].map((one) => String(one.refused[code] ?? 0)),
      ]),
    },
  ]
}

/**
 * A comparison for people.
 *
 * @param comparison - what {@link compareAgreements} returned
 * @returns the report; `reportMarkdown` renders it
 * @example
 * ```ts
 * import { compareAgreements, comparisonReport, compileHandoffModel } from 'lead-handoff'
 * import { reportMarkdown } from 'lead-handoff/report'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const comparison = compareAgreements({ before: model, after: model, leads: [], team: [], now: 0 })
 * console.log(reportMarkdown(comparisonReport(comparison)).split('\n')[0]) // # Two agreements on the same history
 * ```
 */
export const comparisonReport = (comparison: AgreementComparison): Report => ({
  title: 'Two agreements on the same history',
  tables: [leads(comparison), load(comparison), deadlines(comparison), ...refused(comparison)],
})
