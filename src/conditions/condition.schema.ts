import * as z from 'zod'
import { type JsonObject, jsonSchemaOptions } from '../kernel/index.ts'
import type { Comparison, Condition, Named } from './condition.ts'
import { type Operator, operators } from './operator.ts'

const names = Object.keys(operators) as [Operator, ...Operator[]]
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const comparison = z.strictObject({
  field: z.string().min(1),
  op: z.enum(names),
  value: z.union([scalar, z.array(scalar).readonly()]).exactOptional(),
})
const named = z.strictObject({ predicate: z.string().min(1) })

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Mutable<T> = { -readonly [K in keyof T]: T[K] }
true satisfies Equal<z.output<typeof comparison>, Mutable<Comparison>>
true satisfies Equal<z.output<typeof named>, Mutable<Named>>

/**
 * The form of a condition, for JSON Schema and for schemas that contain conditions. {@link checkCondition} says more: it knows
 * which values suit which operators, and its messages name the place.
 */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionSchema).min(1).readonly() }),
      z.strictObject({ any: z.array(conditionSchema).min(1).readonly() }),
      z.strictObject({ not: conditionSchema }),
      named,
      comparison,
    ]),
  )
  .meta({ id: 'Condition' })

/**
 * JSON Schema (draft 2020-12) of a condition, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { conditionJsonSchema } from 'lead-handoff'
 *
 * console.log(conditionJsonSchema()['$schema']) // https://json-schema.org/draft/2020-12/schema
 * ```
 */
export const conditionJsonSchema = (): JsonObject =>
  z.toJSONSchema(conditionSchema, jsonSchemaOptions) as unknown as JsonObject
