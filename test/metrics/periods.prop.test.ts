import { TZDate } from '@date-fns/tz'
import { endOfMonth, format } from 'date-fns'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { periodsIn } from '../../src/metrics/index.ts'

const zones = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']
const formats = {
  day: 'yyyy-MM-dd',
  week: "RRRR-'W'II",
  month: 'yyyy-MM',
  quarter: "yyyy-'Q'Q",
  year: 'yyyy',
} as const

const at = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2035, 11, 31) })

test('the key of every period is the one that date-fns prints', () => {
  const known = zones.flatMap((timeZone) =>
    (Object.keys(formats) as (keyof typeof formats)[]).map((unit) => periodsIn({ unit, timeZone })),
  )
  fc.assert(
    fc.property(at, fc.constantFrom(...known), (instant, periods) => {
      const zoned = new TZDate(instant, periods.timeZone)
      expect(periods.keyOf(instant)).toBe(format(zoned, formats[periods.unit]))
    }),
    { numRuns: 2_000 },
  )
})

test('a period ends with the first instant of the next', () => {
  fc.assert(
    fc.property(
      at,
      fc.constantFrom(...zones),
      fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
      (instant, timeZone, unit) => {
        const periods = periodsIn({ unit, timeZone })
        const endAt = periods.endOf(instant)
        expect(endAt).toBeGreaterThan(instant)
        expect(periods.keyOf(endAt - 1)).toBe(periods.keyOf(instant))
        expect(periods.keyOf(endAt)).not.toBe(periods.keyOf(instant))
        if (unit === 'month') {
          expect(endAt - 1).toBe(+endOfMonth(new TZDate(instant, timeZone)))
        }
      },
    ),
  )
})

test('a zone that is not known is refused', () => {
  expect(() => periodsIn({ unit: 'month', timeZone: 'Europe/Amsterdm' })).toThrow(
    'no time zone is called "Europe/Amsterdm"',
  )
})
