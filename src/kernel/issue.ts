import { limits } from './limits.ts'

/** One thing that is wrong with an input: where, what, and what to do about it. */
export interface Issue {
  /** Where, as `rules[3].when.field`; empty for the whole input. */
  readonly path: string
  /** What is wrong and what was expected, in one sentence without a full stop. */
  readonly message: string
  /** The name that was probably meant, if one is near. */
  readonly suggestion?: string
}

/**
 * Renders a path of keys and indices.
 *
 * @param keys - keys and indices from the outside in
 * @returns `rules[3].when` for `['rules', 3, 'when']`
 */
export const pathOf = (keys: readonly PropertyKey[]): string => {
  let path = ''
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`
    else path += path === '' ? String(key) : `.${String(key)}`
  }
  return path
}

/** The part of a schema library's error that is needed here (zod's `ZodError` has it). */
export interface SchemaError {
  /** The findings of the schema. */
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}

/**
 * The findings of a schema library as issues.
 *
 * @param error - a `ZodError`, or anything of its shape
 * @returns at most `limits.issues` issues
 */
export const issuesOf = (error: SchemaError): readonly Issue[] =>
  error.issues
    .slice(0, limits.issues)
    .map(({ path, message }) => ({ path: pathOf(path), message: decapitalise(message) }))

/** `Invalid input` becomes `invalid input`; `JSON` stays. */
const decapitalise = (text: string): string =>
  text.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase())

/**
 * An issue as one line.
 *
 * @param issue - the finding
 * @returns `path: message; did you mean "x"?`
 */
export const formatIssue = ({ path, message, suggestion }: Issue): string => {
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
  return `${path === '' ? '' : `${path}: `}${message}${hint}`
}
