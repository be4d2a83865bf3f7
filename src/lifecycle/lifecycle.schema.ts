import * as z from 'zod'
import { type JsonObject, jsonSchemaOptions } from '../kernel/index.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'
import { type StageDefinition, stageKinds, stageMarks } from './stage.ts'
import type { TransitionDefinition } from './transition.ts'

const count = z
  .int({ error: 'expected a whole number from 1' })
  .min(1, { error: 'expected a whole number from 1' })

const names = z.array(z.string())

const stageShape = z.strictObject({
  kind: z.enum(stageKinds),
  marks: z.array(z.enum(stageMarks)).exactOptional(),
  title: z.string().exactOptional(),
})

const transitionShape = z.strictObject({
  from: z.union([z.literal('*'), names], { error: 'expected "*" or a list of stages' }),
  to: z.union([z.string(), names], {
    error: 'expected a stage, a list of stages, "@same" or "@previous"',
  }),
  by: z.enum(['anyone', 'person']).exactOptional(),
  guards: names.exactOptional(),
  reasons: names.exactOptional(),
  startsCycle: z.boolean().exactOptional(),
  reopens: z.boolean().exactOptional(),
})

const lifecycleShape = z.strictObject({
  id: z.string(),
  version: z.string().exactOptional(),
  initial: z.string(),
  stages: z.record(z.string(), stageShape),
  guards: names.exactOptional(),
  transitions: z.record(z.string(), transitionShape),
  maxCycles: count.exactOptional(),
})

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Plain<T> = T extends string | number | boolean ? T : { -readonly [K in keyof T]: Plain<T[K]> }
// the schema and the hand-written types may not drift apart
true satisfies Equal<Plain<z.output<typeof stageShape>>, Plain<StageDefinition>>
true satisfies Equal<Plain<z.output<typeof transitionShape>>, Plain<TransitionDefinition>>
true satisfies Equal<Plain<z.output<typeof lifecycleShape>>, Plain<LifecycleDefinition>>

/** The keys that the parts of a definition may have. */
export const lifecycleKeys = {
  lifecycle: Object.keys(lifecycleShape.shape),
  stage: Object.keys(stageShape.shape),
  transition: Object.keys(transitionShape.shape),
} as const

/**
 * The shape of a lifecycle's JSON. It says nothing about names that do not match or stages that cannot be reached:
 * `parseLifecycle` and `checkLifecycle` do.
 *
 * @example
 * ```ts
 * import { lifecycleSchema, standardLifecycle } from 'lead-handoff'
 *
 * console.log(lifecycleSchema.safeParse(standardLifecycle.definition).success) // true
 * ```
 */
export const lifecycleSchema: z.ZodType<LifecycleDefinition> = lifecycleShape

/**
 * The shape of a lifecycle's JSON as JSON Schema (draft 2020-12), for editors and admin screens.
 *
 * @returns the schema, a new object at each call
 * @example
 * ```ts
 * import { lifecycleJsonSchema } from 'lead-handoff'
 *
 * console.log(lifecycleJsonSchema()['type']) // object
 * ```
 */
export const lifecycleJsonSchema = (): JsonObject =>
  z.toJSONSchema(lifecycleShape, jsonSchemaOptions) as JsonObject
