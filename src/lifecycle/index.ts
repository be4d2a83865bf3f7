export { type AllowedTransition, type AnyAllowedTransition, allowedFrom } from './allowed-from.ts'
export { checkLifecycle } from './check-lifecycle.ts'
export { compileLifecycle } from './compile-lifecycle.ts'
export { defineLifecycle } from './define-lifecycle.ts'
export {
  type LifecycleFinding,
  type LifecycleFindingCode,
  lifecycleFindingMeanings,
} from './finding.ts'
export { lifecycleJsonSchema, lifecycleSchema } from './lifecycle.schema.ts'
export type {
  GuardOf,
  Lifecycle,
  LifecycleStage,
  LifecycleTransition,
  ReasonOf,
  StageOf,
  TransitionOf,
} from './lifecycle.ts'
export type { LifecycleDefinition } from './lifecycle-definition.ts'
export type {
  LifecycleLiteral,
  ReasonsByTransition,
  TransitionLiteral,
} from './lifecycle-literal.ts'
export { parseLifecycle } from './parse-lifecycle.ts'
export { reachableFrom } from './reachable-from.ts'
export { shortestPath } from './shortest-path.ts'
export { type SimplePaths, simplePaths } from './simple-paths.ts'
export {
  type StageDefinition,
  type StageKind,
  type StageMark,
  stageKinds,
  stageMarks,
} from './stage.ts'
export type { PathStep } from './stage-graph.ts'
export { standardLifecycle } from './standard-lifecycle.ts'
export { toMermaid } from './to-mermaid.ts'
export type {
  StagesFrom,
  StagesTo,
  TransitionActor,
  TransitionDefinition,
  TransitionTarget,
} from './transition.ts'
