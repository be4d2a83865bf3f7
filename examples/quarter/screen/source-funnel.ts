import type { LeadEvent } from 'lead-handoff'
import { byKey, computeMetric, type FunnelCounts, funnel, revenue } from 'lead-handoff/metrics'
import { type SourceName, sources } from '../company/sources.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'
import { bar, euros, heading, number, percent } from './text.ts'

const channel = ({ source }: Pick<LeadEvent, 'source'>): string | undefined => source?.channel

const row = (title: string, counts: FunnelCounts, minor: number): readonly string[] => [
  title,
  number(counts.leads),
  number(counts.qualified),
  number(counts.accepted),
  number(counts.opportunities),
  number(counts.won),
  percent(counts.won, counts.leads),
  euros(minor),
  counts.leads > 0 ? euros(Math.round(minor / counts.leads / 100) * 100) : '–',
]

const overall = (style: Style, all: FunnelCounts): readonly string[] => {
  const steps = [
    ['leads', all.leads],
    ['qualified (MQL)', all.qualified],
    ['handed to sales', all.handedOff],
    ['touched', all.touched],
    ['accepted (SAL)', all.accepted],
    ['opportunity (SQL)', all.opportunities],
    ['won', all.won],
  ] as const
  return steps.map(([name, count], i) => {
    const before = steps[i - 1]?.[1]
    const part = before === undefined ? '' : `${percent(count, before)} of the step before`
    const shown = bar(count, Math.max(all.leads, 1), 40).padEnd(40)
    return `${name.padEnd(18)}${number(count).padStart(6)}  ${shown}  ${style.faint(part)}`.trimEnd()
  })
}

/**
 * The funnel, as a whole and by source.
 *
 * @param style - how to mark text
 * @param events - everything that happened
 * @returns the lines
 */
export const sourceFunnel = (style: Style, events: readonly LeadEvent[]): readonly string[] => {
  const bySource = computeMetric(byKey(funnel, 'source', channel), events)
  const moneyBySource = computeMetric(byKey(revenue, 'source', channel), events)
  const right = { align: 'right' } as const
  const rows = (Object.keys(sources) as SourceName[]).flatMap((name) => {
    const counts = bySource.get(name)
    return counts ? [row(sources[name].title, counts, moneyBySource.get(name)?.['EUR'] ?? 0)] : []
  })
  const all = computeMetric(funnel, events)
  return [
    ...heading(style, '3  The funnel, and where the customers came from'),
    ...overall(style, all),
    '',
    ...table(
      style,
      [
        { title: 'source' },
        { title: 'leads', ...right },
        { title: 'MQL', ...right },
        { title: 'SAL', ...right },
        { title: 'SQL', ...right },
        { title: 'won', ...right },
        { title: 'won of leads', ...right },
        { title: 'revenue', ...right },
        { title: 'per lead', ...right },
      ],
      [...rows, row('all', all, computeMetric(revenue, events)['EUR'] ?? 0)],
    ),
    style.faint(
      'A recycled lead that qualifies again counts again; what was corrected does not count.',
    ),
  ]
}
