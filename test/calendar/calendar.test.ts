import { describe, expect, test } from 'vitest'
import {
  type Calendar,
  type CalendarPolicy,
  compileCalendar,
  type HoursCalendar,
} from '../../src/calendar/index.ts'

const h = 3_600_000
const office: HoursCalendar = {
  timeZone: 'Europe/Amsterdam',
  weekly: {
    mon: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
}
const at = (text: string): number => Date.parse(text)
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString()
const open = (policy: CalendarPolicy): Calendar => compileCalendar(policy)
const hoursOpen = (policy: CalendarPolicy, from: string, to: string): number =>
  open(policy).businessTimeBetween(at(from), at(to)) / h
const allDay: readonly [string, string] = ['00:00', '24:00']

describe('an office', () => {
  const calendar = open(office)

  test('is open from an opening up to its closing', () => {
    expect(calendar.isOpen(at('2026-03-02T08:00:00Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-02T11:30:00Z'))).toBe(false)
    expect(calendar.isOpen(at('2026-03-02T12:00:00Z'))).toBe(true)
    expect(calendar.isOpen(at('2026-03-02T16:00:00Z'))).toBe(false)
  })

  test('counts neither lunch nor the weekend', () => {
    expect(hoursOpen(office, '2026-03-02T09:00:00Z', '2026-03-02T13:00:00Z')).toBe(3.5)
    expect(hoursOpen(office, '2026-03-06T15:00:00Z', '2026-03-09T09:00:00Z')).toBe(2)
  })

  test('reaches a deadline at closing time as declared', () => {
    const friday = at('2026-03-06T15:00:00Z')
    expect(iso(calendar.addBusinessTime(friday, h))).toBe('2026-03-06T16:00:00.000Z')
    const next = calendar.addBusinessTime(friday, h, { atClosing: 'next-open' })
    expect(iso(next)).toBe('2026-03-09T08:00:00.000Z')
  })

  test('counts a pause from Thursday 17:50 to Monday 12:30 over a holiday as 160 minutes', () => {
    const weekly = {
      mon: [['10:00', '18:00']],
      thu: [['10:00', '18:00']],
      fri: [['10:00', '18:00']],
    } as const
    const calendar = open({ timeZone: 'UTC', weekly, holidays: ['2024-01-19'] })
    const paused = calendar.businessTimeBetween(
      at('2024-01-18T17:50:00Z'),
      at('2024-01-22T12:30:00Z'),
    )
    expect(paused).toBe(160 * 60_000)
  })
})

describe('a clock change', () => {
  const sunday = (timeZone: string): HoursCalendar => ({ timeZone, weekly: { sun: [allDay] } })

  test('makes a Sunday of 25 or 23 real hours', () => {
    const zone = 'Europe/Amsterdam'
    expect(hoursOpen(sunday(zone), '2026-10-24T00:00:00Z', '2026-10-27T00:00:00Z')).toBe(25)
    expect(hoursOpen(sunday(zone), '2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z')).toBe(23)
  })

  test('of half an hour counts half an hour', () => {
    const zone = 'Australia/Lord_Howe'
    expect(hoursOpen(sunday(zone), '2025-04-04T00:00:00Z', '2025-04-08T00:00:00Z')).toBe(24.5)
    expect(hoursOpen(sunday(zone), '2025-10-03T00:00:00Z', '2025-10-07T00:00:00Z')).toBe(23.5)
  })

  test('lengthens a night shift', () => {
    const night: HoursCalendar = {
      timeZone: 'America/New_York',
      weekly: { sat: [['22:00', '06:00+1']] },
    }
    expect(hoursOpen(night, '2025-11-01T00:00:00Z', '2025-11-03T00:00:00Z')).toBe(9)
    expect(hoursOpen(night, '2025-03-08T00:00:00Z', '2025-03-10T00:00:00Z')).toBe(7)
  })

  test('that shows midnight twice belongs to the new date', () => {
    const zone = 'America/Havana'
    const saturday: HoursCalendar = { timeZone: zone, weekly: { sat: [allDay] } }
    expect(hoursOpen(saturday, '2022-11-04T00:00:00Z', '2022-11-08T00:00:00Z')).toBe(24)
    expect(hoursOpen(sunday(zone), '2022-11-04T00:00:00Z', '2022-11-08T00:00:00Z')).toBe(25)
  })

  test('that skips midnight begins the day at the change', () => {
    const calendar = open(sunday('America/Santiago'))
    expect(iso(calendar.nextOpening(at('2023-09-02T12:00:00Z')))).toBe('2023-09-03T04:00:00.000Z')
    expect(
      hoursOpen(sunday('America/Santiago'), '2023-09-02T00:00:00Z', '2023-09-05T00:00:00Z'),
    ).toBe(23)
  })

  test('that skips a whole day leaves that day no hours', () => {
    const everyDay: HoursCalendar = {
      timeZone: 'Pacific/Apia',
      weekly: { thu: [['09:00', '17:00']], fri: [['09:00', '17:00']], sat: [['09:00', '17:00']] },
    }
    const periods = open(everyDay).periodsBetween(
      at('2011-12-29T00:00:00Z'),
      at('2012-01-01T12:00:00Z'),
    )
    expect(periods.map(({ startAt, endAt }) => [iso(startAt), iso(endAt)])).toEqual([
      ['2011-12-29T19:00:00.000Z', '2011-12-30T03:00:00.000Z'],
      ['2011-12-30T19:00:00.000Z', '2011-12-31T03:00:00.000Z'],
    ])
  })

  test('moves a window that begins in the gap to the change', () => {
    const early: HoursCalendar = {
      timeZone: 'America/Los_Angeles',
      weekly: { sun: [['02:30', '03:15']] },
    }
    expect(hoursOpen(early, '2006-04-02T00:00:00Z', '2006-04-03T00:00:00Z')).toBe(0.25)
  })
})

describe('holidays, shifts and breaks', () => {
  const year2026 = (extra: Partial<HoursCalendar>): HoursCalendar => ({ ...office, ...extra })
  const thursday = (extra: Partial<HoursCalendar>): number =>
    hoursOpen(year2026(extra), '2026-12-24T00:00:00Z', '2026-12-25T00:00:00Z')

  test('a holiday closes the day, a partial one a part', () => {
    expect(thursday({})).toBe(8)
    expect(thursday({ holidays: ['2026-12-24'] })).toBe(0)
    expect(thursday({ holidays: [{ date: '2026-12-24', closed: ['12:00', '24:00'] }] })).toBe(3)
  })

  test('a dated shift replaces the hours, a break is cut out, a holiday wins', () => {
    const dated = { '2026-12-24': [['08:00', '12:00']] } as const
    expect(thursday({ dated })).toBe(4)
    expect(thursday({ dated, breaks: { '2026-12-24': [['09:00', '09:30']] } })).toBe(3.5)
    expect(
      thursday({
        dated,
        breaks: {
          thu: [
            ['09:00', '09:30'],
            ['10:00', '10:15'],
          ],
        },
      }),
    ).toBe(3.25)
    expect(thursday({ dated, holidays: ['2026-12-24'] })).toBe(0)
    expect(thursday({ dated: { '2026-12-24': [] } })).toBe(0)
  })

  test('on a holiday no night shift begins and none reaches in', () => {
    const nights: HoursCalendar = {
      timeZone: 'UTC',
      weekly: {
        wed: [['22:00', '06:00+1']],
        thu: [['22:00', '06:00+1']],
        fri: [['22:00', '06:00+1']],
      },
      holidays: ['2026-12-24'],
    }
    const periods = open(nights).periodsBetween(
      at('2026-12-23T00:00:00Z'),
      at('2026-12-26T12:00:00Z'),
    )
    expect(periods.map(({ startAt, endAt }) => [iso(startAt), iso(endAt)])).toEqual([
      ['2026-12-23T22:00:00.000Z', '2026-12-24T00:00:00.000Z'],
      ['2026-12-25T22:00:00.000Z', '2026-12-26T06:00:00.000Z'],
    ])
  })
})

describe('combinations', () => {
  const person: HoursCalendar = {
    timeZone: 'America/New_York',
    weekly: { mon: [['09:00', '17:00']] },
  }

  test('team and person', () => {
    const both: CalendarPolicy = { kind: 'intersection', of: [office, person] }
    const either: CalendarPolicy = { kind: 'union', of: [office, person] }
    expect(hoursOpen(both, '2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z')).toBe(2)
    expect(hoursOpen(either, '2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z')).toBe(13.5)
    expect(open(both).timeZone).toBe('Europe/Amsterdam')
    expect(open({ ...both, timeZone: 'America/New_York' } as CalendarPolicy).timeZone).toBe(
      'America/New_York',
    )
  })

  test('always open is elapsed time', () => {
    const always: CalendarPolicy = { kind: 'always-open', timeZone: 'Europe/Amsterdam' }
    expect(hoursOpen(always, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toBe(48)
    expect(open(always).nextClosing(at('2026-03-28T00:00:00Z'))).toBeUndefined()
    expect(open(always).nextOpening(at('2026-03-28T00:00:00Z'))).toBeUndefined()
    expect(open(always).addBusinessTime(0, 5)).toBe(5)
  })
})

describe('business days', () => {
  const calendar = open({ ...office, holidays: ['2026-03-04'] })
  const move = (
    from: string,
    days: number,
    convention?: 'count' | 'roll-then-count' | 'snap-to-open',
  ) => iso(calendar.addBusinessDays(at(from), days, convention ? { convention } : {}))

  test('keep the local time across a clock change', () => {
    expect(move('2026-03-27T09:30:00Z', 1)).toBe('2026-03-30T08:30:00.000Z')
  })

  test('are counted by the convention named', () => {
    const saturday = '2026-03-07T18:00:00Z'
    expect(move(saturday, 1)).toBe('2026-03-09T18:00:00.000Z')
    expect(move(saturday, 1, 'roll-then-count')).toBe('2026-03-10T18:00:00.000Z')
    expect(move(saturday, 1, 'snap-to-open')).toBe('2026-03-10T08:00:00.000Z')
    expect(move(saturday, -1)).toBe('2026-03-06T18:00:00.000Z')
    expect(move(saturday, -1, 'roll-then-count')).toBe('2026-03-05T18:00:00.000Z')
    expect(move(saturday, -1, 'snap-to-open')).toBe('2026-03-06T16:00:00.000Z')
    expect(move(saturday, 0)).toBe('2026-03-07T18:00:00.000Z')
    expect(move('2026-03-03T10:00:00Z', 1)).toBe('2026-03-05T10:00:00.000Z')
  })

  test('reach far', () => {
    const weekdays = open(office)
    expect(iso(weekdays.addBusinessDays(at('2026-03-02T10:00:00Z'), 5 * 52 * 20))).toBe(
      '2046-02-05T10:00:00.000Z',
    )
    expect(weekdays.addBusinessDays(at('2026-03-02T10:00:00Z'), 1_000_000)).toBeUndefined()
    expect(weekdays.addBusinessDays(at('2026-03-02T10:00:00Z'), -1_000_000)).toBeUndefined()
  })
})

describe('compiling', () => {
  test('equal content is compiled once, whatever the order of its keys', () => {
    const { timeZone, weekly } = office
    expect(open({ weekly, timeZone })).toBe(open({ timeZone, weekly }))
  })

  test('a later change of the data does not reach the calendar', () => {
    const data = { timeZone: 'UTC', weekly: { mon: [['09:00', '17:00'] as [string, string]] } }
    const calendar = open(data)
    data.weekly.mon = []
    expect(calendar.isOpen(at('2026-03-02T10:00:00Z'))).toBe(true)
    expect(Object.isFrozen(calendar.policy)).toBe(true)
  })
})
