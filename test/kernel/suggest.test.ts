import { expect, test } from 'vitest'
import { suggest } from '../../src/kernel/index.ts'

test.each([
  ['acept', ['accept', 'reject'], 'accept'],
  ['ACCEPT', ['accept'], 'accept'],
  ['nurturign', ['nurturing', 'mql'], 'nurturing'],
  ['mlq', ['mql', 'sal', 'sql'], 'mql'],
  ['xyz', ['mql', 'sal'], undefined],
  ['', ['mql'], undefined],
  ['mql', [], undefined],
  ['won', ['lost', 'won'], 'won'],
])('%s among %j', (name, known, expected) => {
  expect(suggest(name, known)).toBe(expected)
})

test('a text of megabytes is not compared', () => {
  const started = performance.now()
  expect(suggest('a'.repeat(5_000_000), ['accept'])).toBeUndefined()
  expect(suggest('accept', ['a'.repeat(5_000_000)])).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(200)
})
