import type { Condition } from '../../src/conditions/index.ts'

const dayMs = 86_400_000
const units: Record<string, number> = { d: dayMs, h: 3_600_000, m: 60_000 }
const durationOf = (text: string): number =>
  Number.parseInt(text, 10) * (units[text.slice(-1)] ?? 0)

const at = (subject: unknown, path: string): unknown => {
  let value: unknown = subject
  for (const key of path.split('.')) {
    if (Object.prototype.toString.call(value) !== '[object Object]') return undefined
    if (!Object.hasOwn(value as object, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

const known = (x: unknown): boolean =>
  !(
    x === undefined ||
    x === null ||
    x === '' ||
    typeof x === 'function' ||
    (Array.isArray(x) && x.length === 0)
  )

/** One operator after the other, written down as the documentation says it. */
const compare = (op: string, x: unknown, value: unknown, now: number): boolean => {
  if (op === 'present') return known(x)
  if (op === 'absent') return !known(x)
  if (!known(x)) return false
  const isNumber = typeof x === 'number' && Number.isFinite(x)
  const isText = typeof x === 'string'
  const scalar = isNumber || isText || typeof x === 'boolean'
  const n = x as number
  const list = value as unknown[]
  const lower = (y: unknown): string => String(y).toLowerCase()
  switch (op) {
    case 'is':
      return scalar && x === value
    case 'isNot':
      return scalar && x !== value
    case 'in':
      return scalar && list.some((y) => y === x)
    case 'notIn':
      return scalar && !list.some((y) => y === x)
    case 'above':
      return isNumber && n > (value as number)
    case 'atLeast':
      return isNumber && n >= (value as number)
    case 'below':
      return isNumber && n < (value as number)
    case 'atMost':
      return isNumber && n <= (value as number)
    case 'between':
      return isNumber && n >= (list[0] as number) && n <= (list[1] as number)
    case 'contains':
      return isText && lower(x).includes(lower(value))
    case 'startsWith':
      return isText && lower(x).startsWith(lower(value))
    case 'endsWith':
      return isText && lower(x).endsWith(lower(value))
    case 'hasAny':
      return Array.isArray(x) && x.some((y) => list.includes(y))
    case 'hasAll':
      return Array.isArray(x) && list.every((y) => x.includes(y))
    case 'hasNone':
      return Array.isArray(x) && !x.some((y) => list.includes(y))
    case 'before':
      return isNumber && n < Date.parse(value as string)
    case 'after':
      return isNumber && n > Date.parse(value as string)
    case 'withinLast':
      return isNumber && n <= now && n > now - durationOf(value as string)
    case 'olderThan':
      return isNumber && n <= now - durationOf(value as string)
    default:
      throw new Error(`no operator ${op}`)
  }
}

/**
 * A second, slow implementation of the condition language, to compare the compiled one with.
 *
 * @param condition - a sound condition without named predicates
 * @param subject - plain data
 * @param now - the instant of reading
 * @returns whether it holds
 */
export const interpret = (condition: Condition, subject: unknown, now: number): boolean => {
  if ('all' in condition) return condition.all.every((part) => interpret(part, subject, now))
  if ('any' in condition) return condition.any.some((part) => interpret(part, subject, now))
  if ('not' in condition) return !interpret(condition.not, subject, now)
  if ('predicate' in condition) throw new Error('predicates are not interpreted')
  return compare(condition.op, at(subject, condition.field), condition.value, now)
}
