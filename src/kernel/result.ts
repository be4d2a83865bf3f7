/**
 * Success with a value.
 *
 * @typeParam T - the value
 */
export interface Ok<T> {
  /** Always `true`. */
  readonly ok: true
  /** What was asked for. */
  readonly value: T
}

/**
 * The domain said no. Plain JSON data, never an exception.
 *
 * @typeParam R - the refusal, with a stable `code`
 */
export interface Refused<R> {
  /** Always `false`. */
  readonly ok: false
  /** Why, and what is possible instead. */
  readonly refusal: R
}

/**
 * What a decision returns: a value or a refusal.
 *
 * @typeParam T - the value of a success
 * @typeParam R - the refusal
 */
export type Result<T, R> = Ok<T> | Refused<R>

/**
 * Wraps a value as a success.
 *
 * @param value - what was asked for
 * @returns the success
 * @example
 * ```ts
 * import { ok } from 'lead-handoff'
 *
 * console.log(ok(42).value) // 42
 * ```
 */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

/**
 * Wraps a refusal.
 *
 * @param refusal - data with a stable `code`
 * @returns the refused result
 * @example
 * ```ts
 * import { refused } from 'lead-handoff'
 *
 * console.log(refused({ code: 'NOT_TODAY' }).ok) // false
 * ```
 */
export const refused = <R>(refusal: R): Refused<R> => ({ ok: false, refusal })
