import { describeValue } from './describe-value.ts'
import type { Issue } from './issue.ts'
import { isPlainObject, isSafeKey, type JsonValue } from './json.ts'
import { limits } from './limits.ts'

/** One value still to be looked at. */
interface Visit {
  readonly value: unknown
  readonly path: string
  readonly parents: readonly object[]
}

/** A key in a path: enough of it to be found, never a megabyte. */
const shown = (key: string): string => (key.length > 80 ? `${key.slice(0, 79)}…` : key)

const symbolKey = 'a symbol is no key of JSON'
const tooMany = `more than ${limits.jsonNodes} values`

const isIndex = (key: string): boolean => String(Number(key) >>> 0) === key

/** Where and under which keys the members of a list or an object stand; what is no member at all goes to the issues. */
const keysOf = (value: object, path: string, issues: Issue[]): readonly PropertyKey[] => {
  const own = Reflect.ownKeys(value)
  const list = Array.isArray(value)
  // a list can be longer than its keys are many: new Array(1e9) has no keys but that length
  if ((list ? value.length : own.length) > limits.jsonNodes) {
    issues.push({ path, message: tooMany })
    return []
  }
  if (!list) return own
  const others = own.filter((key) => typeof key === 'symbol' || (key !== 'length' && !isIndex(key)))
  for (const key of others.slice(0, limits.issues)) {
    const message = typeof key === 'symbol' ? symbolKey : 'a list has no named members'
    issues.push({ path: typeof key === 'symbol' ? path : `${path}.${shown(String(key))}`, message })
  }
  // not from the list itself: that would run its getters
  return Array.from({ length: value.length }, (_, i) => i)
}

const membersOf = ({ value, path, parents }: Visit, issues: Issue[]): Visit[] => {
  const inside = [...parents, value as object]
  const next: Visit[] = []
  for (const key of keysOf(value as object, path, issues)) {
    if (issues.length >= limits.issues) break
    if (typeof key === 'symbol') {
      issues.push({ path, message: symbolKey })
      continue
    }
    const name = typeof key === 'number' ? `[${key}]` : shown(key)
    const at = typeof key === 'number' || path === '' ? `${path}${name}` : `${path}.${name}`
    const found = Object.getOwnPropertyDescriptor(value, key)
    if (!isSafeKey(String(key)))
      issues.push({ path: at, message: `the key "${name}" is not allowed` })
    else if (found?.get) issues.push({ path: at, message: 'a getter is not data' })
    else if (found?.set) issues.push({ path: at, message: 'a setter is not data' })
    else if (found?.enumerable === false) {
      issues.push({ path: at, message: 'a hidden member is not data' })
    } else next.push({ value: found?.value, path: at, parents: inside })
  }
  return next
}

/** A list literal, of this realm or another: the prototype of lists is itself a list, that of a subclass is not. */
const isPlainList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && Array.isArray(Object.getPrototypeOf(value))

const look = (visit: Visit, issues: Issue[]): Visit[] => {
  const { value, path, parents } = visit
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return []
  if (typeof value === 'number' && Number.isFinite(value)) return []
  try {
    if (!isPlainList(value) && (Array.isArray(value) || !isPlainObject(value))) {
      issues.push({ path, message: `expected JSON, got ${describeValue(value)}` })
    } else if (parents.includes(value)) {
      issues.push({ path, message: 'the value contains itself' })
    } else if (parents.length >= limits.jsonDepth) {
      issues.push({ path, message: `nested deeper than ${limits.jsonDepth} levels` })
    } else {
      return membersOf(visit, issues)
    }
  } catch {
    // only a proxy can throw here
    issues.push({ path, message: 'cannot be read: looking at it throws' })
  }
  return []
}

/**
 * Whether a value is JSON that can be stored, compared and sent without surprise.
 *
 * Refuses what JSON cannot say (`undefined`, functions, dates, `NaN`, class instances, holes in lists), what attacks
 * (`__proto__`, getters, proxies that throw) and what never ends (cycles, excessive depth or size).
 *
 * @param value - anything
 * @param path - where the value stands, for the messages
 * @returns the findings, at most `limits.issues` of them; empty when the value is sound
 */
export const checkJson = (value: unknown, path = ''): readonly Issue[] => {
  const issues: Issue[] = []
  const open: Visit[] = [{ value, path, parents: [] }]
  let seen = 0
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    seen += 1
    if (seen > limits.jsonNodes) {
      issues.push({ path, message: tooMany })
      break
    }
    for (const next of look(visit, issues).reverse()) open.push(next)
    if (issues.length >= limits.issues) break
  }
  return issues.slice(0, limits.issues)
}

/**
 * {@link checkJson} as a type guard.
 *
 * @param value - anything
 * @returns whether the value is sound JSON
 */
export const isJson = (value: unknown): value is JsonValue => checkJson(value).length === 0
