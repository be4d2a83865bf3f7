import type { CompiledCondition } from './compiled-condition.ts'

/** The closures of a condition or of a part of one. */
export type ConditionPart = Pick<CompiledCondition, 'test' | 'evaluate' | 'nextTurnAt'>
