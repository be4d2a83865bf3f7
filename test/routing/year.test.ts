import { afterAll, describe, expect, test } from 'vitest'
import type { StrategyPolicy } from '../../src/routing/index.ts'
import { type Fairness, type Limits, simulate } from './simulated-year.ts'

const printed: string[] = []
afterAll(() => console.log(['a simulated year, forty people, five offices', ...printed].join('\n')))

const year = (strategy: StrategyPolicy, leads: number, limits: Limits = {}): Fairness => {
  const found = simulate(strategy, leads, limits)
  const name = typeof strategy === 'string' ? strategy : 'use' in strategy ? strategy.use : '-'
  const { deviation, relative, drought, inRow } = found
  printed.push(
    `  ${String(leads).padStart(6)} leads, ${name.padEnd(16)} at most ${deviation.toFixed(2)} leads from the ideal (${(100 * relative).toFixed(2)} % in the end), ` +
      `longest drought ${drought.toFixed(1)} shares, ${inRow} in a row, ${found.flood.toFixed(1)} beyond twice their share`,
  )
  // nobody is lost: who comes at night is found again in the morning
  expect(found.assigned + found.waiting).toBe(leads)
  expect(found.held).toBeGreaterThan(0)
  const { members = [], former = 0 } = found.pool ?? {}
  expect(members.reduce((sum, { assigned }) => sum + assigned, former)).toBe(found.assigned)
  return found
}

const many = 200_000
const ample: Limits = {
  capacity: { perDay: 2_000, open: 5_000 },
  quota: { leads: 5_000, per: 'month' },
}
const rendezvous = { use: 'rendezvous', key: 'domain' } as const

describe('200,000 leads', { timeout: 120_000 }, () => {
  test.each(['weighted', 'smooth-weighted'] as const)(
    '%s keeps everybody at their share',
    (name) => {
      const { deviation, drought, inRow } = year(name, 200_000)
      expect(deviation).toBeLessThan(1.5)
      expect(drought).toBeLessThan(2.5)
      expect(inRow).toBeLessThanOrEqual(2)
    },
  )

  test('round-robin gives nobody two in a row', () => {
    const { relative, drought, inRow } = year('round-robin', 200_000)
    expect(relative).toBeLessThan(0.01)
    expect(drought).toBeLessThan(2.5)
    expect(inRow).toBe(1)
  })

  test('least-recent lets nobody wait', () => {
    const { relative, drought, inRow } = year('least-recent', 200_000)
    expect(relative).toBeLessThan(0.03)
    expect(drought).toBeLessThan(2)
    expect(inRow).toBe(1)
  })

  test.each(['least-loaded', 'capacity', 'quota'] as const)(
    '%s floods nobody, however many come back with nothing',
    (name) => {
      // limits that are never reached, so that all who are there may be chosen
      const { inRow, flood, drought, relative } = year(name, many, ample)
      expect(inRow).toBeLessThanOrEqual(2)
      // one, and a little each time that somebody comes or goes and shares change
      expect(flood).toBeLessThan(6)
    },
  )
  test('rendezvous is fair as far as chance goes', () => {
    expect(year(rendezvous, 200_000).relative).toBeLessThan(0.08)
  })
})

describe('one lead a day', () => {
  test.each(['weighted', 'smooth-weighted'] as const)('%s still evens out', (name) => {
    const { deviation, drought, inRow } = year(name, 365)
    expect(deviation).toBeLessThan(1.5)
    expect(drought).toBeLessThan(2)
    expect(inRow).toBe(1)
  })

  test('the others follow who happens to be there', () => {
    expect(year('least-recent', 365).deviation).toBeLessThan(3)
    expect(year('round-robin', 365).deviation).toBeLessThan(10)
    for (const name of ['least-loaded', 'capacity', 'quota'] as const) {
      expect(year(name, 365).deviation).toBeLessThan(15)
    }
    expect(year(rendezvous, 365).deviation).toBeLessThan(15)
  })
})
