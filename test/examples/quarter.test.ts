import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runQuarter } from './run.ts'

const golden = new URL('quarter.out.txt', import.meta.url)
const generousMs = 120_000

// UPDATE_EXAMPLES=1 npx vitest run --project unit test/examples/quarter.test.ts writes what the program prints now
test(
  'npm start prints what is committed, in whatever zone and language, in bounded time',
  () => {
    const startedMs = performance.now()
    const { out, err, code } = runQuarter([], {
      TZ: 'Pacific/Apia',
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'de_DE.UTF-8',
    })
    // measured at two to five seconds on two shared cores
    expect(performance.now() - startedMs).toBeLessThan(60_000)
    expect({ err, code }).toEqual({ err: '', code: 0 })
    if (process.env['UPDATE_EXAMPLES']) writeFileSync(golden, out)
    expect(out).toBe(readFileSync(golden, 'utf8'))
  },
  generousMs,
)

test(
  'the same seed prints the same, another seed something else',
  () => {
    const first = runQuarter(['--seed', '7', '--leads', '300'], { TZ: 'UTC' })
    const second = runQuarter(['--leads=300', '--seed=7'], { TZ: 'America/St_Johns' })
    const other = runQuarter(['--seed', '8', '--leads', '300'])
    expect(first.code).toBe(0)
    expect(second.out).toBe(first.out)
    expect(other.out).not.toBe(first.out)
  },
  generousMs,
)

test(
  'a quarter with a single lead is told as well',
  () => {
    const { out, code } = runQuarter(['--leads', '1'])
    expect(code).toBe(0)
    expect(out).toContain('What fell through the cracks')
  },
  generousMs,
)

test('the output has no colours where nobody looks, and keeps to its width', () => {
  const out = readFileSync(golden, 'utf8')
  expect(out).not.toContain('\u001b')
  expect(out.split('\n').filter((line) => line.length > 100)).toEqual([])
})
