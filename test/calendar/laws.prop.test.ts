import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CalendarPolicy,
  compileCalendar,
  type HoursCalendar,
} from '../../src/calendar/index.ts'
import { createRandom, randomCalendar } from './random-calendar.ts'

const zones = Intl.supportedValuesOf('timeZone')
const dates = Array.from({ length: 60 }, (_, i) =>
  new Date(Date.UTC(2026, 1, 20) + i * 86_400_000).toISOString().slice(0, 10),
)

const hours: fc.Arbitrary<HoursCalendar> = fc
  .record({ seed: fc.nat(), zone: fc.constantFrom(...zones) })
  .map(({ seed, zone }) => randomCalendar(createRandom(seed), zone, dates))

const policy: fc.Arbitrary<CalendarPolicy> = fc.oneof(
  { weight: 5, arbitrary: hours },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('intersection' as const, 'union' as const),
      of: fc.array(hours, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...zones)
      .map((timeZone) => ({ kind: 'always-open' as const, timeZone })),
  },
)
const calendar = policy.map((data) => compileCalendar(data))
const at = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 1, 20), max: Date.UTC(2026, 3, 20) }),
  fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
)
const duration = fc.oneof(
  fc.integer({ min: 0, max: 40 * 3_600_000 }),
  fc.integer({ min: 0, max: 2_000 }).map((n) => n * 900_000),
)
const atClosing = fc.constantFrom('close' as const, 'next-open' as const)

const holds = <T>(property: fc.IProperty<T>): void => fc.assert(property, { numRuns: 300 })

describe('time between', () => {
  test('is nothing from an instant to itself', () => {
    holds(fc.property(calendar, at, (c, a) => c.businessTimeBetween(a, a) === 0))
  })

  test('is additive and antisymmetric', () => {
    holds(
      fc.property(calendar, at, at, at, (c, x, y, z) => {
        expect(c.businessTimeBetween(x, y) + c.businessTimeBetween(y, z)).toBe(
          c.businessTimeBetween(x, z),
        )
        expect(c.businessTimeBetween(x, y) + c.businessTimeBetween(y, x)).toBe(0)
      }),
    )
  })

  test('grows with its end, by no more than the clock', () => {
    holds(
      fc.property(calendar, at, at, fc.nat(10 * 86_400_000), (c, from, to, more) => {
        const grown = c.businessTimeBetween(from, to + more) - c.businessTimeBetween(from, to)
        expect(grown).toBeGreaterThanOrEqual(0)
        expect(grown).toBeLessThanOrEqual(more)
      }),
    )
  })

  test('is the sum of the periods', () => {
    holds(
      fc.property(calendar, at, fc.nat(60 * 86_400_000), (c, from, span) => {
        const periods = c.periodsBetween(from, from + span)
        const total = periods.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)
        expect(total).toBe(c.businessTimeBetween(from, from + span))
        for (const [i, { startAt, endAt }] of periods.entries()) {
          expect(startAt).toBeLessThan(endAt)
          if (i > 0) expect(startAt).toBeGreaterThan(periods[i - 1]?.endAt as number)
        }
      }),
    )
  })
})

describe('adding', () => {
  test('is undone by the time between, and lands in open time or on a closing', () => {
    holds(
      fc.property(calendar, at, duration, atClosing, (c, from, durationMs, policy) => {
        const to = c.addBusinessTime(from, durationMs, { atClosing: policy })
        if (to === undefined) return
        expect(c.businessTimeBetween(from, to)).toBe(durationMs)
        expect(to).toBeGreaterThanOrEqual(from)
        if (policy === 'next-open') expect(c.isOpen(to)).toBe(true)
        else expect(c.isOpen(to) || c.isOpen(to - 1)).toBe(true)
      }),
    )
  })

  test('in two steps is adding at once', () => {
    holds(
      fc.property(calendar, at, duration, duration, atClosing, (c, from, first, second, policy) => {
        const add = (t: number, ms: number) => c.addBusinessTime(t, ms, { atClosing: policy })
        const middle = add(from, first)
        if (middle !== undefined) expect(add(middle, second)).toBe(add(from, first + second))
      }),
    )
  })

  test('never ends earlier for a later start or a longer time', () => {
    holds(
      fc.property(
        calendar,
        at,
        duration,
        fc.nat(86_400_000),
        fc.nat(3_600_000),
        (c, from, ms, later, longer) => {
          const ends = [
            c.addBusinessTime(from, ms),
            c.addBusinessTime(from + later, ms),
            c.addBusinessTime(from, ms + longer),
          ]
          const [base, fromLater, forLonger] = ends.map(
            (end) => end ?? Number.POSITIVE_INFINITY,
          ) as [number, number, number]
          expect(fromLater).toBeGreaterThanOrEqual(base)
          expect(forLonger).toBeGreaterThanOrEqual(base)
        },
      ),
    )
  })

  test('and going back meet', () => {
    holds(
      fc.property(calendar, at, duration, (c, to, durationMs) => {
        const from = c.subtractBusinessTime(to, durationMs)
        if (from === undefined) return
        expect(c.businessTimeBetween(from, to)).toBe(durationMs)
        if (durationMs > 0) expect(c.isOpen(from)).toBe(true)
        // a millisecond later it would be less: no later start has this much before the end
        if (durationMs > 0) expect(c.businessTimeBetween(from + 1, to)).toBe(durationMs - 1)
      }),
    )
  })
})

describe('combinations', () => {
  test('an intersection is never longer than a part, a union never shorter, and together they are the sum', () => {
    holds(
      fc.property(hours, hours, at, fc.nat(60 * 86_400_000), (a, b, from, span) => {
        const time = (data: CalendarPolicy): number =>
          compileCalendar(data).businessTimeBetween(from, from + span)
        const both = time({ kind: 'intersection', of: [a, b] })
        const either = time({ kind: 'union', of: [a, b] })
        expect(both).toBeLessThanOrEqual(Math.min(time(a), time(b)))
        expect(either).toBeGreaterThanOrEqual(Math.max(time(a), time(b)))
        expect(both + either).toBe(time(a) + time(b))
      }),
    )
  })

  test('with always open change nothing', () => {
    holds(
      fc.property(hours, at, fc.nat(30 * 86_400_000), (data, from, span) => {
        const open: CalendarPolicy = { kind: 'always-open', timeZone: 'UTC' }
        const both = compileCalendar({ kind: 'intersection', of: [data, open] })
        expect(both.periodsBetween(from, from + span)).toEqual(
          compileCalendar(data).periodsBetween(from, from + span),
        )
      }),
    )
  })
})

describe('whatever was asked before', () => {
  test('the answer is the same: tables that grew from elsewhere agree with fresh ones', () => {
    holds(
      fc.property(
        hours,
        fc.integer({ min: Date.UTC(2005, 0, 1), max: Date.UTC(2045, 0, 1) }),
        at,
        duration,
        (data, elsewhere, from, ms) => {
          const fresh = compileCalendar({ kind: 'union', of: [data] })
          const used = compileCalendar({ kind: 'union', of: [data, data] })
          used.isOpen(elsewhere)
          expect(used.addBusinessTime(from, ms)).toBe(fresh.addBusinessTime(from, ms))
          expect(used.nextOpening(from)).toBe(fresh.nextOpening(from))
          expect(used.businessTimeBetween(elsewhere, from)).toBe(
            fresh.businessTimeBetween(elsewhere, from),
          )
        },
      ),
    )
  })
})
