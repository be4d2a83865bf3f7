import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createRouter,
  type PoolEntry,
  postEntries,
  type TeamMember,
} from '../../src/routing/index.ts'
import { createRun, ids, routingOf, withPool } from './fixtures.ts'

/** The strategies that look at what somebody has, and not at what they were short of. */
const byLoad = ['least-loaded', 'capacity', 'quota'] as const
const hour = 3_600_000

/** What each strategy shares by is the same number of everybody: their weight, what they can take a day, or what was promised to them. */
const teamOfShares = (shares: readonly number[]): TeamMember[] =>
  ids(shares.length).map((id, i) => {
    const share = shares[i] as number
    const quota = { leads: 500 * share, per: 'month' } as const
    return { id, teams: ['sales'], weight: share, capacity: { perDay: 1_000 * share }, quota }
  })

const even = fc
  .integer({ min: 2, max: 12 })
  .map((size): readonly number[] => new Array<number>(size).fill(10))
const uneven = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 12 })

/** Most leads of one person in a row, and most beyond twice their share of any stretch. */
const flood = (got: readonly boolean[], share: number) => {
  let [row, longest, beyond, most] = [0, 0, 0, 0]
  for (const own of got) {
    row = own ? row + 1 : 0
    longest = Math.max(longest, row)
    // the stretch that ends here with the most beyond twice the share
    beyond = Math.max(0, beyond) + (own ? 1 : 0) - 2 * share
    most = Math.max(most, beyond)
  }
  return { longest, most }
}

const scenes = fc.record({
  shares: fc.oneof(even, uneven),
  strategy: fc.constantFrom(...byLoad),
  before: fc.nat(40),
  during: fc.nat(120),
  joins: fc.boolean(),
})

describe('strategies by load under keep-position', () => {
  test('nobody who returns or joins gets more than their share plus one in a row, or twice their share plus one in any stretch', () => {
    fc.assert(
      fc.property(scenes, ({ shares, strategy, before, during, joins }) => {
        const all = teamOfShares(shares)
        const routing = routingOf(strategy)
        const run = createRun(routing)
        const without = joins ? all.slice(1) : all.map((one, i) => ({ ...one, active: i > 0 }))
        if (!joins) for (let i = 0; i < before; i += 1) run.next(all)
        for (let i = 0; i < during; i += 1) run.next(without)
        const got = Array.from({ length: 60 }, () => run.next(all).assignee)
        const total = shares.reduce((a, b) => a + b)
        for (const [i, own] of shares.entries()) {
          const id = all[i]?.id
          const { longest, most } = flood(
            got.map((one) => one === id),
            own / total,
          )
          expect(longest).toBeLessThanOrEqual(Math.floor(own / (total - own)) + 1)
          expect(most).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('whoever declines everything is not asked more often than that either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...byLoad),
        fc.integer({ min: 2, max: 9 }),
        fc.nat(20),
        (strategy, size, before) => {
          const routing = routingOf(strategy)
          const run = createRun(routing)
          const team = teamOfShares(new Array<number>(size).fill(10))
          for (let i = 0; i < before; i += 1) run.next(team)
          const decliner = ids(1)[0] as string
          const asked: boolean[] = []
          for (let i = 0; i < 40; i += 1) {
            const { assignee } = run.next(team)
            asked.push(assignee === decliner)
            if (assignee !== decliner) continue
            const entries = (['declined', 'released'] as const).map(
              (kind): PoolEntry => ({ pool: 'sales', id: decliner, kind }),
            )
            const input = { pools: { sales: run.pool() }, team, now: 0 }
            run.set(postEntries(routing, entries, input)[0]?.state ?? run.pool())
          }
          const { longest, most } = flood(asked, 1 / size)
          expect(longest).toBeLessThanOrEqual(size === 2 ? 2 : 1)
          expect(most).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  test('a router that keeps the team prepared chooses the same, and pools that catch up are not paced', () => {
    fc.assert(
      fc.property(
        scenes,
        fc.constantFrom('keep-position' as const, 'catch-up' as const),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }),
        ({ shares, strategy, before, during }, absence, steps) => {
          const away = { fromAt: before * hour, untilAt: (before + during + 1) * hour }
          const team = teamOfShares(shares).map((one, i) =>
            i === 0 ? { ...one, outOfOffice: [away] } : one,
          )
          const routing = routingOf(strategy, withPool({ absence }))
          const run = createRun(routing)
          const router = createRouter(routing, { team })
          const theirs: string[] = []
          let now = 0
          for (const step of steps) {
            now += step * hour
            const { assignee } = run.next(team, { now })
            expect(router.route({ subject: {}, now }).assignee).toBe(assignee)
            if (assignee) theirs.push(assignee)
            // some are done with at once, so that loads differ
            const done = step % 3 === 0 ? theirs.splice(step % theirs.length, 1)[0] : undefined
            if (done === undefined) continue
            const entry = { pool: 'sales', id: done, kind: 'released' } as const
            const input = { pools: { sales: run.pool() }, team, now }
            run.set(postEntries(routing, [entry], input)[0]?.state ?? run.pool())
            router.post(entry, now)
          }
        },
      ),
    )
  })

  test.each(byLoad)('%s: with catch-up, a newcomer gets more until they are even', (strategy) => {
    const run = createRun(routingOf(strategy, withPool({ absence: 'catch-up' })))
    const all = teamOfShares([10, 10, 10, 10])
    for (let i = 0; i < 30; i += 1) run.next(all.slice(1))
    for (let i = 0; i < 10; i += 1) expect(run.next(all).assignee).toBe('p00000')
  })

  test('who is paced is named, with how many leads came since their last', () => {
    const run = createRun(routingOf('least-loaded'))
    const all = teamOfShares(new Array<number>(6).fill(10))
    for (let i = 0; i < 30; i += 1) run.next(all.slice(1))
    expect(run.next(all).assignee).toBe('p00000')
    const { assignee, passedOver } = run.next(all)
    expect(assignee).toBe('p00001')
    expect(passedOver.find(({ id }) => id === 'p00000')).toEqual({
      id: 'p00000',
      filter: 'paced',
      rule: 'everybody',
      numbers: { open: 1, weight: 10, leadsSince: 0 },
    })
  })
})
