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
