import { compareText } from '../kernel/index.ts'
import { comparisonsOf } from './comparisons-of.ts'
import { compilePart } from './compile-part.ts'
import type { CompiledCondition, ConditionNames } from './compiled-condition.ts'
import type { Condition } from './condition.ts'
import { parseCondition } from './parse-condition.ts'

/**
 * Compiles a condition to closures: no parsing, no patterns and no allocation when it is asked.
 *
 * @param condition - a condition as data
 * @param names - the fields and predicates it may refer to; without `fields` every path is allowed
 * @returns the compiled condition
 * @throws {@link HandoffError} `INVALID_CONDITION` with every place that is wrong
 * @example
 * ```ts
 * import { compileCondition } from 'lead-handoff'
 *
 * const big = compileCondition({ field: 'company.employees', op: 'atLeast', value: 200 })
 * console.log(big.test({ company: { employees: 250 } }, 0)) // true
 * console.log(big.test({ company: { employees: null } }, 0)) // false
 * ```
 */
export const compileCondition = (
  condition: Condition,
  names: ConditionNames = {},
): CompiledCondition => {
  const own = parseCondition(condition, names)
  const comparisons = comparisonsOf(own)
  return Object.freeze({
    condition: own,
    fields: [...new Set(comparisons.map(({ field }) => field))].sort(compareText),
    timeDependent: comparisons.some(({ op }) => op === 'withinLast' || op === 'olderThan'),
    ...compilePart(own, names.predicates ?? {}),
  })
}
