import { type Issue, isSafeKey, limits, parseDuration, suggest } from '../kernel/index.ts'
import type { ConditionNames } from './compiled-condition.ts'
import { fieldIssue } from './field-issue.ts'
import { type Operator, operators } from './operator.ts'
import { parseMoment } from './parse-moment.ts'

const scalar = (x: unknown): boolean =>
  typeof x === 'string' || typeof x === 'boolean' || typeof x === 'number'

const oneOf = (x: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(x) && x.length > 0 && x.length <= limits.conditionValues && x.every(holds)

const isDuration = (x: unknown): boolean => {
  try {
    return parseDuration(x as string) > 0
  } catch {
    return false
  }
}

const number = (x: unknown): boolean => typeof x === 'number'
const someText = (x: unknown): boolean =>
  typeof x === 'string' && x !== '' && x.length <= limits.textLength
const someScalar = (x: unknown): boolean => scalar(x) && (typeof x !== 'string' || someText(x))

/** What each operator wants as its value, in words and as a test. */
const wanted: { readonly [O in Operator]?: readonly [string, (x: unknown) => boolean] } = {
  is: ['a text that is not empty, a number, true or false (for nothing use "absent")', someScalar],
  isNot: [
    'a text that is not empty, a number, true or false (for nothing use "present")',
    someScalar,
  ],
  in: ['a list of texts, numbers or booleans that is not empty', (x) => oneOf(x, someScalar)],
  notIn: ['a list of texts, numbers or booleans that is not empty', (x) => oneOf(x, someScalar)],
  above: ['a number', number],
  atLeast: ['a number', number],
  below: ['a number', number],
  atMost: ['a number', number],
  between: [
    'two numbers [from, to], the smaller first',
    (x) =>
      oneOf(x, number) &&
      (x as number[]).length === 2 &&
      (x as [number, number])[0] <= (x as [number, number])[1],
  ],
  contains: ['a text that is not empty', someText],
  startsWith: ['a text that is not empty', someText],
  endsWith: ['a text that is not empty', someText],
  hasAny: ['a list of texts, numbers or booleans that is not empty', (x) => oneOf(x, someScalar)],
  hasAll: ['a list of texts, numbers or booleans that is not empty', (x) => oneOf(x, someScalar)],
  hasNone: ['a list of texts, numbers or booleans that is not empty', (x) => oneOf(x, someScalar)],
  before: [
    'an instant: a date "2026-03-01", an ISO 8601 text with offset, or epoch milliseconds',
    (x) => parseMoment(x) !== undefined,
  ],
  after: [
    'an instant: a date "2026-03-01", an ISO 8601 text with offset, or epoch milliseconds',
    (x) => parseMoment(x) !== undefined,
  ],
  withinLast: ['a duration such as "30d" or "4h"', isDuration],
  olderThan: ['a duration such as "30d" or "4h"', isDuration],
}

const shown = (x: unknown): string => {
  const text = JSON.stringify(x) ?? 'nothing'
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}

const under = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const withHint = (path: string, message: string, suggestion: string | undefined): Issue => ({
  path,
  message,
  ...(suggestion === undefined ? {} : { suggestion }),
})

const checkOperator = (op: unknown, path: string): Issue | undefined => {
  if (typeof op === 'string' && Object.hasOwn(operators, op)) return undefined
  const known = Object.keys(operators)
  const near = typeof op === 'string' ? suggest(op, known) : undefined
  return withHint(path, `no operator ${shown(op)}; there are ${known.join(', ')}`, near)
}

const checkValue = (
  op: Operator,
  part: Record<string, unknown>,
  path: string,
): Issue | undefined => {
  const rule = wanted[op]
  if (!rule) {
    return Object.hasOwn(part, 'value') ? { path, message: `"${op}" takes no value` } : undefined
  }
  if (rule[1](part['value'])) return undefined
  return { path, message: `"${op}" expects ${rule[0]}, got ${shown(part['value'])}` }
}

/**
 * What is wrong with a comparison.
 *
 * @param part - a plain object without `all`, `any`, `not` and `predicate`
 * @param path - where it stands, for the messages
 * @param names - the fields it may name
 * @returns the findings
 */
export const checkComparison = (
  part: Record<string, unknown>,
  path: string,
  names: ConditionNames,
): readonly Issue[] => {
  const issues: Issue[] = []
  for (const key of Object.keys(part)) {
    if (key === 'field' || key === 'op' || key === 'value') continue
    const near = suggest(key, ['all', 'any', 'not', 'predicate', 'field', 'op', 'value'])
    issues.push(withHint(under(path, key), `unknown key "${key}" in a condition`, near))
  }
  const { field } = part
  if (typeof field !== 'string' || field === '' || field.length > limits.idLength) {
    const message = 'expected the path of a field, such as "company.employees"'
    return [...issues, { path: under(path, 'field'), message }]
  }
  const keys = field.split('.')
  if (keys.some((key) => key === '' || !isSafeKey(key))) {
    return [...issues, { path: under(path, 'field'), message: `"${field}" is no path of a field` }]
  }
  const opIssue = checkOperator(part['op'], under(path, 'op'))
  if (opIssue) return [...issues, opIssue]
  const op = part['op'] as Operator
  const valueIssue = checkValue(op, part, under(path, 'value'))
  if (valueIssue) issues.push(valueIssue)
  const misuse = names.fields && fieldIssue({ field, op, value: part['value'] }, path, names.fields)
  if (misuse && (!valueIssue || misuse.path !== valueIssue.path)) issues.push(misuse)
  return issues
}
