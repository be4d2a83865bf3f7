import { describe, expect, test } from 'vitest'
import { checkId, limits, parseId } from '../../src/kernel/index.ts'

test.each(['1', 'lead-1', '9f1c3a0e-5d5e-4d0e-9f57-2c6f3a1b7c11', 'ü€😀', 'a b', 'x'.repeat(200)])(
  'takes %s',
  (id) => {
    expect(checkId(id, 'leadId')).toBeUndefined()
    expect(parseId(id, 'leadId')).toBe(id)
  },
)

describe('refuses', () => {
  test.each<[string, unknown, string]>([
    ['nothing', '', 'cannot be empty'],
    ['white space', ' \t', 'cannot be empty'],
    ['a megabyte', 'x'.repeat(1_000_000), `at most ${limits.idLength} characters, got 1000000`],
    ['a control character', 'a\u0000b', 'control characters'],
    ['a line end', 'a\n', 'control characters'],
    ['a lone surrogate', 'a\ud800', 'control characters'],
    ['__proto__', '__proto__', 'not allowed'],
    ['a number', 7, 'got 7'],
    ['null', null, 'got null'],
    ['undefined', undefined, 'got undefined'],
    ['an object', {}, 'got Object'],
  ])('%s', (_, id, message) => {
    const issue = { path: 'leadId', message: expect.stringContaining(message) }
    expect(checkId(id, 'leadId')).toEqual(issue)
    expect(() => parseId(id, 'leadId')).toThrow(
      expect.objectContaining({ code: 'INVALID_ID', issues: [issue] }),
    )
  })
})
