import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileCalendar, type HoursCalendar } from '../../src/calendar/index.ts'
import {
  advanceSla,
  applySlaChange,
  compileSla,
  emptySlaState,
  type SlaFact,
  type SlaState,
  slaClocks,
} from '../../src/sla/index.ts'

const file = new URL('../../../shared/vectors/sla_pauses_frappe_helpdesk.json', import.meta.url)

interface Row {
  readonly id: string
  readonly kind: 'slaDue' | 'slaElapsed' | 'isOpen'
  readonly calendar: {
    readonly timeZone: string
    readonly weekly: HoursCalendar['weekly']
    readonly holidays: readonly string[]
  }
  readonly start: string
  readonly end: string
  readonly at: string
  readonly targetMs: number
  readonly pauses: readonly (readonly [string, string])[]
  readonly expected: unknown
  readonly expectedMs?: number
  readonly expectedIfNextOpenPolicy?: string
}

const present = existsSync(file)
const rows: readonly Row[] = present ? JSON.parse(readFileSync(file, 'utf8')).vectors : []

test('the vectors are there', ({ skip }) => {
  if (!present && process.env['CI']) throw new Error('../shared/vectors is missing')
  if (!present) skip('../shared/vectors is missing')
})

const calendarOf = ({ calendar }: Row) =>
  compileCalendar({
    timeZone: calendar.timeZone,
    weekly: calendar.weekly,
    holidays: calendar.holidays,
  })

/** The clock of a row after its start and its pauses. */
const clockOf = (row: Row, atClosing: 'close' | 'next-open') => {
  const office = calendarOf(row)
  const sla = compileSla(
    {
      id: row.id,
      version: '1',
      targets: [
        {
          id: 'it',
          measure: 'first-touch',
          within: `${row.targetMs ?? 360_000_000}ms`,
          calendar: 'office',
          atClosing,
        },
      ],
    },
    { calendars: { office } },
  )
  const facts: SlaFact[] = [
    { kind: 'handed-off', at: Date.parse(row.start) },
    ...row.pauses.flatMap(([from, to]): SlaFact[] => [
      { kind: 'paused', at: Date.parse(from) },
      { kind: 'resumed', at: Date.parse(to) },
    ]),
  ]
  const state = facts.reduce((before: SlaState, fact) => {
    const change = advanceSla(sla, before, { fact })
    return change ? applySlaChange(before, change) : before
  }, emptySlaState)
  return { sla, state }
}

const iso = (at: number | null | undefined) =>
  new Date(at as number).toISOString().replace('.000Z', 'Z')

describe.skipIf(!present)('sla_pauses_frappe_helpdesk', () => {
  test.each(rows)('$id $kind', (row) => {
    if (row.kind === 'isOpen') {
      expect(calendarOf(row).isOpen(Date.parse(row.at))).toBe(row.expected)
      return
    }
    const { sla, state } = clockOf(row, 'close')
    if (row.kind === 'slaElapsed') {
      expect(slaClocks(sla, state, Date.parse(row.end))[0]?.usedMs).toBe(row.expectedMs)
      return
    }
    expect(iso(state.clocks['it']?.dueAt)).toBe(row.expected)
    if (row.expectedIfNextOpenPolicy !== undefined) {
      expect(iso(clockOf(row, 'next-open').state.clocks['it']?.dueAt)).toBe(
        row.expectedIfNextOpenPolicy,
      )
    }
  })
})
