import type { Issue } from '../../kernel/index.ts'
import { hinted } from './hinted.ts'

/**
 * The keys of a part of an agreement that mean nothing.
 *
 * @param path - where the part stands; empty for the agreement itself
 * @param given - the part
 * @param known - the keys it may have
 * @returns the findings, with what was probably meant
 */
export const unknownKeys = (
  path: string,
  given: object,
  known: readonly string[],
): readonly Issue[] =>
  Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const at = path === '' ? key : `${path}.${key}`
      return hinted({ path: at, message: 'there is no such field' }, key, known)
    })
