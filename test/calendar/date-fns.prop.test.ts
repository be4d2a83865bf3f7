import { tz } from '@date-fns/tz'
import { addBusinessDays, addDays, max, min, set, startOfDay } from 'date-fns'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'

// Where date-fns can express the question: Monday to Friday from nine to five, in zones whose clocks do not change in office hours.
const zones = [
  'Europe/Amsterdam',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'UTC',
]
const weekly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00'] as const]]),
)
const zone = fc.constantFrom(...zones)
const at = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2024, 0, 1) })

/** A walk over the days with date-fns. */
const walk = (timeZone: string, from: number, to: number): number => {
  let total = 0
  const zoned = { in: tz(timeZone) }
  for (let day = startOfDay(from, zoned); +day < to; day = addDays(day, 1, zoned)) {
    if (day.getDay() === 0 || day.getDay() === 6) continue
    const open = set(day, { hours: 9 }, zoned)
    const close = set(day, { hours: 17 }, zoned)
    total += Math.max(0, +min([close, to]) - +max([open, from]))
  }
  return total
}

test('time between agrees with a day walk', () => {
  fc.assert(
    fc.property(zone, at, fc.nat(30 * 86_400_000), (timeZone, from, span) => {
      const calendar = compileCalendar({ timeZone, weekly })
      expect(calendar.businessTimeBetween(from, from + span)).toBe(
        walk(timeZone, from, from + span),
      )
    }),
    { numRuns: 500 },
  )
})

test('business days agree by the convention count', () => {
  fc.assert(
    fc.property(zone, at, fc.integer({ min: -30, max: 30 }), (timeZone, from, days) => {
      const calendar = compileCalendar({ timeZone, weekly })
      // at noon no clock changes
      const noon = +set(from, { hours: 12 }, { in: tz(timeZone) })
      expect(calendar.addBusinessDays(Math.floor(noon), days)).toBe(
        +addBusinessDays(noon, days, { in: tz(timeZone) }),
      )
    }),
    { numRuns: 1_000 },
  )
})
