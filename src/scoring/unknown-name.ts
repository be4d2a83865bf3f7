import { type Issue, suggest } from '../kernel/index.ts'

/** The names of which one was expected. */
export interface KnownNames {
  /** What they name, such as `dimension`. */
  readonly kind: string
  /** The names that exist. */
  readonly known: readonly string[]
}

/**
 * A finding about a name that does not exist.
 *
 * @param path - where it stands
 * @param name - what was written
 * @param names - what exists
 * @returns the finding, with a suggestion where a name is near
 */
export const unknownName = (path: string, name: string, { kind, known }: KnownNames): Issue => {
  const near = suggest(name, known)
  const there = known.length === 0 ? 'there is none' : `there are ${known.slice(0, 20).join(', ')}`
  return {
    path,
    message: `no ${kind} "${name}"; ${there}`,
    ...(near === undefined ? {} : { suggestion: near }),
  }
}
