import {
  type CompiledCondition,
  type Condition,
  type ConditionNames,
  checkCondition,
  compileCondition,
} from '../../conditions/index.ts'
import { HandoffError } from '../../kernel/index.ts'

/** A condition of an agreement and where it stands there. */
interface Place {
  readonly condition: Condition | undefined
  readonly path: string
}

/**
 * Compiles a condition of an agreement; a finding says where in the agreement it stands.
 *
 * @param place - the condition, if there is one, and its path
 * @param names - the fields and predicates it may name
 * @returns the compiled condition; `null` without one
 * @throws {@link HandoffError} `INVALID_CONDITION` for a condition that cannot be used
 */
export const compileNamed = (
  { condition, path }: Place,
  names: ConditionNames,
): CompiledCondition | null => {
  if (condition === undefined) return null
  const issues = checkCondition(condition, names, path)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_CONDITION', 'this condition cannot be used', { issues })
  }
  return compileCondition(condition, names)
}
