import {
  checkId,
  describeValue,
  type Issue,
  isPlainObject,
  isSafeKey,
  suggest,
} from '../../kernel/index.ts'

/** What the checks share: the findings so far, and a way to add one. */
export interface Findings {
  /** The findings so far. */
  readonly issues: Issue[]
  /**
   * Adds a finding.
   *
   * @param path - where
   * @param message - what is wrong and what was expected
   * @param near - the name that was probably meant
   */
  add(path: string, message: string, near?: string): void
}

/**
 * Begins a list of findings.
 *
 * @returns no findings yet
 */
export const createFindings = (): Findings => {
  const issues: Issue[] = []
  return {
    issues,
    add: (path, message, near) => {
      issues.push(near === undefined ? { path, message } : { path, message, suggestion: near })
    },
  }
}

/** Which keys an object may and must have. */
export interface Keys {
  /** All of them. */
  readonly known: readonly string[]
  /** Those that must be there. */
  readonly needed: readonly string[]
}

/**
 * Whether a value is an object with the right keys; what is wrong is added to the findings.
 *
 * @param found - the findings
 * @param place - the value and where it stands
 * @param keys - which keys it may and must have
 * @returns whether it is an object at all
 */
export const isForm = (
  found: Findings,
  place: { readonly value: unknown; readonly path: string },
  { known, needed }: Keys,
): place is { readonly value: Readonly<Record<string, unknown>>; readonly path: string } => {
  const { value, path } = place
  if (!isPlainObject(value)) {
    found.add(path, `expected an object with ${known.join(', ')}, got ${describeValue(value)}`)
    return false
  }
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      found.add(at(key), `unknown key "${key}"; known are ${known.join(', ')}`, suggest(key, known))
    }
  }
  for (const key of needed) if (!Object.hasOwn(value, key)) found.add(at(key), 'is missing')
  return true
}

/**
 * Adds what is wrong with a name.
 *
 * @param found - the findings
 * @param value - anything
 * @param path - where it stands
 */
export const checkName = (found: Findings, value: unknown, path: string): void => {
  const issue = checkId(value, path)
  if (issue) found.issues.push(issue)
  // names of pools are keys of the state that is kept
  else if (!isSafeKey(value as string)) found.add(path, `the name "${value}" is not allowed`)
}

/**
 * The members of a list that is neither empty nor too long; what is wrong is added to the findings.
 *
 * @param found - the findings
 * @param place - the value and where it stands
 * @param most - its longest length
 * @returns its members, none if it is no list
 */
export const listAt = (
  found: Findings,
  { value, path }: { readonly value: unknown; readonly path: string },
  most: number,
): readonly unknown[] => {
  if (!Array.isArray(value)) {
    found.add(path, `expected a list, got ${describeValue(value)}`)
    return []
  }
  if (value.length === 0) found.add(path, 'expected at least one entry')
  if (value.length > most) found.add(path, `expected at most ${most} entries, got ${value.length}`)
  return value.slice(0, most)
}

/**
 * Adds a finding unless a value is one of a few names.
 *
 * @param found - the findings
 * @param place - the value and where it stands
 * @param known - the names
 */
export const checkOneOf = (
  found: Findings,
  { value, path }: { readonly value: unknown; readonly path: string },
  known: readonly string[],
): void => {
  if (typeof value === 'string' && known.includes(value)) return
  const shown = typeof value === 'string' ? `"${value.slice(0, 60)}"` : describeValue(value)
  const near = typeof value === 'string' ? suggest(value, known) : undefined
  found.add(path, `expected one of ${known.join(', ')}; got ${shown}`, near)
}
