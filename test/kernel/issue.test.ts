import { expect, test } from 'vitest'
import * as z from 'zod'
import { formatIssue, issuesOf, limits, pathOf } from '../../src/kernel/index.ts'

test.each<[readonly PropertyKey[], string]>([
  [[], ''],
  [['rules'], 'rules'],
  [['rules', 3, 'when', 'field'], 'rules[3].when.field'],
  [[0, 1], '[0][1]'],
  [['a', Symbol('b')], 'a.Symbol(b)'],
])('the path of %o', (keys, path) => {
  expect(pathOf(keys)).toBe(path)
})

test('findings of zod become issues', () => {
  const schema = z.object({ rules: z.array(z.object({ points: z.int() })) })
  const { error } = schema.safeParse({ rules: [{ points: 'x' }] })
  expect(error && issuesOf(error)).toEqual([
    { path: 'rules[0].points', message: expect.stringMatching(/^invalid input: expected/) },
  ])
})

test('abbreviations keep their capitals', () => {
  expect(issuesOf({ issues: [{ path: [], message: 'JSON expected' }] })[0]?.message).toBe(
    'JSON expected',
  )
})

test('at most limits.issues are kept', () => {
  const issues = Array.from({ length: 500 }, (_, i) => ({ path: [i], message: 'No' }))
  expect(issuesOf({ issues })).toHaveLength(limits.issues)
})

test('an issue is one line', () => {
  expect(formatIssue({ path: 'a', message: 'unknown "x"', suggestion: 'y' })).toBe(
    'a: unknown "x"; did you mean "y"?',
  )
  expect(formatIssue({ path: '', message: 'empty' })).toBe('empty')
})
