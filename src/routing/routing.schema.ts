import * as z from 'zod'
import { conditionSchema } from '../conditions/index.ts'
import {
  isSafeKey,
  type JsonObject,
  type JsonValue,
  jsonSchemaOptions,
  limits,
} from '../kernel/index.ts'
import type { RoutingPolicy, RoutingRule, RoutingTarget } from './routing-policy.ts'
import type { StrategyPolicy } from './strategy-policy.ts'

const name = z
  .string()
  .min(1)
  .max(limits.idLength)
  // names of pools are keys of the state that is kept
  .refine(isSafeKey, 'this name is not allowed')
const field = z.string().min(1).max(limits.textLength)
const names = z.array(name).min(1).max(limits.memberNames).readonly()

// zod's own refers to itself without a name
const json: z.ZodType<JsonValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(json),
      z.record(z.string(), json),
    ]),
  )
  .meta({ id: 'Json' })

const simpleStrategy = z.enum([
  'round-robin',
  'weighted',
  'smooth-weighted',
  'least-recent',
  'least-loaded',
  'capacity',
  'quota',
  'first-to-claim',
])

// annotated, because the strategies contain each other
const strategySchema: z.ZodType<StrategyPolicy> = z
  .lazy(() => {
    const next = strategySchema.exactOptional()
    return z.union([
      simpleStrategy,
      z.strictObject({ use: z.literal('territory'), field, by: next }),
      z.strictObject({
        use: z.literal('skills'),
        all: names.exactOptional(),
        fields: z.array(field).min(1).max(limits.memberNames).readonly().exactOptional(),
        by: next,
      }),
      z.strictObject({
        use: z.enum(['account-owner', 'previous-owner']),
        field: field.exactOptional(),
      }),
      z.strictObject({
        use: z.literal('score-tier'),
        field: field.exactOptional(),
        tiers: z
          .array(z.strictObject({ atLeast: z.number(), tier: name }))
          .min(1)
          .max(limits.memberNames)
          .readonly(),
        by: next,
      }),
      z.strictObject({ use: z.literal('rendezvous'), key: field }),
      z.strictObject({ use: z.literal('single-contact'), order: names }),
      z.strictObject({
        use: z.literal('preferred'),
        ids: names.exactOptional(),
        skills: names.exactOptional(),
        territory: field.exactOptional(),
        by: next,
      }),
      z.strictObject({ use: z.literal('sticky'), key: field, by: next }),
      z.strictObject({ custom: name, options: z.record(z.string(), json).exactOptional() }),
    ])
  })
  .meta({ id: 'RoutingStrategy' })

const queueTarget = z.strictObject({ queue: name })

const targetSchema: z.ZodType<RoutingTarget> = z
  .lazy(() =>
    z.union([
      z.strictObject({ team: name, strategy: strategySchema }),
      z.strictObject({ assignee: name }),
      queueTarget,
      z.strictObject({ list: name }),
      z.strictObject({
        firstOf: z.array(targetSchema).min(1).max(limits.routingRules).readonly(),
      }),
      z.strictObject({ rules: ruleList }),
      z.strictObject({
        teleQualify: targetSchema,
        until: conditionSchema,
        afterwards: targetSchema,
      }),
    ]),
  )
  .meta({ id: 'RoutingTarget' })

const ruleList: z.ZodType<readonly RoutingRule[]> = z
  .lazy(() =>
    z
      .array(z.strictObject({ name, when: conditionSchema.exactOptional(), target: targetSchema }))
      .min(1, 'expected at least one rule')
      .max(limits.routingRules, `expected at most ${limits.routingRules} rules`)
      .readonly(),
  )
  .meta({ id: 'RoutingRules' })

const pool = z.strictObject({
  absence: z.enum(['keep-position', 'catch-up']).exactOptional(),
  creditBack: z
    .array(z.enum(['junk', 'merged', 'timed-out']))
    .readonly()
    .exactOptional(),
})

/** The zod schema of a {@link RoutingPolicy}. */
export const routingPolicySchema: z.ZodType<RoutingPolicy> = z.strictObject({
  id: name,
  version: name,
  rules: ruleList,
  lists: z.record(name, ruleList).exactOptional(),
  pools: z.record(name, pool).exactOptional(),
  ignore: z
    .array(z.enum(['outside-hours', 'out-of-office', 'at-capacity']))
    .readonly()
    .exactOptional(),
  nobody: z.union([z.enum(['hold', 'ignore-availability']), queueTarget]),
})

/**
 * JSON Schema (draft 2020-12) of a routing policy, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { routingPolicyJsonSchema } from 'lead-handoff/schemas'
 *
 * console.log(routingPolicyJsonSchema()['$schema']) // https://json-schema.org/draft/2020-12/schema
 * ```
 */
export const routingPolicyJsonSchema = (): JsonObject =>
  z.toJSONSchema(routingPolicySchema, jsonSchemaOptions) as unknown as JsonObject
