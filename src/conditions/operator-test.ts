import { type Instant, parseDuration } from '../kernel/index.ts'
import type { ConditionValue } from './condition.ts'
import type { Operator } from './operator.ts'
import { parseMoment } from './parse-moment.ts'
import { isMissing } from './read-field.ts'

/** Whether a value passes a comparison at an instant. */
export type OperatorTest = (actual: unknown, now: Instant) => boolean

const isScalar = (x: unknown): boolean =>
  typeof x === 'string' || typeof x === 'boolean' || (typeof x === 'number' && Number.isFinite(x))

const number = (holds: (x: number, now: Instant) => boolean): OperatorTest => {
  return (x, now) => typeof x === 'number' && Number.isFinite(x) && holds(x, now)
}

const text = (expected: ConditionValue, holds: (x: string, y: string) => boolean): OperatorTest => {
  const wanted = String(expected).toLowerCase()
  return (x) => typeof x === 'string' && x !== '' && holds(x.toLowerCase(), wanted)
}

const list = (
  expected: ConditionValue,
  holds: (x: readonly unknown[], y: ReadonlySet<unknown>) => boolean,
): OperatorTest => {
  const wanted: ReadonlySet<unknown> = new Set(expected as readonly unknown[])
  return (x) => Array.isArray(x) && x.length > 0 && holds(x, wanted)
}

/** How each operator compares. The value has been checked before. */
const tests: { readonly [O in Operator]: (value: ConditionValue) => OperatorTest } = {
  is: (value) => (x) => x === value,
  isNot: (value) => (x) => x !== '' && isScalar(x) && x !== value,
  in: (value) => {
    const wanted: ReadonlySet<unknown> = new Set(value as readonly unknown[])
    return (x) => isScalar(x) && wanted.has(x)
  },
  notIn: (value) => {
    const unwanted: ReadonlySet<unknown> = new Set(value as readonly unknown[])
    return (x) => x !== '' && isScalar(x) && !unwanted.has(x)
  },
  above: (value) => number((x) => x > (value as number)),
  atLeast: (value) => number((x) => x >= (value as number)),
  below: (value) => number((x) => x < (value as number)),
  atMost: (value) => number((x) => x <= (value as number)),
  between: (value) => {
    const [from, to] = value as readonly [number, number]
    return number((x) => x >= from && x <= to)
  },
  contains: (value) => text(value, (x, y) => x.includes(y)),
  startsWith: (value) => text(value, (x, y) => x.startsWith(y)),
  endsWith: (value) => text(value, (x, y) => x.endsWith(y)),
  hasAny: (value) => list(value, (x, y) => x.some((item) => y.has(item))),
  hasAll: (value) =>
    list(value, (x, y) => {
      const held = new Set(x)
      for (const item of y) if (!held.has(item)) return false
      return true
    }),
  hasNone: (value) => list(value, (x, y) => !x.some((item) => y.has(item))),
  before: (value) => {
    const moment = parseMoment(value) as number
    return number((x) => x < moment)
  },
  after: (value) => {
    const moment = parseMoment(value) as number
    return number((x) => x > moment)
  },
  withinLast: (value) => {
    const ms = parseDuration(value as string)
    return number((x, now) => x <= now && now - x < ms)
  },
  olderThan: (value) => {
    const ms = parseDuration(value as string)
    return number((x, now) => now - x >= ms)
  },
  present: () => (x) => !isMissing(x),
  absent: () => (x) => isMissing(x),
}

/**
 * Compiles the comparison of one operator with one value.
 *
 * @param op - the operator
 * @param value - a value that suits it
 * @returns the test; it never throws, and a missing or wrongly typed value fails it
 */
export const operatorTest = (op: Operator, value: ConditionValue): OperatorTest => tests[op](value)
