import * as z from 'zod'
import { type Condition, conditionSchema } from '../conditions/index.ts'
import { type JsonObject, jsonSchemaOptions, limits } from '../kernel/index.ts'
import type { ScoringPolicy } from './scoring-policy.ts'

const name = z.string().min(1).max(limits.idLength)
const label = z.string().min(1).max(limits.textLength).exactOptional()
const points = z.int().min(-limits.points).max(limits.points)
const sum = z.int().min(-limits.scorePoints).max(limits.scorePoints)
const times = z.int().min(1).max(limits.countedPerDay)
const days = (most: number) => z.int().min(1).max(most)

const decay = z.union([
  z.strictObject({ halfLifeDays: days(1_000) }),
  z.strictObject({ percentPerMonth: z.int().min(1).max(100) }),
  z.strictObject({
    steps: z
      .array(z.strictObject({ afterDays: days(1_000), percentLeft: z.int().min(0).max(100) }))
      .min(1)
      .max(100)
      .readonly(),
  }),
])

const dimension = z.strictObject({
  label,
  min: sum.exactOptional(),
  max: sum.exactOptional(),
  bands: z
    .array(z.strictObject({ label: name, from: sum.exactOptional() }))
    .min(1)
    .max(100)
    .readonly()
    .exactOptional(),
})

const limit = z.strictObject({
  perDay: times.exactOptional(),
  perWeek: times.exactOptional(),
  oncePerContent: z.literal(true).exactOptional(),
  ever: z.int().min(1).max(limits.countedActivities).exactOptional(),
})

const mark = z.union([
  z.strictObject({ score: name, atLeast: sum, keep: sum.exactOptional() }),
  z.strictObject({
    grade: z.array(name).min(1).readonly(),
    keep: z.array(name).readonly().exactOptional(),
  }),
])

const threshold = z.strictObject({ label, all: z.array(mark).min(1).max(100).readonly() })

const common = { id: name, label, dimension: name, group: name.exactOptional(), points }

/** The form of a policy, with conditions of a given form. */
const shapeWith = (condition: z.ZodType<Condition>) =>
  z.strictObject({
    id: name,
    version: name,
    dimensions: z.record(name, dimension),
    groups: z
      .record(name, z.strictObject({ label, min: sum.exactOptional(), max: sum.exactOptional() }))
      .exactOptional(),
    rules: z
      .array(
        z.union([
          z.strictObject({ ...common, when: condition }),
          z.strictObject({
            ...common,
            activity: z.union([name, z.array(name).min(1).readonly()]),
            where: condition.exactOptional(),
            limit: limit.exactOptional(),
            decay: decay.exactOptional(),
            windowDays: days(limits.countedDays).exactOptional(),
          }),
        ]),
      )
      .min(1)
      .max(limits.scoringRules)
      .readonly(),
    grade: z.strictObject({ rows: name, columns: name.exactOptional() }).exactOptional(),
    thresholds: z.object({ qualified: threshold }).catchall(threshold),
    dayStartMinutes: z.int().min(-720).max(840).exactOptional(),
  })

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T

const shape = shapeWith(conditionSchema)
// the schema and the interface may not drift apart
true satisfies Equal<Mutable<z.output<typeof shape>>, Mutable<ScoringPolicy>>

/** The form of a scoring policy, for JSON Schema and admin screens. {@link parseScoringPolicy} says more. */
export const scoringPolicySchema: z.ZodType<ScoringPolicy> = shape

/**
 * JSON Schema (draft 2020-12) of a scoring policy, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { scoringPolicyJsonSchema } from 'lead-handoff'
 *
 * console.log(scoringPolicyJsonSchema()['type']) // object
 * ```
 */
export const scoringPolicyJsonSchema = (): JsonObject =>
  z.toJSONSchema(shape, jsonSchemaOptions) as unknown as JsonObject

/** The form without its conditions, which have a check of their own. */
export const scoringFormSchema = shapeWith(z.custom<Condition>((x) => x !== undefined))
