import { describeValue } from './describe-value.ts'
import { type Issue, pathOf } from './issue.ts'
import type { JsonObject } from './json.ts'
import { limits } from './limits.ts'
import { keysAt, keysIn } from './schema-keys.ts'
import { suggest } from './suggest.ts'

/** The part of a schema library's finding that is read here (zod's issues have it). */
export interface SchemaFinding {
  /** What kind of finding. */
  readonly code?: string | undefined
  /** Where. */
  readonly path: readonly PropertyKey[]
  /** What the library says, or the schema in words of its own. */
  readonly message: string
  /** Keys that mean nothing. */
  readonly keys?: readonly string[]
  /** The type that was expected. */
  readonly expected?: string
  /** The values that were expected. */
  readonly values?: readonly unknown[]
  /** What is too small or too large. */
  readonly origin?: string
  /** The least there must be. */
  readonly minimum?: number | bigint
  /** The most there may be. */
  readonly maximum?: number | bigint
  /** Whether the bound itself is allowed. */
  readonly inclusive?: boolean
  /** The findings of each form that a value could have had. */
  readonly errors?: readonly (readonly SchemaFinding[])[]
  /** What is wrong with a key or an element. */
  readonly issues?: readonly SchemaFinding[]
}

const words: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
}

const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' }

// a schema with words of its own says what is meant; these are zod's
const isPlain = ({ message }: SchemaFinding): boolean =>
  /^(Invalid|Unrecognized|Too (small|big))/.test(message)

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    input,
  )

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (typeof value !== 'string')
    return typeof value === 'boolean' ? `${value}` : describeValue(value)
  const text = JSON.stringify(value)
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}

/**
 * How far a form is from what was meant. Foreign keys count most, and those of the form itself more than those further in; what is of another kind
 * altogether was not meant at all.
 */
const distance = (findings: readonly SchemaFinding[]): number =>
  findings.reduce((sum, { keys = [], path, code }) => {
    const isOutside = path.length === 0
    const isOfAnotherKind = isOutside && code === 'invalid_type'
    return sum + 1 + (isOutside ? 4 : 2) * keys.length + (isOfAnotherKind ? 100 : 0)
  }, 0)

const flatten = (finding: SchemaFinding): readonly SchemaFinding[] => {
  const [nearest] = [...(finding.errors ?? [])].sort((a, b) => distance(a) - distance(b))
  // words of the schema's own say what forms there are; a misspelt key says more
  const isTold = !isPlain(finding) && !nearest?.some(({ keys }) => keys !== undefined)
  if (!nearest || isTold) return [finding]
  return nearest
    .map((inner) => ({ ...inner, path: [...finding.path, ...inner.path] }))
    .flatMap(flatten)
}

const boundText = ({ origin = '', minimum, maximum, inclusive = true }: SchemaFinding): string => {
  const unit = units[origin] ?? ''
  if (minimum === 1 && unit !== '')
    return origin === 'string' ? 'expected a text that is not empty' : 'expected at least one entry'
  if (minimum !== undefined)
    return `expected ${inclusive ? 'at least' : 'more than'} ${minimum}${unit}`
  return `expected ${inclusive ? 'at most' : 'less than'} ${maximum}${unit}`
}

/** What a schema knows of keys. */
interface Known {
  readonly schema: JsonObject
  readonly anywhere: readonly string[]
}

// a JSON Schema takes longer to make than all that is done with it
const knownBy = new WeakMap<() => JsonObject, Known>()

const known = (schemaOf: () => JsonObject): Known => {
  const before = knownBy.get(schemaOf)
  if (before) return before
  const schema = schemaOf()
  const made = { schema, anywhere: keysIn(schema) }
  knownBy.set(schemaOf, made)
  return made
}

const strangers = (finding: SchemaFinding, { schema, anywhere }: Known): readonly Issue[] => {
  const here = keysAt(schema, finding.path)
  return (finding.keys ?? []).map((key) => {
    const path = pathOf([...finding.path, key])
    if (anywhere.includes(key)) return { path, message: `"${key}" does not belong here` }
    const near = suggest(key, here.length > 0 ? here : anywhere)
    const message = `unknown key "${key}"`
    if (near !== undefined) return { path, message, suggestion: near }
    return { path, message: here.length > 0 ? `${message}; known are ${here.join(', ')}` : message }
  })
}

const oneOf = ({ path, values = [] }: SchemaFinding, value: unknown): Issue => {
  const all = values.map(String)
  const message = `expected ${all.length === 1 ? '' : 'one of '}${all.join(', ')}; got ${shown(value)}`
  const near = typeof value === 'string' ? suggest(value, all) : undefined
  const issue = { path: pathOf(path), message }
  return near === undefined ? issue : { ...issue, suggestion: near }
}

const issueOf = (finding: SchemaFinding, value: unknown): Issue => {
  const path = pathOf(finding.path)
  if (!isPlain(finding)) {
    // JSON stays as it is written
    return {
      path,
      message: finding.message.replace(/^[A-Z](?![A-Z])/, (first) => first.toLowerCase()),
    }
  }
  if (finding.values !== undefined) return oneOf(finding, value)
  if (finding.minimum !== undefined || finding.maximum !== undefined) {
    return { path, message: `${boundText(finding)}, got ${sizeOf(value)}` }
  }
  const [inner] = finding.issues ?? []
  if (inner)
    return { path, message: issueOf({ ...inner, path: finding.path }, finding.path.at(-1)).message }
  const expected = words[finding.expected ?? ''] ?? 'something else'
  return { path, message: `expected ${expected}, got ${shown(value)}` }
}

const sizeOf = (value: unknown): string =>
  typeof value === 'string' || Array.isArray(value) ? String(value.length || 'none') : shown(value)

/**
 * A schema's findings in words. Where a value could have one of several forms, the findings are those of the nearest form.
 *
 * @param findings - the issues of a `ZodError`
 * @param input - what was parsed
 * @param schemaOf - makes the JSON Schema of what it should be, which knows the keys that belong into each place; asked once, if a key is foreign
 * @returns at most `limits.issues` issues
 */
export const schemaIssues = (
  findings: readonly SchemaFinding[],
  input: unknown,
  schemaOf: () => JsonObject,
): readonly Issue[] =>
  findings
    .slice(0, limits.issues)
    .flatMap(flatten)
    .flatMap((finding) =>
      finding.keys === undefined
        ? [issueOf(finding, valueAt(input, finding.path))]
        : strangers(finding, known(schemaOf)),
    )
    .slice(0, limits.issues)
