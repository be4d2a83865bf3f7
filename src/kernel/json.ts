/** A JSON scalar. Numbers are finite. */
export type JsonScalar = string | number | boolean | null

/** A JSON value, read-only. */
export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject

/** A JSON object, read-only. */
export interface JsonObject {
  /** A member by its key. */
  readonly [key: string]: JsonValue
}

/** Keys that would reach an object's prototype instead of its own members. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Whether a key can be used as a member of foreign data without touching a prototype.
 *
 * @param key - the key to look at
 * @returns `false` for `__proto__`, `constructor` and `prototype`
 */
export const isSafeKey = (key: string): boolean => !forbiddenKeys.has(key)

/**
 * Whether a value is an object literal: not an array, a date, a map or an instance of a class.
 *
 * @param value - anything
 * @returns whether its prototype is `Object.prototype` or none
 */
export const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  try {
    const prototype = Object.getPrototypeOf(value)
    // an object of another realm (a worker, a vm) has another Object.prototype, whose own prototype is null
    return prototype === null || Object.getPrototypeOf(prototype) === null
  } catch {
    return false // a proxy that throws is no literal
  }
}
