import { deepFreeze, HandoffError } from '../kernel/index.ts'
import { checkCondition } from './check-condition.ts'
import type { ConditionNames } from './compiled-condition.ts'
import type { Condition } from './condition.ts'

/**
 * Reads a condition from unknown input, such as JSON from an admin screen.
 *
 * @param input - anything
 * @param names - the fields and predicates it may refer to; without `fields` every path is allowed
 * @returns a frozen copy
 * @throws {@link HandoffError} `INVALID_CONDITION` with every place that is wrong
 * @example
 * ```ts
 * import { parseCondition } from 'lead-handoff'
 *
 * const condition = parseCondition(JSON.parse('{ "field": "country", "op": "is", "value": "DE" }'))
 * console.log(condition)
 * ```
 */
export const parseCondition = (input: unknown, names: ConditionNames = {}): Condition => {
  const issues = checkCondition(input, names)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_CONDITION', 'this condition cannot be used', { issues })
  }
  return deepFreeze(JSON.parse(JSON.stringify(input)) as Condition)
}
