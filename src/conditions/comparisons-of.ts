import type { Comparison, Condition } from './condition.ts'
import { kindOfCondition } from './condition-kind.ts'

/**
 * The comparisons of a condition, from left to right.
 *
 * @param condition - a sound condition
 * @returns its leaves without the named predicates
 * @example
 * ```ts
 * import { comparisonsOf } from 'lead-handoff'
 *
 * console.log(comparisonsOf({ not: { field: 'country', op: 'present' } }).length) // 1
 * ```
 */
export const comparisonsOf = (condition: Condition): readonly Comparison[] => {
  const kinded = kindOfCondition(condition)
  switch (kinded.kind) {
    case 'all':
    case 'any':
      return kinded.members.flatMap(comparisonsOf)
    case 'not':
      return comparisonsOf(kinded.member)
    case 'predicate':
      return []
    case 'comparison':
      return [kinded.comparison]
  }
}
