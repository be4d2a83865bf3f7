import { describe, expect, test } from 'vitest'
import {
  changeOf,
  falseDiscovery,
  progressOf,
  ruleLifts,
  standOut,
  timingOf,
  twoProportions,
} from '../../src/feedback/index.ts'
import { ratioOf, wilson } from '../../src/metrics/index.ts'

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %d out of %d is the published one', (hits, of, low, high) => {
  const interval = wilson(hits, of)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

// R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), table II, method 10
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
])('the difference of %d/%d and %d/%d has the published interval', (a, m, b, n, low, high) => {
  const tested = twoProportions(ratioOf(b, n), ratioOf(a, m))
  expect(tested?.interval.low).toBeCloseTo(low, 4)
  expect(tested?.interval.high).toBeCloseTo(high, 4)
})

describe('the aspirin study of the physicians (A. Agresti, Categorical Data Analysis, section 2.2 and 3.1)', () => {
  test('has its test: X² is 25.01', () => {
    const tested = twoProportions(ratioOf(104, 11_037), ratioOf(189, 11_034))
    expect((tested?.z ?? 0) ** 2).toBeCloseTo(25.01, 2)
    expect(tested?.p).toBeLessThan(6e-7)
    expect(tested?.p).toBeGreaterThan(5e-7)
  })

  test('has its relative risk of 1.82 and the interval from 1.43 to 2.31', () => {
    const [lift] = ruleLifts([
      { rule: 'placebo', withRule: [11_034, 0, 189], without: [11_037, 0, 104] },
    ])
    expect(lift?.lift).toBeCloseTo(1.82, 2)
    expect(lift?.interval?.low).toBeCloseTo(1.43, 2)
    expect(lift?.interval?.high).toBeCloseTo(2.306, 2)
  })
})

test('of the fifteen probabilities of Benjamini and Hochberg (1995), section 3.1, four stand out', () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ]
  const adjusted = falseDiscovery(ps)
  expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4)
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
  const backwards = falseDiscovery([...ps].reverse())
  expect([...backwards].reverse()).toEqual(adjusted)
})

describe('findings', () => {
  test('of many segments that are alike none stands out, and one that differs does', () => {
    const alike = Array.from(
      { length: 20 },
      (_, i) => [`s${i}`, ratioOf(20 + (i % 3), 100)] as const,
    )
    expect(standOut(new Map(alike))).toEqual([])
    const [found, ...others] = standOut(new Map([...alike, ['odd', ratioOf(60, 100)]]))
    expect(found?.segment).toBe('odd')
    expect(found?.adjustedP).toBeGreaterThan(found?.test.p ?? 1)
    expect(others).toEqual([])
  })

  test('few cases say nothing, and neither does a cohort of nobody', () => {
    expect(
      standOut(
        new Map([
          ['a', ratioOf(5, 5)],
          ['b', ratioOf(0, 500)],
        ]),
      ),
    ).toEqual([])
    expect(standOut(new Map([['a', ratioOf(0, 0)]]))).toEqual([])
    expect(standOut(new Map())).toEqual([])
    expect(changeOf(ratioOf(0, 0), ratioOf(5, 50))).toBeNull()
    expect(twoProportions(ratioOf(0, 40), ratioOf(0, 50))).toBeNull()
  })

  test('a change that is larger than chance is told with what it rests on', () => {
    const change = changeOf(ratioOf(100, 400), ratioOf(60, 400))
    expect(change?.test.difference).toBeCloseTo(-0.1)
    expect(changeOf(ratioOf(100, 400), ratioOf(95, 400))).toBeNull()
  })

  test('timing counts the agreed reasons only, and without reasons there is no rate', () => {
    const given = [
      new Map([
        ['not-ready', 6],
        ['spam', 2],
      ]),
      new Map([['bought-elsewhere', 2]]),
    ]
    const reasons = { tooEarly: ['not-ready'], tooLate: ['bought-elsewhere'] }
    expect(timingOf(given, reasons)).toMatchObject({
      tooEarly: { rate: 0.6 },
      tooLate: { rate: 0.2 },
    })
    expect(timingOf([], reasons).tooEarly).toBeNull()
  })

  test('progress has no numbers where there is nothing to divide', () => {
    const goals = [
      { name: 'won', goal: 0 },
      { name: 'unknown', goal: 5 },
    ]
    expect(progressOf(goals, { won: 3 }, 0)).toEqual([
      { name: 'won', goal: 0, actual: 3, reached: null, projected: null },
      { name: 'unknown', goal: 5, actual: null, reached: null, projected: null },
    ])
  })
})
