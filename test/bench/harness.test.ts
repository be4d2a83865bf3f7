import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compare, compareAsync } from './harness.ts'

const work = (n: number) => (): number => {
  let sum = 0
  for (let i = 0; i < n; i += 1) sum += Math.sqrt(i)
  return sum
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockReturnValue(undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('ten times the work is about ten times as long, and the baseline is 1', () => {
  const contestants = [
    { name: 'more', run: work(20_000) },
    { name: 'base', run: work(2_000) },
  ]
  const rows = compare('title', 'base', contestants, { smoke: false })
  expect(rows.map(({ name }) => name)).toEqual(['more', 'base'])
  expect(rows[1]?.ratio).toBe(1)
  // wide, for a busy machine: what is tested is the arithmetic
  expect(rows[0]?.ratio).toBeGreaterThan(3)
  expect(rows[0]?.ratio).toBeLessThan(40)
  expect(console.log).toHaveBeenCalledTimes(3)
})

test('a slow first run that prepares something does not make every batch a single run', () => {
  let runs = 0
  const prepare = work(10_000_000)
  const lazily = (): number => {
    runs += 1
    return runs === 1 ? prepare() : 0
  }
  compare('title', 'base', [{ name: 'base', run: lazily }], { smoke: false })
  expect(runs).toBeGreaterThan(31 * 1_000)
})

test('an asynchronous contestant is waited for', async () => {
  let finished = 0
  const contestants = [
    { name: 'base', run: work(10) },
    {
      name: 'later',
      run: async () => {
        await Promise.resolve()
        finished += 1
      },
    },
  ]
  const rows = await compareAsync('title', 'base', contestants, { smoke: true })
  expect(rows).toHaveLength(2)
  expect(finished).toBeGreaterThan(0)
})

test('a baseline that does not take part is a mistake', () => {
  expect(() => compare('title', 'base', [], { smoke: true })).toThrow(
    'no contestant is called base',
  )
})
