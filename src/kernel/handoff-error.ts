import type { FaultCode } from './fault-code.ts'
import { formatIssue, type Issue } from './issue.ts'

const marker = Symbol.for('lead-handoff.error')

/** What a {@link HandoffError} is made of. */
export interface HandoffErrorOptions {
  /** What is wrong with the input, one entry per place. */
  readonly issues?: readonly Issue[]
  /** The fault underneath, such as an error of the database driver. */
  readonly cause?: unknown
}

/**
 * A fault: a broken policy, a broken adapter, a concurrent write that would not settle. What the domain refuses is a
 * value, not one of these.
 *
 * @example
 * ```ts
 * import { fingerprint, HandoffError } from 'lead-handoff'
 *
 * try {
 *   fingerprint({ rules: [{ points: Number.NaN }] })
 * } catch (error) {
 *   if (error instanceof HandoffError) console.log(error.issues[0]?.path) // rules[0].points
 * }
 * ```
 */
export class HandoffError extends Error {
  /** Stable code, listed in the error guide. */
  readonly code: FaultCode
  /** What is wrong with the input, one entry per place; empty where no input is to blame. */
  readonly issues: readonly Issue[]

  /**
   * Puts the issues into the message, one line each.
   *
   * @param code - stable code of the fault
   * @param message - one sentence for a person
   * @param options - the places in the input and the fault underneath
   */
  constructor(code: FaultCode, message: string, options: HandoffErrorOptions = {}) {
    const issues = options.issues ?? []
    const lines = issues.map((issue) => `\n  - ${formatIssue(issue)}`)
    super(
      `${code}: ${message}${lines.join('')}`,
      'cause' in options ? { cause: options.cause } : {},
    )
    this.name = 'HandoffError'
    this.code = code
    this.issues = issues
    Object.defineProperty(this, marker, { value: true })
  }
}

/**
 * Whether an error is a {@link HandoffError}. Works across copies of the package and across the border of ES modules and
 * CommonJS, where `instanceof` does not.
 *
 * @param error - anything that was caught
 * @returns whether it carries the library's marker
 * @example
 * ```ts
 * import { isHandoffError, parseDuration } from 'lead-handoff'
 *
 * try {
 *   parseDuration('soon')
 * } catch (error) {
 *   console.log(isHandoffError(error) && error.code) // INVALID_DURATION
 * }
 * ```
 */
export const isHandoffError = (error: unknown): error is HandoffError => {
  if (typeof error !== 'object' || error === null) return false
  try {
    return (error as { readonly [marker]?: unknown })[marker] === true
  } catch {
    return false // a proxy that throws is none of ours
  }
}
