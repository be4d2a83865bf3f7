import type { JsonObject } from './json.ts'

/** The part of a JSON Schema that is read here. */
interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema | boolean
}

/** The forms that a value can have, references resolved. */
const formsOf = (schema: Schema, root: Schema): readonly Schema[] => {
  const { $ref, anyOf = [], oneOf = [] } = schema
  if ($ref !== undefined) {
    const target = $ref === '#' ? root : root.$defs?.[$ref.replace('#/$defs/', '')]
    // a reference that leads to itself has no form
    return target && target !== schema ? formsOf(target, root) : []
  }
  const forms = [...anyOf, ...oneOf]
  return forms.length > 0 ? forms.flatMap((form) => formsOf(form, root)) : [schema]
}

const inside = (form: Schema, key: PropertyKey): readonly Schema[] => {
  const { properties = {}, additionalProperties, items } = form
  const own = Object.hasOwn(properties, key) ? properties[String(key)] : additionalProperties
  const found = typeof key === 'number' ? items : own
  return typeof found === 'object' ? [found] : []
}

/**
 * The keys that an object may have, wherever it stands in a value.
 *
 * @param schema - the JSON Schema of the value
 * @param path - where the object stands
 * @returns the keys of every form that it can have there
 */
export const keysAt = (schema: JsonObject, path: readonly PropertyKey[]): readonly string[] => {
  const root = schema as Schema
  let forms = formsOf(root, root)
  for (const key of path) {
    forms = forms.flatMap((form) => inside(form, key)).flatMap((form) => formsOf(form, root))
  }
  return [...new Set(forms.flatMap(({ properties = {} }) => Object.keys(properties)))]
}

/**
 * All keys that objects may have anywhere in a value.
 *
 * @param schema - the JSON Schema of the value
 * @returns the keys
 */
export const keysIn = (schema: JsonObject): readonly string[] => {
  const keys = new Set<string>()
  JSON.stringify(schema, (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) keys.add(name)
    return value
  })
  return [...keys]
}
