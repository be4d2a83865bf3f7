import { describe, expect, test } from 'vitest'
import {
  type CalendarPolicy,
  checkCalendar,
  compileCalendar,
  isHandoffError,
  parseCalendar,
} from '../../src/calendar/index.ts'

const weekly = (...mon: readonly (readonly [string, string])[]): unknown => ({
  timeZone: 'UTC',
  weekly: { mon },
})
const first = (policy: unknown) => checkCalendar(policy)[0]

describe('what a calendar cannot be', () => {
  test.each([
    [
      'an end before the start',
      weekly(['17:00', '09:00']),
      'weekly.mon[0]',
      'the end "09:00" is not after the beginning "17:00"; for an end on the next day write "09:00+1"',
    ],
    [
      'an empty window',
      weekly(['09:00', '09:00']),
      'weekly.mon[0]',
      'the end "09:00" is not after the beginning "09:00"',
    ],
    [
      'hours past 24:00',
      weekly(['09:00', '25:30']),
      'weekly.mon[0]',
      '"25:30" is past 24:00; for the next day write "01:30+1"',
    ],
    ['hours far past 24:00', weekly(['09:00', '99:00']), 'weekly.mon[0]', '"99:00" is past 24:00'],
    [
      'minutes past 59',
      weekly(['09:60', '12:00']),
      'weekly.mon[0]',
      '"09:60" is no local time; minutes go to 59',
    ],
    [
      'no time',
      weekly(['nine', '12:00']),
      'weekly.mon[0]',
      '"nine" is no local time; expected HH:MM, as in "09:00"',
    ],
    [
      'a beginning on the next day',
      weekly(['01:00+1', '02:00+1']),
      'weekly.mon[0]',
      'a range begins on its own day, before 24:00; got "01:00+1"',
    ],
    [
      'a window beyond a day',
      weekly(['09:00', '10:00+1']),
      'weekly.mon[0]',
      '"09:00" to "10:00+1" is longer than 24 hours; split it by day',
    ],
    [
      'an overlap',
      weekly(['09:00', '12:00'], ['11:59', '13:00']),
      'weekly.mon[1]',
      'overlaps weekly.mon[0]',
    ],
    [
      'half a range',
      { timeZone: 'UTC', weekly: { mon: [['09:00']] } },
      'weekly.mon[0]',
      'expected [from, to], as in ["09:00", "17:00"]',
    ],
    [
      'a night that overlaps the next day',
      { timeZone: 'UTC', weekly: { sun: [['22:00', '06:00+1']], mon: [['05:00', '06:00']] } },
      'weekly.mon[0]',
      'overlaps weekly.sun[0]',
    ],
    [
      'a weekday that is none',
      { timeZone: 'UTC', weekly: { tues: [] } },
      'weekly.tues',
      'unknown key "tues"',
    ],
    [
      'a holiday that is no date',
      { timeZone: 'UTC', weekly: {}, holidays: ['2026-02-29'] },
      'holidays[0]',
      '"2026-02-29" is no date; expected YYYY-MM-DD between 1900 and 2200',
    ],
    [
      'a holiday in words',
      { timeZone: 'UTC', weekly: {}, holidays: ['Christmas'] },
      'holidays[0]',
      '"Christmas" is no date; expected YYYY-MM-DD between 1900 and 2200',
    ],
    [
      'a shift on no date',
      { timeZone: 'UTC', weekly: {}, dated: { '2026-13-01': [] } },
      'dated.2026-13-01',
      '"2026-13-01" is no date; expected YYYY-MM-DD between 1900 and 2200',
    ],
    [
      'shifts that overlap',
      {
        timeZone: 'UTC',
        weekly: {},
        dated: {
          '2026-01-01': [
            ['08:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      'dated.2026-01-01[1]',
      'overlaps dated.2026-01-01[0]',
    ],
    [
      'a break on no day',
      { timeZone: 'UTC', weekly: {}, breaks: { today: [] } },
      'breaks.today',
      '"today" is neither a weekday (mon … sun) nor a date (YYYY-MM-DD)',
    ],
    [
      'a bare offset',
      { timeZone: '+02:00', weekly: {} },
      'timeZone',
      'unknown time zone "+02:00"; expected an IANA name such as "Europe/Amsterdam"',
    ],
    [
      'no kind',
      { kind: 'open' },
      'kind',
      'unknown kind of calendar; known are hours (may be left out), always-open, intersection and union',
    ],
    ['nothing combined', { kind: 'union', of: [] }, 'of', 'expected at least one calendar'],
    [
      'a broken part',
      { kind: 'union', of: [{ timeZone: 'Mars', weekly: {} }] },
      'of[0].timeZone',
      'unknown time zone "Mars"; expected an IANA name such as "Europe/Amsterdam"',
    ],
    ['no object', 5, '', 'expected a calendar, an object'],
  ])('%s', (_, policy, path, message) => {
    expect(first(policy)).toMatchObject({ path, message })
  })

  test('an unknown zone, with a suggestion', () => {
    expect(first({ timeZone: 'Europe/Amsterdm', weekly: {} })?.suggestion).toBe('Europe/Amsterdam')
  })

  test('everything at once is reported at once', () => {
    const issues = checkCalendar({ timeZone: 'X', weekly: { mon: [['9', '10']] }, holidays: ['y'] })
    expect(issues.map(({ path }) => path)).toEqual(['timeZone', 'weekly.mon[0]', 'holidays[0]'])
  })

  test('compiling and parsing throw with the findings', () => {
    for (const read of [
      parseCalendar,
      (policy: unknown) => compileCalendar(policy as CalendarPolicy),
    ]) {
      try {
        read({ timeZone: 'Nowhere', weekly: {} })
        expect.unreachable()
      } catch (error) {
        expect(isHandoffError(error) && [error.code, error.issues.length]).toEqual([
          'INVALID_CALENDAR',
          1,
        ])
      }
    }
  })
})

describe('a calendar that never opens', () => {
  test.each<[string, CalendarPolicy]>([
    ['no hours', { timeZone: 'UTC', weekly: {} }],
    [
      'a break over all',
      {
        timeZone: 'UTC',
        weekly: { mon: [['09:00', '17:00']] },
        breaks: { mon: [['00:00', '24:00']] },
      },
    ],
    [
      'an empty intersection',
      {
        kind: 'intersection',
        of: [
          { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } },
          { timeZone: 'UTC', weekly: { tue: [['09:00', '17:00']] } },
        ],
      },
    ],
  ])('%s: answers, quickly', (_, policy) => {
    const calendar = compileCalendar(policy)
    const at = Date.UTC(2026, 2, 2)
    expect(calendar.isOpen(at)).toBe(false)
    expect(calendar.nextOpening(at)).toBeUndefined()
    expect(calendar.nextClosing(at)).toBeUndefined()
    expect(calendar.addBusinessTime(at, 0)).toBeUndefined()
    expect(calendar.addBusinessTime(at, 1, { atClosing: 'next-open' })).toBeUndefined()
    expect(calendar.subtractBusinessTime(at, 1)).toBeUndefined()
    expect(calendar.addBusinessDays(at, 1)).toBeUndefined()
    expect(calendar.addBusinessDays(at, -1)).toBeUndefined()
    expect(calendar.businessTimeBetween(at, at * 2)).toBe(0)
    expect(calendar.periodsBetween(at, at * 2)).toEqual([])
  })
})

describe('questions that make no sense', () => {
  const calendar = compileCalendar({ timeZone: 'UTC', weekly: { mon: [['09:00', '17:00']] } })
  const codeOf = (ask: () => unknown): unknown => {
    try {
      return ask()
    } catch (error) {
      return isHandoffError(error) ? error.code : error
    }
  }

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1.5,
    9e15,
    -9e15,
    '2026-01-01',
    undefined,
    null,
  ])('the instant %s', (at) => {
    const wrong = at as number
    for (const ask of [
      () => calendar.isOpen(wrong),
      () => calendar.nextOpening(wrong),
      () => calendar.nextClosing(wrong),
      () => calendar.addBusinessTime(wrong, 1),
      () => calendar.subtractBusinessTime(wrong, 1),
      () => calendar.addBusinessDays(wrong, 0),
      () => calendar.businessTimeBetween(0, wrong),
      () => calendar.periodsBetween(wrong, 0),
    ]) {
      expect(codeOf(ask)).toBe('INVALID_INSTANT')
    }
  })

  test('a negative or broken duration', () => {
    expect(codeOf(() => calendar.addBusinessTime(0, -1))).toBe('INVALID_DURATION')
    expect(codeOf(() => calendar.subtractBusinessTime(0, 0.5))).toBe('INVALID_DURATION')
    expect(codeOf(() => calendar.addBusinessDays(0, 0.5))).toBe('INVALID_DURATION')
  })

  test('more periods than a list should have', () => {
    const busy = compileCalendar({
      timeZone: 'UTC',
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
          day,
          [
            ['08:00', '09:00'],
            ['10:00', '11:00'],
            ['12:00', '13:00'],
          ],
        ]),
      ),
    } as CalendarPolicy)
    expect(codeOf(() => busy.periodsBetween(0, Date.UTC(2199, 0, 1)))).toBe('LIMIT_EXCEEDED')
    expect(busy.periodsBetween(10, 10)).toEqual([])
    expect(busy.periodsBetween(10, 5)).toEqual([])
  })

  test('the ends of the range are in it', () => {
    const always = compileCalendar({ kind: 'always-open', timeZone: 'UTC' })
    const [earliest, latest] = [-2_208_988_800_000, 7_258_118_400_000]
    expect(always.businessTimeBetween(earliest, latest)).toBe(latest - earliest)
    expect(always.addBusinessTime(earliest, latest - earliest)).toBe(latest)
    expect(always.addBusinessTime(earliest, latest - earliest + 1)).toBeUndefined()
    expect(always.subtractBusinessTime(latest, latest - earliest)).toBe(earliest)
    expect(always.subtractBusinessTime(latest, latest - earliest + 1)).toBeUndefined()
  })
})
