/** Longer names of classes are not shown: they are generated or hostile. */
const longest = 60

/**
 * Says in a word what a value is, for messages. Never throws, whatever the value.
 *
 * @param value - anything
 * @returns `'undefined'`, `'NaN'`, `'a string'`, the name of the class, or `'an object'`
 */
export const describeValue = (value: unknown): string => {
  if (typeof value === 'number' || value === null || value === undefined) return String(value)
  if (typeof value !== 'object') return `a ${typeof value}`
  try {
    const name: unknown = Object.getPrototypeOf(value)?.constructor?.name
    if (typeof name === 'string' && name !== '' && name.length <= longest) return name
  } catch {
    // a proxy or a getter that throws: what it is stays unknown
  }
  return 'an object'
}
