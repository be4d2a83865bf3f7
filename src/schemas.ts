export { calendarPolicyJsonSchema, calendarPolicySchema } from './calendar/index.ts'
export { conditionJsonSchema, conditionSchema } from './conditions/index.ts'
export { lifecycleJsonSchema, lifecycleSchema } from './lifecycle/index.ts'
export {
  routingPolicyJsonSchema,
  routingPolicySchema,
  teamJsonSchema,
  teamSchema,
} from './routing/index.ts'
export { scoringPolicyJsonSchema, scoringPolicySchema } from './scoring/index.ts'
export { slaPolicyJsonSchema, slaPolicySchema } from './sla/index.ts'
