import { formatDuration, type LeadEvent } from 'lead-handoff'
import type { Style } from '../screen/style.ts'
import { table } from '../screen/table.ts'
import { bar, euros, heading, median, number, percent, wrapped } from '../screen/text.ts'
import { countCases } from './counts.ts'
import { unnamed } from './mapping.ts'
import type { Replayed } from './replay.ts'

const right = { align: 'right' } as const

const stagesReached = (style: Style, events: readonly LeadEvent[]): readonly string[] => {
  const counts = countCases(events)
  const steps = [
    ['captured', counts.captured],
    ['qualified (MQL)', counts.qualified],
    ['handed to sales', counts.handedOff],
    ['touched', counts.touched],
    ['accepted (SAL)', counts.accepted],
    ['opportunity (SQL)', counts.opportunities],
    ['won', counts.won],
    ['lost', counts.lost],
    ['recycled', counts.recycled],
    ['still open', counts.open],
  ] as const
  const most = Math.max(counts.captured, 1)
  return [
    ...heading(style, 'Cases by what they reached'),
    ...steps.map(([name, count]) =>
      `${name.padEnd(18)}${number(count).padStart(7)}  ${bar(count, most, 40).padEnd(40)}  ${percent(count, most)}`.trimEnd(),
    ),
    '',
    `Revenue of the won cases: ${style.strong(euros(counts.revenueMinor))}`,
  ]
}

const responses = (style: Style, events: readonly LeadEvent[]): readonly string[] => {
  const queues = new Map<string, { passed: number; late: number; readonly times: number[] }>()
  const at = new Map<string, string>()
  let touches = 0
  for (const event of events) {
    if (event.type === 'lead-handed-off' && event.routing.queue !== null) {
      at.set(event.leadId, event.routing.queue)
      const row = queues.get(event.routing.queue) ?? { passed: 0, late: 0, times: [] }
      queues.set(event.routing.queue, { ...row, passed: row.passed + 1 })
    }
    if (event.type !== 'lead-touched') continue
    touches += 1
    const row = queues.get(at.get(event.leadId) ?? '')
    if (!row || !event.first || event.elapsedMs === null) continue
    row.times.push(event.elapsedMs)
    if (event.elapsedMs > 86_400_000) row.late += 1
  }
  const rows = [...queues].map(([queue, { passed, times, late }]) => {
    const middle = median(times)
    return [
      queue,
      number(passed),
      number(times.length),
      middle === undefined ? '–' : formatDuration(middle),
      number(late),
      percent(late, times.length),
    ]
  })
  const titles = [
    { title: 'passed to' },
    { title: 'hand-offs', ...right },
    { title: 'answered', ...right },
    { title: 'median', ...right },
    { title: 'after a day', ...right },
    { title: 'of answered', ...right },
  ]
  return [
    ...heading(style, 'First responses'),
    ...table(style, titles, rows),
    `Touches in all: ${number(touches)}`,
  ]
}

const people = (style: Style, events: readonly LeadEvent[]): readonly string[] => {
  const all = new Map<string, { readonly leads: Set<string>; wins: number; minor: number }>()
  for (const event of events) {
    if (event.assignee === null) continue
    const person = all.get(event.assignee) ?? { leads: new Set<string>(), wins: 0, minor: 0 }
    all.set(event.assignee, person)
    if (event.type === 'lead-assigned') person.leads.add(event.leadId)
    if (event.type !== 'lead-moved' || event.kind !== 'won') continue
    person.wins += 1
    person.minor += event.revenue?.amountMinor ?? 0
  }
  const first = [...all].sort((a, b) => b[1].leads.size - a[1].leads.size || (a[0] < b[0] ? -1 : 1))
  const most = Math.max(1, first[0]?.[1].leads.size ?? 1)
  const rows = first
    .slice(0, 10)
    .map(([id, { leads, wins, minor }]) => [
      id === unnamed ? 'not recorded' : id,
      number(leads.size),
      bar(leads.size, most, 24).padEnd(24),
      number(wins),
      euros(minor),
    ])
  return [
    ...heading(style, `People: the ten of ${number(all.size)} with the most leads`),
    ...table(
      style,
      [
        { title: 'person' },
        { title: 'leads', ...right },
        { title: '' },
        { title: 'won', ...right },
        { title: 'revenue', ...right },
      ],
      rows,
    ),
    style.faint(
      'A lead is theirs whose START of a desk was the first. A win is theirs who had the lead then.',
    ),
  ]
}

const refusals = (style: Style, { refused }: Replayed): readonly string[] => [
  ...heading(style, 'Refused commands'),
  ...(refused.size === 0 ? ['None: the log never does what its lifecycle forbids.'] : []),
  ...[...refused].flatMap(([code, { count, example }]) => [
    `${style.bad(number(count).padStart(6))}  ${style.strong(code)}`,
    ...wrapped(example, 90).map((line) => `        ${line}`),
  ]),
]

const shownBroken = 20

const brokenLines = (
  style: Style,
  { broken, brokenCount, stopped, lines }: Replayed,
): readonly string[] => {
  if (brokenCount === 0 && stopped === undefined) return []
  const more = brokenCount - Math.min(brokenCount, shownBroken)
  return [
    ...heading(style, 'Lines that could not be read; all others were'),
    ...broken.slice(0, shownBroken).map(({ line, wrong }) => `line ${line}: ${wrong}`),
    ...(more > 0 ? [`and ${number(more)} more`] : []),
    ...(stopped === undefined
      ? []
      : [style.bad(`After line ${number(lines)} the file could not be read any more: ${stopped}`)]),
  ]
}

/**
 * What came out of a log.
 *
 * @param style - how to mark text
 * @param name - name of the file
 * @param replayed - what came out
 * @returns the lines
 */
export const replayScreen = (style: Style, name: string, replayed: Replayed): readonly string[] => {
  const { rows, commands, events } = replayed
  return [
    style.strong(`Replay of ${name}`),
    style.faint(`${number(rows)} log events, ${number(commands)} commands`),
    ...stagesReached(style, events),
    ...responses(style, events),
    ...people(style, events),
    ...refusals(style, replayed),
    ...brokenLines(style, replayed),
  ]
}
