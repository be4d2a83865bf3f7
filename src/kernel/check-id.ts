import { describeValue } from './describe-value.ts'
import { HandoffError } from './handoff-error.ts'
import type { Issue } from './issue.ts'
import { limits } from './limits.ts'

// controls and lone surrogates: text columns, logs and URLs cannot carry them
const unstorable = /[\p{Cc}\p{Cs}]/u

/**
 * What is wrong with an id.
 *
 * @param id - anything
 * @param path - where it stands, for the message
 * @returns one issue, or `undefined` for a sound id
 */
export const checkId = (id: unknown, path: string): Issue | undefined => {
  if (typeof id !== 'string')
    return { path, message: `expected a text as id, got ${describeValue(id)}` }
  if (id.trim() === '') return { path, message: 'an id cannot be empty' }
  if (id.length > limits.idLength) {
    return { path, message: `an id has at most ${limits.idLength} characters, got ${id.length}` }
  }
  if (unstorable.test(id)) return { path, message: 'an id cannot have control characters' }
  if (id === '__proto__') return { path, message: 'the id "__proto__" is not allowed' }
  return undefined
}

/**
 * Checks an id.
 *
 * @param id - anything
 * @param path - where it stands, for the message
 * @returns the id
 * @throws {@link HandoffError} `INVALID_ID` if it is empty, too long or has characters that cannot be stored
 */
export const parseId = (id: unknown, path: string): string => {
  const issue = checkId(id, path)
  if (issue) throw new HandoffError('INVALID_ID', 'this id cannot be used', { issues: [issue] })
  return id as string
}
