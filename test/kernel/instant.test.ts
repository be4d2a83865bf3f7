import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { checkInstant, limits, toInstant } from '../../src/kernel/index.ts'

test('takes dates and epoch milliseconds', () => {
  expect(toInstant(new Date('2026-03-02T09:00:00Z'))).toBe(1_772_442_000_000)
  expect(toInstant(1_772_442_000_000)).toBe(1_772_442_000_000)
  expect(toInstant(runInNewContext('new Date(5)'))).toBe(5)
  expect(toInstant(limits.earliestAt)).toBe(Date.UTC(1900, 0, 1))
  expect(toInstant(limits.latestAt)).toBe(Date.UTC(2200, 0, 1))
})

test('minus zero becomes zero, so that equal instants are equal texts and keys', () => {
  expect(Object.is(toInstant(-0), 0)).toBe(true)
})

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('refuses', () => {
  test.each<[string, unknown, string]>([
    ['an invalid date', new Date('tomorrow'), 'got NaN'],
    ['a fraction', 1.5, 'got 1.5'],
    ['a text', '2026-03-02', 'got a string'],
    ['seconds far away', 1e15, 'between the years 1900 and 2200'],
    ['long ago', limits.earliestAt - 1, 'between the years 1900 and 2200'],
    ['Infinity', Number.POSITIVE_INFINITY, 'got Infinity'],
    ['null', null, 'got null'],
    ['undefined', undefined, 'got undefined'],
    ['a bigint', 5n, 'got a bigint'],
    ['an object', {}, 'got Object'],
    ['a false date', Object.create(Date.prototype), 'got Date'],
    ['a date whose getTime was replaced', Object.assign(new Date(0), { getTime: () => 'x' }), ''],
    ['a revoked proxy', revoked(), 'got an object'],
  ])('%s', (name, value, message) => {
    if (name.includes('replaced')) {
      // the date itself is sound: what was hung on it does not count
      expect(toInstant(value as Date)).toBe(0)
      return
    }
    expect(() => toInstant(value as Date, 'capturedAt')).toThrow(
      expect.objectContaining({
        code: 'INVALID_INSTANT',
        issues: [{ path: 'capturedAt', message: expect.stringContaining(message) }],
      }),
    )
  })
})

test('a sound instant has no issue', () => {
  expect(checkInstant(0, 'at')).toBeUndefined()
})
