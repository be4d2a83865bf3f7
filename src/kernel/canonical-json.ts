import { checkJson } from './check-json.ts'
import { HandoffError } from './handoff-error.ts'
import type { JsonValue } from './json.ts'

const write = (value: JsonValue): string => {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const object = value as { readonly [key: string]: JsonValue }
  // code-unit order, the default of sort, is what RFC 8785 asks for
  const members = Object.keys(object)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${write(object[key] as JsonValue)}`)
  return `{${members.join(',')}}`
}

/**
 * JSON with sorted keys and without white space, so that equal data is equal text (RFC 8785, JSON Canonicalization Scheme).
 *
 * @param value - sound JSON
 * @returns the canonical text
 * @throws {@link HandoffError} `INVALID_JSON` for what is not JSON, contains itself, or is too deep or too large
 * @example
 * ```ts
 * import { canonicalJson } from 'lead-handoff'
 *
 * console.log(canonicalJson({ b: 1, a: [true, null] })) // {"a":[true,null],"b":1}
 * ```
 */
export const canonicalJson = (value: unknown): string => {
  const issues = checkJson(value)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_JSON', 'this value cannot be written as canonical JSON', {
      issues,
    })
  }
  try {
    return write(value as JsonValue)
  } catch (cause) {
    const message = 'the value changed while it was read'
    throw new HandoffError('INVALID_JSON', message, { issues: [{ path: '', message }], cause })
  }
}
