import { describe, expect, test } from 'vitest'
import { formatDuration, limits, parseDuration } from '../../src/kernel/index.ts'

test.each([
  ['0s', 0],
  ['250ms', 250],
  ['15m', 900_000],
  ['4h', 14_400_000],
  ['2d', 172_800_000],
  ['1w', 604_800_000],
  ['1h30m', 5_400_000],
  ['1w2d3h4m5s6ms', 604_800_000 + 172_800_000 + 10_800_000 + 240_000 + 5_000 + 6],
  ['90m', 5_400_000],
  ['36500d', limits.durationMs],
])('reads %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

const hostile = {
  toString: () => {
    throw new TypeError('no')
  },
}

describe('refuses', () => {
  test.each<[string, unknown]>([
    ['nothing', ''],
    ['a word', 'soon'],
    ['a number without unit', '15'],
    ['a unit without number', 'm'],
    ['a fraction', '1.5h'],
    ['a sign', '-1h'],
    ['white space', '1h 30m'],
    ['an unknown unit', '2y'],
    ['capital letters', '2H'],
    ['units out of order', '30m1h'],
    ['a unit twice', '1h1h'],
    ['a tail', '1h!'],
    ['a line end', '1h\n'],
    ['an exponent', '1e3s'],
    ['other digits', '١h'],
    ['an endless text', '1h'.repeat(100_000)],
    ['a number', 15],
    ['null', null],
    ['undefined', undefined],
    ['a list', ['1h']],
    ['an object without prototype', Object.create(null)],
    ['an object that throws', hostile],
    ['a symbol', Symbol('1h')],
  ])('%s', (_, text) => {
    expect(() => parseDuration(text as string)).toThrow(
      expect.objectContaining({
        code: 'INVALID_DURATION',
        issues: [{ path: '', message: expect.stringContaining('such as "15m"') }],
      }),
    )
  })

  test('more than 100 years, and says so', () => {
    for (const text of ['36501d', '9999999999999w', '3153600000001ms']) {
      expect(() => parseDuration(text)).toThrow(
        expect.objectContaining({
          code: 'INVALID_DURATION',
          issues: [{ path: '', message: expect.stringContaining('at most 100 years') }],
        }),
      )
    }
  })
})

test.each([
  [0, '0s'],
  [-0, '0s'],
  [0.4, '0s'],
  [-0.4, '0s'],
  [999, '999ms'],
  [1_500, '1s'],
  [60_000, '1m'],
  [5_400_000, '1h 30m'],
  [-5_400_000, '-1h 30m'],
  [86_400_000 + 300_000, '1d'],
  [86_400_000 + 3_600_000 + 60_000, '1d 1h'],
  [limits.durationMs, '36500d'],
])('writes %d as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, '5' as unknown as number])(
  'cannot write %s',
  (ms) => {
    expect(() => formatDuration(ms)).toThrow(expect.objectContaining({ code: 'INVALID_DURATION' }))
  },
)
