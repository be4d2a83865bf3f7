import { type Issue, suggest } from '../kernel/index.ts'
import type { FieldKind, FieldType, ProfileFields } from './field-kind.ts'
import type { Operator } from './operator.ts'

/** A comparison whose value has the right form for its operator, but perhaps not for its field. */
interface Use {
  readonly field: string
  readonly op: Operator
  readonly value: unknown
}

const presence = ['present', 'absent'] as const
const equality = ['is', 'isNot', 'in', 'notIn', ...presence] as const
const overlap = ['hasAny', 'hasAll', 'hasNone', ...presence] as const

/** Which operators suit which kind of field. */
const operatorsFor = {
  text: [...equality, 'contains', 'startsWith', 'endsWith'],
  number: [
    ...equality,
    'above',
    'atLeast',
    'below',
    'atMost',
    'between',
    'before',
    'after',
    'withinLast',
    'olderThan',
  ],
  boolean: equality,
  texts: overlap,
  numbers: overlap,
  booleans: overlap,
} as const satisfies { readonly [K in FieldKind]: readonly Operator[] }

const words: { readonly [K in FieldKind]: string } = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  texts: 'a list of texts',
  numbers: 'a list of numbers',
  booleans: 'a list of booleans',
}

const scalarType: { readonly [K in FieldKind]: string } = {
  text: 'string',
  texts: 'string',
  number: 'number',
  numbers: 'number',
  boolean: 'boolean',
  booleans: 'boolean',
}

/** The operators whose value is compared with the field's own values. */
const comparesValues: ReadonlySet<Operator> = new Set<Operator>([
  'is',
  'isNot',
  'in',
  'notIn',
  'hasAny',
  'hasAll',
  'hasNone',
])

const valueIssue = ({ field, op, value }: Use, path: string, type: FieldType) => {
  if (!comparesValues.has(op)) return undefined
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item !== scalarType[type.kind]) {
      const message = `"${field}" holds ${words[type.kind]}, got ${JSON.stringify(item)}`
      return { path, message }
    }
    if (type.values && !type.values.includes(item)) {
      const known = type.values.map(String)
      const near = suggest(String(item), known)
      const message = `"${field}" is never ${JSON.stringify(item)}; it is one of ${known.join(', ')}`
      return { path, message, ...(near === undefined ? {} : { suggestion: near }) }
    }
  }
  return undefined
}

/**
 * What is wrong with a comparison in the light of the subject's fields.
 *
 * @param use - the comparison
 * @param path - where it stands, for the message
 * @param fields - the fields that exist
 * @returns one finding, or `undefined`
 */
export const fieldIssue = (use: Use, path: string, fields: ProfileFields): Issue | undefined => {
  const { field, op } = use
  const under = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const type = fields.paths.get(field)
  if (!type) {
    if (fields.open.some((open) => open === '' || field.startsWith(`${open}.`))) return undefined
    const near = suggest(field, fields.paths.keys())
    const message = `there is no field "${field}"`
    return { path: under('field'), message, ...(near === undefined ? {} : { suggestion: near }) }
  }
  const suitable: readonly Operator[] = operatorsFor[type.kind]
  if (!suitable.includes(op)) {
    const message = `"${op}" does not suit "${field}", which holds ${words[type.kind]}; use ${suitable.join(', ')}`
    return { path: under('op'), message }
  }
  return valueIssue(use, under('value'), type)
}
