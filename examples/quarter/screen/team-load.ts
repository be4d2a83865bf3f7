import { formatDuration, type LeadEvent } from 'lead-handoff'
import { salespeople } from '../company/team.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'
import { bar, heading, median, number, percent } from './text.ts'

interface Load {
  got: number
  accepted: number
  won: number
  late: number
  readonly firstTouches: number[]
}

const emptyLoad = (): Load => ({ got: 0, accepted: 0, won: 0, late: 0, firstTouches: [] })

/** What one event means for the person whose lead it was. */
const add = (load: Load, event: LeadEvent): void => {
  if (event.type === 'lead-handed-off' || event.type === 'lead-assigned') load.got += 1
  if (event.type === 'lead-touched' && event.first && event.elapsedMs !== null) {
    load.firstTouches.push(event.elapsedMs)
  }
  if (event.type === 'lead-moved') {
    const { reached, kind } = event.undone ?? event
    const sign = event.undone ? -1 : 1
    if (reached.includes('accepted')) load.accepted += sign
    if (kind === 'won') load.won += sign
  }
  if (event.type === 'clocks-changed') {
    for (const { outcome, scope } of event.change.outcomes) {
      // the owner's clock begins when the lead becomes theirs, not before
      if (scope !== 'owner') continue
      if (outcome === 'breached') load.late += 1
      if (outcome === 'corrected') load.late -= 1
    }
  }
}

const loads = (events: Iterable<LeadEvent>): ReadonlyMap<string, Load> => {
  const all = new Map(salespeople.map(({ id }) => [id, emptyLoad()]))
  for (const event of events) {
    // what is taken back is taken from whoever it counted for
    const undone = event.type === 'lead-moved' ? event.undone : null
    const load = all.get((undone ?? event).assignee ?? '')
    if (load) add(load, event)
  }
  return all
}

/**
 * How the team was loaded.
 *
 * @param style - how to mark text
 * @param events - everything that happened
 * @returns the lines
 */
export const teamLoad = (style: Style, events: Iterable<LeadEvent>): readonly string[] => {
  const all = loads(events)
  const most = Math.max(1, ...[...all.values()].map(({ got }) => got))
  const rows = salespeople.map(({ id, name, office }) => {
    const { got, accepted, won, late, firstTouches } = all.get(id) as Load
    const middle = median(firstTouches)
    return [
      name,
      office.city,
      number(got),
      bar(got, most, 16).padEnd(16),
      number(accepted),
      percent(accepted, got),
      number(won),
      middle === undefined ? '–' : formatDuration(middle),
      number(late),
    ]
  })
  const right = { align: 'right' } as const
  return [
    ...heading(style, '2  How the team was loaded'),
    ...table(
      style,
      [
        { title: 'who' },
        { title: 'office' },
        { title: 'got', ...right },
        { title: '' },
        { title: 'accepted', ...right },
        { title: 'of got', ...right },
        { title: 'won', ...right },
        { title: 'first touch', ...right },
        { title: 'too late', ...right },
      ],
      rows,
    ),
    style.faint(
      'First touch: median time after the hand-off, nights and a wait in the queue included.',
    ),
    style.faint('Too late: over 8 working hours since the lead became theirs.'),
  ]
}
