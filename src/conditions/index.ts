export { checkCondition } from './check-condition.ts'
export { comparisonsOf } from './comparisons-of.ts'
export { compileCondition } from './compile-condition.ts'
export { type ConditionIndex, compileConditionIndex } from './compile-condition-index.ts'
export type { CompiledCondition, ConditionNames } from './compiled-condition.ts'
export { conditionJsonSchema, conditionSchema } from './condition.schema.ts'
export type {
  AllOf,
  AnyOf,
  Comparison,
  Condition,
  ConditionValue,
  Named,
  Not,
} from './condition.ts'
export type {
  ComparisonFor,
  ComparisonTest,
  ConditionFor,
  FieldPath,
  FieldScalar,
  FieldValue,
} from './condition-for.ts'
export type {
  ComparisonOutcome,
  ConditionOutcome,
  GroupOutcome,
  PredicateOutcome,
} from './condition-outcome.ts'
export { conditionText } from './condition-text.ts'
export { contradiction } from './contradiction.ts'
export type { FieldKind, FieldType, ProfileFields } from './field-kind.ts'
export { missingFrom } from './missing-from.ts'
export { type Operator, operators, type PresenceOperator } from './operator.ts'
export { parseCondition } from './parse-condition.ts'
export type { Predicate, Predicates } from './predicate.ts'
export { profileFields } from './profile-fields.schema.ts'
export { type FieldReader, isMissing, readField } from './read-field.ts'
