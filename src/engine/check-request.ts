import { describeValue, formatIssue, type Issue, suggest } from '../kernel/index.ts'
import type { FieldCheck } from '../lead/index.ts'

/** What is looked at elsewhere. */
export const anything: FieldCheck = () => undefined

/** A cursor. An empty one too is for the store to refuse: it is no mistake of the program but of whoever sent it. */
export const cursor: FieldCheck = (value, path, issues) => {
  if (typeof value !== 'string') issues.push({ path, message: 'expected a cursor, a text' })
}

/**
 * A mistake of the program that calls, in words.
 *
 * @param method - what was called
 * @param issues - what is wrong with what it was given
 * @returns the error
 */
export const misuse = (method: string, issues: readonly Issue[]): TypeError =>
  new TypeError(`${method}: ${issues.map(formatIssue).join('; ')}`)

/**
 * That a request has what it may have, and nothing else.
 *
 * @param method - what was called
 * @param request - what it was given
 * @param check - what it may be given
 * @throws TypeError with every place that is wrong
 */
export const checkRequest = (method: string, request: unknown, check: FieldCheck): void => {
  const issues: Issue[] = []
  check(request, '', issues)
  if (issues.length > 0) throw misuse(method, issues)
}

/**
 * That a name is one of those there are.
 *
 * @param method - what was called
 * @param name - what it was given
 * @param known - the names
 * @throws TypeError with the name that was probably meant
 */
export const checkEventName = (method: string, name: unknown, known: readonly string[]): void => {
  if (known.includes(name as string)) return
  if (typeof name !== 'string') {
    throw misuse(method, [
      { path: '', message: `expected the name of an event, got ${describeValue(name)}` },
    ])
  }
  const near = suggest(name, known)
  const issue = { path: '', message: `there is no event "${name.slice(0, 80)}"` }
  throw misuse(method, [near === undefined ? issue : { ...issue, suggestion: near }])
}

/**
 * That something can be called.
 *
 * @param method - what was called
 * @param act - what it was given
 * @param what - what it is for
 * @throws TypeError if it is no function
 */
export const checkFunction = (method: string, act: unknown, what: string): void => {
  if (typeof act === 'function') return
  const message = `expected a function that ${what}, got ${describeValue(act)}`
  throw misuse(method, [{ path: '', message }])
}

/**
 * That a number of things makes sense.
 *
 * @param method - what was called
 * @param limit - what it was given
 * @param most - the largest there may be, if there is one
 * @throws RangeError if it is no whole number from one on
 */
export const checkLimit = (method: string, limit: unknown, most?: number): void => {
  const isWhole = Number.isSafeInteger(limit) && (limit as number) >= 1
  if (isWhole && (limit as number) <= (most ?? Number.MAX_SAFE_INTEGER)) return
  const range = most === undefined ? 'of at least 1' : `from 1 to ${most}`
  throw new RangeError(`${method}: expected a limit ${range}, got ${describeValue(limit)}`)
}
