import { describeValue } from './describe-value.ts'
import { HandoffError } from './handoff-error.ts'
import type { Issue } from './issue.ts'
import { limits } from './limits.ts'

/** An instant in whole epoch milliseconds (UTC). */
export type Instant = number

/**
 * What is wrong with an instant.
 *
 * @param value - anything
 * @param path - where it stands, for the message
 * @returns one issue, or `undefined` for whole epoch milliseconds between 1900 and 2200
 */
export const checkInstant = (value: unknown, path: string): Issue | undefined => {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return { path, message: `expected whole epoch milliseconds, got ${describeValue(value)}` }
  }
  if (value < limits.earliestAt || value > limits.latestAt) {
    return { path, message: `expected an instant between the years 1900 and 2200, got ${value}` }
  }
  return undefined
}

/** The milliseconds of a date of this realm or another; anything else as it is. */
const millisecondsOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return value // no date: getTime looks at what is inside, not at the prototype
  }
}

/**
 * Reads an instant.
 *
 * @param value - a `Date` or epoch milliseconds
 * @param path - where it stands, for the message
 * @returns whole epoch milliseconds
 * @throws {@link HandoffError} `INVALID_INSTANT` for an invalid date, a fraction, a text or a year outside 1900–2200
 * @example
 * ```ts
 * import { toInstant } from 'lead-handoff'
 *
 * console.log(toInstant(new Date('2026-03-02T09:00:00Z'))) // 1772442000000
 * ```
 */
export const toInstant = (value: Date | number, path = ''): Instant => {
  const at = millisecondsOf(value)
  const issue = checkInstant(at, path)
  if (issue) throw new HandoffError('INVALID_INSTANT', 'this is no instant', { issues: [issue] })
  // minus zero would be another key of a map and another text
  return (at as Instant) + 0
}
