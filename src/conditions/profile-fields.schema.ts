import type * as z from 'zod'
import { HandoffError, type Issue, isSafeKey, limits } from '../kernel/index.ts'
import type { FieldKind, FieldType, ProfileFields } from './field-kind.ts'

/** The part of a zod schema that is looked at; zod keeps it for tools in `_zod.def`. */
interface Def {
  readonly type: string
  readonly innerType?: z.core.$ZodType
  readonly out?: z.core.$ZodType
  readonly element?: z.core.$ZodType
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly options?: readonly z.core.$ZodType[]
}

const wrappers: ReadonlySet<string> = new Set([
  'optional',
  'nullable',
  'default',
  'prefault',
  'readonly',
  'nonoptional',
  'catch',
])

/** The definition under optional, nullable, default and the like. */
const defOf = (schema: z.core.$ZodType): Def => {
  let def = schema._zod.def as unknown as Def
  for (let depth = 0; depth < limits.jsonDepth; depth += 1) {
    const inner = wrappers.has(def.type) ? def.innerType : def.type === 'pipe' ? def.out : undefined
    if (!inner) break
    def = inner._zod.def as unknown as Def
  }
  return def
}

const scalarKinds = { string: 'text', number: 'number', boolean: 'boolean' } as const
const listKinds = { text: 'texts', number: 'numbers', boolean: 'booleans' } as const

const kindOf = (value: unknown): FieldKind | undefined =>
  scalarKinds[typeof value as keyof typeof scalarKinds]

const closed = (values: readonly unknown[]): FieldType | undefined => {
  const known = values.filter((value) => value !== null && value !== undefined)
  const kind = kindOf(known[0])
  return kind !== undefined && known.every((value) => kindOf(value) === kind)
    ? { kind, values: known as (string | number | boolean)[] }
    : undefined
}

/** Several kinds of one scalar; the values stay closed only when all options are. */
const union = (options: readonly z.core.$ZodType[]): FieldType | undefined => {
  const types = options.map(defOf).filter(({ type }) => type !== 'null' && type !== 'undefined')
  const scalars = types.map(scalarType)
  const kind = scalars[0]?.kind
  if (kind === undefined || scalars.some((scalar) => scalar?.kind !== kind)) return undefined
  const values = scalars.map((scalar) => scalar?.values)
  return values.every((list) => list !== undefined) ? { kind, values: values.flat() } : { kind }
}

const scalarType = (def: Def): FieldType | undefined => {
  if (def.type in scalarKinds) return { kind: scalarKinds[def.type as keyof typeof scalarKinds] }
  if (def.type === 'template_literal') return { kind: 'text' }
  if (def.type === 'enum') return closed(Object.values(def.entries ?? {}))
  if (def.type === 'literal') return closed(def.values ?? [])
  return def.type === 'union' ? union(def.options ?? []) : undefined
}

const fieldType = (def: Def): FieldType | undefined => {
  if (def.type !== 'array' || !def.element) return scalarType(def)
  const item = scalarType(defOf(def.element))
  return item && { ...item, kind: listKinds[item.kind as keyof typeof listKinds] }
}

/** A walk over a schema: how deep it stands and what it has found. */
interface Walk {
  readonly depth: number
  readonly paths: Map<string, FieldType>
  readonly open: string[]
  readonly issues: Issue[]
}

const collect = (schema: z.core.$ZodType, path: string, walk: Walk): void => {
  const def = defOf(schema)
  if (def.type === 'object' && def.shape && walk.depth < limits.jsonDepth) {
    const below = { ...walk, depth: walk.depth + 1 }
    for (const [key, inner] of Object.entries(def.shape)) {
      const at = path === '' ? key : `${path}.${key}`
      if (isSafeKey(key) && !key.includes('.') && key !== '') collect(inner, at, below)
      else walk.issues.push({ path: at, message: 'a key with a dot or of a prototype is no field' })
    }
    return
  }
  if (def.type === 'record' || def.type === 'unknown' || def.type === 'any') {
    walk.open.push(path)
    return
  }
  const type = fieldType(def)
  if (type) walk.paths.set(path, type)
  else {
    const message = `conditions cannot use a field of zod type "${def.type}"; use text, number, boolean, a list of one of them, an object or a record`
    walk.issues.push({ path, message })
  }
}

/**
 * Reads from the host's own zod schema which fields conditions may use, and of what type they are.
 *
 * @param schema - a zod object of objects, texts, numbers, booleans, enumerations, lists of scalars, and records
 * @returns the fields, to be passed as `fields` wherever conditions are parsed or compiled
 * @throws {@link HandoffError} `INVALID_PROFILE_SCHEMA` for kinds of field that conditions cannot use
 * @example
 * ```ts
 * import { checkCondition, profileFields } from 'lead-handoff'
 * import * as z from 'zod'
 *
 * const fields = profileFields(z.object({ company: z.object({ employees: z.int() }) }))
 * const issues = checkCondition({ field: 'company.employes', op: 'above', value: 9 }, { fields })
 * console.log(issues[0]?.suggestion) // company.employees
 * ```
 */
export const profileFields = <P>(schema: z.ZodType<P>): ProfileFields<P> => {
  const found: Walk = { depth: 0, paths: new Map(), open: [], issues: [] }
  collect(schema, '', found)
  if (found.issues.length > 0) {
    const issues = found.issues.slice(0, limits.issues)
    throw new HandoffError('INVALID_PROFILE_SCHEMA', 'conditions cannot use this schema', {
      issues,
    })
  }
  return Object.freeze({ paths: found.paths, open: Object.freeze(found.open) })
}
