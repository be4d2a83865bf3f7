import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileCalendar, type HoursCalendar } from '../../src/calendar/index.ts'

const folder = new URL('../../../shared/vectors/', import.meta.url)

interface Row {
  readonly id: string
  readonly kind: string
  readonly calendar: {
    readonly timeZone: string
    readonly weekly?: HoursCalendar['weekly']
    readonly holidays?: readonly string[]
    readonly overrides?: NonNullable<HoursCalendar['dated']>
    readonly breaks?: NonNullable<HoursCalendar['breaks']>
  }
  readonly at?: string
  readonly start?: string
  readonly end?: string
  readonly from?: string
  readonly wall?: string
  readonly durationMs?: number
  readonly days?: number
  readonly count?: number
  readonly policy?: 'snap-to-active' | 'roll-then-count'
  readonly expected?: unknown
  readonly expectedMs?: number
  readonly expectedIfNextOpenPolicy?: string
}

/** Rows that a documented decision contradicts: what this library answers, and why. */
const deviations: {
  readonly [id: string]: { readonly answer: unknown; readonly because: string }
} = {
  'biz-018': {
    answer: -142_200_000,
    because: 'time between is antisymmetric: a reversed pair gives the negative time, not zero',
  },
  'biz-057': {
    answer: [['2006-04-02T10:00:00Z', '2006-04-02T10:15:00Z']],
    because:
      'a local time that does not exist moves to the clock change, so 02:30-03:15 keeps its last quarter',
  },
  'biz-059': {
    answer: '2014-03-09T10:00:00Z',
    because: 'a local time that does not exist moves to the clock change, not an hour on',
  },
  'working_hours-110': {
    answer: 90_000_000,
    because: 'elapsed seconds are real seconds: a 25-hour Sunday has 25 hours',
  },
}

const ms = (text: string | undefined): number => Date.parse(text as string)
const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().replace('.000Z', 'Z')

const calendarOf = ({ calendar }: Row) =>
  compileCalendar({
    timeZone: calendar.timeZone,
    weekly: calendar.weekly ?? {},
    holidays: calendar.holidays ?? [],
    dated: calendar.overrides ?? {},
    breaks: calendar.breaks ?? {},
  })

/** A local time as the library reads it: the opening of a window that begins then, or the closing of a day. */
const localToInstant = (row: Row): string | undefined => {
  const [date, time] = (row.wall as string).split(' ') as [string, string]
  const { timeZone } = row.calendar
  const day = Date.parse(date)
  const window = time === '24:00' ? (['00:00', '24:00'] as const) : ([time, '24:00'] as const)
  const calendar = compileCalendar({ timeZone, weekly: {}, dated: { [date]: [window] } })
  const found =
    time === '24:00' ? calendar.nextClosing(day) : calendar.nextOpening(day - 86_400_000)
  return iso(found)
}

const answers: { readonly [kind: string]: (row: Row) => unknown } = {
  isOpen: (row) => calendarOf(row).isOpen(ms(row.at)),
  add: (row) => iso(calendarOf(row).addBusinessTime(ms(row.start), row.durationMs as number)),
  subtract: (row) =>
    iso(calendarOf(row).subtractBusinessTime(ms(row.start), row.durationMs as number)),
  elapsed: (row) => calendarOf(row).businessTimeBetween(ms(row.start), ms(row.end)),
  openIntervals: (row) =>
    calendarOf(row)
      .periodsBetween(ms(row.from), ms(row.from) + 60 * 86_400_000)
      .slice(0, row.count as number)
      .map(({ startAt, endAt }) => [iso(startAt), iso(endAt)]),
  nextOpen: (row) =>
    iso(calendarOf(row).addBusinessTime(ms(row.at), 0, { atClosing: 'next-open' })),
  nextOpenStart: (row) => iso(calendarOf(row).nextOpening(ms(row.at))),
  nextClose: (row) => iso(calendarOf(row).nextClosing(ms(row.at))),
  // the source counts a closing as active and an opening as not: the last millisecond before, and its end
  prevActive: (row) => iso((calendarOf(row).subtractBusinessTime(ms(row.at), 1) as number) + 1),
  addBusinessDays: (row) =>
    iso(
      calendarOf(row).addBusinessDays(ms(row.start), row.days as number, {
        convention: row.policy === 'snap-to-active' ? 'snap-to-open' : 'roll-then-count',
      }),
    ),
  localToInstant,
}

const files = ['biz', 'erpnext', 'working_hours'].map((name) => `business_time_${name}.json`)
const present = existsSync(folder)

test('the vectors are there', ({ skip }) => {
  if (!present && process.env['CI']) throw new Error('../shared/vectors is missing')
  if (!present) skip('../shared/vectors is missing')
})

describe.skipIf(!present).each(files)('%s', (file) => {
  const rows: readonly Row[] = present
    ? JSON.parse(readFileSync(new URL(file, folder), 'utf8')).vectors
    : []

  test.each(rows)('$id $kind', (row) => {
    const deviation = deviations[row.id]
    const stated = row.expected ?? row.expectedMs
    const expected = deviation ? deviation.answer : stated
    // a deviation that no longer deviates must leave the list
    if (deviation) expect(expected).not.toEqual(stated)
    expect(answers[row.kind]?.(row)).toEqual(expected)
    if (row.kind === 'add' && row.expectedIfNextOpenPolicy !== undefined) {
      const added = calendarOf(row).addBusinessTime(ms(row.start), row.durationMs as number, {
        atClosing: 'next-open',
      })
      expect(iso(added)).toBe(row.expectedIfNextOpenPolicy)
    }
  })
})
