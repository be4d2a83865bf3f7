import * as z from 'zod'
import { type Condition, conditionSchema } from '../conditions/index.ts'
import { type JsonObject, jsonSchemaOptions, limits } from '../kernel/index.ts'
import { slaFactKinds } from './sla-fact.ts'
import type { SlaPolicy, SlaTarget } from './sla-policy.ts'

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

const name = z.string().min(1).max(limits.idLength)
const duration = z.string().max(40)
const facts = z.array(z.enum(slaFactKinds)).max(slaFactKinds.length).readonly()

/** What a target has beside its conditions. */
const plain = {
  id: name,
  measure: z.enum([
    'acknowledge',
    'review',
    'first-touch',
    'touches',
    'stage',
    'silence',
    'check-in',
  ]),
  within: duration,
  clock: name.exactOptional(),
  calendar: z
    .union([
      name,
      z.strictObject({
        of: z
          .array(z.enum(['territory', 'team', 'assignee']))
          .min(1)
          .max(3)
          .readonly(),
        otherwise: name,
      }),
    ])
    .exactOptional(),
  atClosing: z.enum(['close', 'next-open']).exactOptional(),
  count: z.int().min(1).max(limits.slaTouches).exactOptional(),
  stage: z
    .strictObject({
      kinds: z
        .array(z.enum(['open', 'parked', 'won', 'lost', 'discarded']))
        .min(1)
        .readonly()
        .exactOptional(),
      marks: z
        .array(z.enum(['qualified', 'accepted', 'opportunity']))
        .min(1)
        .readonly()
        .exactOptional(),
    })
    .exactOptional(),
  startOn: facts.exactOptional(),
  stopOn: facts.exactOptional(),
  restartOn: facts.exactOptional(),
  pausedBy: z.array(name).max(limits.slaSteps).readonly().exactOptional(),
  warnings: z
    .array(
      z.union([
        z.strictObject({ fraction: z.number().gt(0).lt(1) }),
        z.strictObject({ left: duration }),
      ]),
    )
    .max(limits.slaSteps)
    .readonly()
    .exactOptional(),
  escalation: z
    .array(
      z.strictObject({
        after: duration,
        action: z.enum([
          'remind',
          'notify-manager',
          'reassign',
          'return-to-queue',
          'recycle',
          'accept',
        ]),
        to: name.exactOptional(),
      }),
    )
    .max(limits.slaSteps)
    .readonly()
    .exactOptional(),
  follows: z.enum(['lead', 'owner']).exactOptional(),
}

/** A target, with conditions of a given form. */
const targetWith = (condition: z.ZodType<Condition>) =>
  z.strictObject({
    ...plain,
    when: condition.exactOptional(),
    pauseWhen: condition.exactOptional(),
  })

const target = targetWith(conditionSchema)
// the schema and the interface may not drift apart
true satisfies Equal<keyof z.output<typeof target>, keyof SlaTarget>
true satisfies Equal<
  Required<z.output<typeof target>>[
    | 'warnings'
    | 'escalation'
    | 'stage'
    | 'calendar'] extends Required<SlaTarget>['warnings' | 'escalation' | 'stage' | 'calendar']
    ? true
    : false,
  true
>

const shapeWith = (condition: z.ZodType<Condition>) =>
  z.strictObject({
    id: name,
    version: name,
    targets: z.array(targetWith(condition)).max(limits.slaTargets).readonly(),
  })

/** The form of a {@link SlaPolicy}. That its names, durations and conditions make sense is checked by `checkSlaPolicy`. */
export const slaPolicySchema: z.ZodType<SlaPolicy> = shapeWith(conditionSchema)

/** The form without its conditions, which have a check of their own. */
export const slaFormSchema: z.ZodType<SlaPolicy> = shapeWith(
  z.custom<Condition>((x) => x !== undefined),
)

/**
 * JSON Schema (draft 2020-12) of a service-level policy, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { slaPolicyJsonSchema } from 'lead-handoff/schemas'
 *
 * console.log(slaPolicyJsonSchema()['$schema']) // https://json-schema.org/draft/2020-12/schema
 * ```
 */
export const slaPolicyJsonSchema = (): JsonObject =>
  z.toJSONSchema(slaPolicySchema, jsonSchemaOptions) as unknown as JsonObject
