import {
  checkId,
  checkJson,
  type Issue,
  isHandoffError,
  isPlainObject,
  limits,
  suggest,
  toInstant,
} from '../../kernel/index.ts'

// what text columns cannot carry
const unstorable = /\0|\p{Cs}/u

/**
 * Where a member stands.
 *
 * @param path - where its object stands
 * @param key - its key; shown shortened if it is very long
 * @returns the path of the member
 */
export const under = (path: string, key: string): string => {
  const shown = key.length > 80 ? `${key.slice(0, 79)}…` : key
  return path === '' ? shown : `${path}.${shown}`
}

/** Looks at one value and adds what is wrong with it. */
export type Check = (value: unknown, path: string, issues: Issue[]) => void

/**
 * A field that may be absent.
 *
 * @param check - for when it is there
 * @returns the check
 */
export const optional =
  (check: Check): Check =>
  (value, path, issues) => {
    if (value !== undefined) check(value, path, issues)
  }

/**
 * A field that may be `null`, which removes what was known.
 *
 * @param check - for when it is neither absent nor `null`
 * @returns the check
 */
export const patch =
  (check: Check): Check =>
  (value, path, issues) => {
    if (value !== undefined && value !== null) check(value, path, issues)
  }

/** An id. */
export const id: Check = (value, path, issues) => {
  const issue = checkId(value, path)
  if (issue) issues.push(issue)
}

/** A `Date` or epoch milliseconds. */
export const instant: Check = (value, path, issues) => {
  try {
    toInstant(value as number, path)
  } catch (error) {
    if (!isHandoffError(error)) throw error
    issues.push(...error.issues)
  }
}

/** `true` or `false`. */
export const flag: Check = (value, path, issues) => {
  if (typeof value !== 'boolean') issues.push({ path, message: 'expected true or false' })
}

/**
 * A text that is not empty.
 *
 * @param longest - most characters
 * @returns the check
 */
export const text =
  (longest: number = limits.textLength): Check =>
  (value, path, issues) => {
    if (typeof value !== 'string')
      issues.push({ path, message: `expected a text, got ${typeof value}` })
    else if (value.trim() === '')
      issues.push({ path, message: 'expected a text that is not empty' })
    else if (value.length > longest) {
      issues.push({ path, message: `expected at most ${longest} characters, got ${value.length}` })
    } else if (unstorable.test(value)) {
      issues.push({
        path,
        message: 'a text cannot have NUL characters or half of a surrogate pair',
      })
    }
  }

/**
 * A text of a fixed form.
 *
 * @param form - what it must match; must not backtrack
 * @param expected - what a person reads
 * @returns the check
 */
export const formed =
  (form: RegExp, expected: string): Check =>
  (value, path, issues) => {
    if (typeof value !== 'string' || value.length > limits.textLength || !form.test(value)) {
      issues.push({ path, message: `expected ${expected}` })
    }
  }

/**
 * One of a few words.
 *
 * @param words - the words
 * @returns the check
 */
export const oneOf =
  (...words: readonly string[]): Check =>
  (value, path, issues) => {
    if (words.includes(value as string)) return
    const near = typeof value === 'string' ? suggest(value, words) : undefined
    const message = `expected one of ${words.join(', ')}`
    issues.push(near === undefined ? { path, message } : { path, message, suggestion: near })
  }

/**
 * A whole number.
 *
 * @param least - the smallest one
 * @returns the check
 */
export const whole =
  (least: number): Check =>
  (value, path, issues) => {
    if (!Number.isSafeInteger(value) || (value as number) < least) {
      issues.push({ path, message: `expected a whole number of at least ${least}` })
    }
  }

const checkLengths = (value: unknown, path: string, issues: Issue[]): void => {
  if (typeof value === 'string') {
    if (value.length <= limits.noteLength) return
    const message = `expected at most ${limits.noteLength} characters, got ${value.length}`
    issues.push({ path, message })
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      checkLengths(item, Array.isArray(value) ? `${path}[${key}]` : under(path, key), issues)
    }
  }
}

/** A JSON object. */
export const json: Check = (value, path, issues) => {
  if (!isPlainObject(value)) {
    issues.push({ path, message: 'expected a JSON object' })
    return
  }
  const found = checkJson(value, path)
  issues.push(...found)
  if (found.length === 0) checkLengths(value, path, issues)
}

/**
 * A list.
 *
 * @param item - for each of its items
 * @returns the check
 */
export const listOf =
  (item: Check): Check =>
  (value, path, issues) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > limits.issues) {
      issues.push({ path, message: `expected a list of 1 to ${limits.issues} items` })
      return
    }
    for (const [i, entry] of value.entries()) item(entry, `${path}[${i}]`, issues)
  }

/**
 * An object with keys of the caller's own choice.
 *
 * @param item - for each of its values
 * @returns the check
 */
export const recordOf =
  (item: Check): Check =>
  (value, path, issues) => {
    if (!isPlainObject(value) || Object.keys(value).length > limits.issues) {
      issues.push({ path, message: `expected an object of at most ${limits.issues} entries` })
      return
    }
    const found = checkJson(value, path)
    issues.push(...found)
    if (found.length > 0) return
    for (const [key, entry] of Object.entries(value)) item(entry, under(path, key), issues)
  }

const symbol = 'a symbol is no field'

/** Where an object stands, and what is wrong with it. */
interface Findings {
  readonly path: string
  readonly issues: Issue[]
  /** Where the next member goes that is no field: before all that is wrong with fields, of which it often is the cause. */
  next: number
}

/** What a member is instead of data. */
const disguise = (member: PropertyDescriptor): string | undefined => {
  if (member.get || member.set) return 'a getter is not data'
  return member.enumerable ? undefined : 'a hidden member is not data'
}

const acceptsAbsence = (check: Check): boolean => {
  const issues: Issue[] = []
  check(undefined, '', issues)
  return issues.length === 0
}

/**
 * An object with known fields only.
 *
 * @param fields - a check for each field
 * @returns the check
 */
export const object = (fields: Readonly<Record<string, Check>>): Check => {
  const checks: ReadonlyMap<string, Check> = new Map(Object.entries(fields))
  // commands leave most of their fields out: what is there is looked at, and then whether anything needed is not
  const needed = [...checks].filter(([, check]) => !acceptsAbsence(check))

  const lookAt = (value: object, key: string, findings: Findings): void => {
    const { path, issues } = findings
    // from its descriptor: getters are refused, never run
    const member = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor
    const message = disguise(member)
    const check = checks.get(key)
    if (message === undefined && check) {
      check(member.value, under(path, key), issues)
      return
    }
    const near = message === undefined ? suggest(key, checks.keys()) : undefined
    const stray = { path: under(path, key), message: message ?? 'there is no such field' }
    issues.splice(findings.next, 0, near === undefined ? stray : { ...stray, suggestion: near })
    findings.next += 1
  }

  return (value, path, issues) => {
    if (!isPlainObject(value)) {
      issues.push({ path, message: 'expected an object' })
      return
    }
    // names and symbols apart: Reflect.ownKeys takes three times as long as both
    const keys = Object.getOwnPropertyNames(value)
    if (keys.length > limits.issues) {
      issues.push({ path, message: `expected at most ${limits.issues} fields` })
      return
    }
    if (Object.getOwnPropertySymbols(value).length > 0) issues.push({ path, message: symbol })
    const findings = { path, issues, next: issues.length }
    for (const key of keys) lookAt(value, key, findings)
    for (const [key, check] of needed) {
      if (!keys.includes(key)) check(undefined, under(path, key), issues)
    }
  }
}
