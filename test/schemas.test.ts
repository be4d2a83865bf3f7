import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { limits } from '../src/kernel/index.ts'
import * as schemas from '../src/schemas.ts'
import { sound } from './sound-policies.ts'

type Json = { readonly [key: string]: unknown } | readonly unknown[]
const partsOf = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value as Json).flatMap(partsOf)
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner]
}

/** The same policy with a stranger in one of its objects, once for each object. */
const spoilt = (value: unknown): readonly unknown[] => {
  const copies: unknown[] = []
  for (const [i] of partsOf(value).entries()) {
    const copy = structuredClone(value)
    Object.assign(partsOf(copy)[i] ?? {}, { stranger: limits })
    copies.push(copy)
  }
  return copies
}

test('every schema has its JSON Schema beside it', () => {
  const names = Object.keys(schemas)
  const zods = names.filter((name) => name.endsWith('Schema') && !name.endsWith('JsonSchema'))
  expect(zods.sort()).toEqual(
    Object.keys(sound)
      .map((name) => `${name}Schema`)
      .sort(),
  )
  expect(names.sort()).toEqual(
    zods.flatMap((name) => [name, name.replace(/Schema$/, 'JsonSchema')]).sort(),
  )
})

describe.each(Object.entries(sound))('%s', (name, policy) => {
  const all = schemas as unknown as Record<string, unknown>
  const jsonSchema = (): Record<string, unknown> =>
    (all[`${name}JsonSchema`] as () => Record<string, unknown>)()
  const zod = all[`${name}Schema`] as z.ZodType

  test('is draft 2020-12, new at each call', () => {
    expect(jsonSchema()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(jsonSchema()).toEqual(jsonSchema())
    expect(jsonSchema()).not.toBe(jsonSchema())
  })

  test('names what it refers to, and lets everything be edited', () => {
    const schema = jsonSchema()
    const unnamed = Object.keys(schema['$defs'] ?? {}).filter((id) => id.startsWith('__'))
    expect(unnamed).toEqual([])
    expect(partsOf(schema).filter((part) => 'readOnly' in part)).toEqual([])
  })

  test('takes a sound one and refuses strangers, as the zod schema does', () => {
    const read = z.fromJSONSchema(jsonSchema() as never)
    expect(zod.safeParse(policy).success).toBe(true)
    expect(read.safeParse(policy).success).toBe(true)
    const said = spoilt(policy).map((one) => read.safeParse(one).success)
    expect(said).toEqual(spoilt(policy).map((one) => zod.safeParse(one).success))
    expect(said[0]).toBe(false)
  })
})
