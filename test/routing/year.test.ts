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
const ample: Readonly<Record<string, Limits>> = {
  capacity: { capacity: { perDay: 2_000, open: 5_000 } },
  quota: { quota: { leads: 5_000, per: 'month' } },
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
      const { inRow, flood, drought, relative } = year(name, many, ample[name])
      expect(inRow).toBe(1)
      // one, and a little each time that somebody comes or goes and shares change
      expect(flood).toBeLessThan(6)
      // levelling what people have is no promise about counts; these hold what it comes to
      expect(relative).toBeLessThan(0.6)
      expect(drought).toBeLessThan(500)
    },
  )
  test('capacity keeps to the limits at any time, and fills them', () => {
    const found = year('capacity', 40_000, { capacity: { perDay: 9, open: 60 } })
    expect(found.perDay).toBe(9)
    expect(found.open).toBe(60)
  })

  test('quota gives nobody more than was promised, with what was carried over, in any month', () => {
    const found = year('quota', 40_000, { quota: { leads: 100, per: 'month' } })
    let most = 0
    for (const counts of found.perMonth) {
      const first = Math.min(...counts.keys())
      // what a newcomer begins with is what the others carry over, at most one month
      let carried = first === 2026 * 12 ? 0 : 100
      for (let month = first; month < 2027 * 12; month += 1) {
        const received = counts.get(month) ?? 0
        most = Math.max(most, received)
        expect(received).toBeLessThanOrEqual(100 + carried)
        carried = Math.max(-100, Math.min(100, carried + 100 - received))
      }
    }
    expect(most).toBeGreaterThan(100)
  })

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
      expect(year(name, 365, ample[name]).deviation).toBeLessThan(15)
    }
    expect(year(rendezvous, 365).deviation).toBeLessThan(15)
  })
})
