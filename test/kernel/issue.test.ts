import { expect, test } from 'vitest'
import { formatIssue, pathOf } from '../../src/kernel/index.ts'

test.each<[readonly PropertyKey[], string]>([
  [[], ''],
  [['rules'], 'rules'],
  [['rules', 3, 'when', 'field'], 'rules[3].when.field'],
  [[0, 1], '[0][1]'],
  [['a', Symbol('b')], 'a.Symbol(b)'],
])('the path of %o', (keys, path) => {
  expect(pathOf(keys)).toBe(path)
})

test('an issue is one line', () => {
  expect(formatIssue({ path: 'a', message: 'unknown "x"', suggestion: 'y' })).toBe(
    'a: unknown "x"; did you mean "y"?',
  )
  expect(formatIssue({ path: '', message: 'empty' })).toBe('empty')
})
