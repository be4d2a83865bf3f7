/** Reads the value of a field; `undefined` where the path leads nowhere. */
export type FieldReader = (subject: unknown) => unknown

const readMember = (value: unknown, key: string): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const found = (value as Record<string, unknown>)[key]
  // what an object inherits is all functions, and a function is no data
  return typeof found === 'function' ? undefined : found
}

/**
 * Compiles a path to a reader. It never throws on data, and never leaves the object's own members: the parser refuses keys
 * that reach a prototype.
 *
 * @param path - keys joined by dots
 * @returns the reader
 */
export const readField = (path: string): FieldReader => {
  const keys = path.split('.')
  const [first, second] = keys as [string, string]
  if (keys.length === 1) return (subject) => readMember(subject, first)
  if (keys.length === 2) return (subject) => readMember(readMember(subject, first), second)
  return (subject) => keys.reduce(readMember, subject)
}

/**
 * Whether a value says nothing: not there, null, an empty text or an empty list.
 *
 * @param value - what a field holds
 * @returns whether it counts as missing
 */
export const isMissing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0)
