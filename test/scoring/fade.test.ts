import { expect, test } from 'vitest'
// the table has no public face of its own; it is held against Math.pow here
import { fadeOf, pointUnits } from '../../src/scoring/fade.ts'

test.each([1, 2, 3, 7, 14, 30, 90, 365, 1_000])('a half-life of %i days', (halfLifeDays) => {
  const { left } = fadeOf({ halfLifeDays }, undefined)
  for (const [age, units] of left.entries()) {
    const exact = age === left.length - 1 ? 0 : pointUnits * 2 ** (-age / halfLifeDays)
    expect(Math.abs(units - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
    expect(units).toBeLessThanOrEqual(left[age - 1] ?? pointUnits)
  }
  expect(left[halfLifeDays]).toBe(pointUnits / 2)
})

test('half a point a month is gone after two', () => {
  const { left } = fadeOf({ percentPerMonth: 50 }, undefined)
  expect([0, 15, 30, 45, 60].map((age) => (left[age] ?? 0) / pointUnits)).toEqual([
    1, 0.75, 0.5, 0.25, 0,
  ])
})
