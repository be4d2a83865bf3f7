import { comparisonsOf } from './comparisons-of.ts'
import type { AllOf, Condition } from './condition.ts'
import { isTabulated } from './field-rows.ts'
import { usesPredicate } from './predicate.ts'

/**
 * The parts of a condition that must all hold.
 *
 * @param condition - a sound condition
 * @returns the members of its outermost `all`s, or the condition itself
 */
export const conjunctsOf = (condition: Condition): readonly Condition[] =>
  'all' in condition ? (condition as AllOf).all.flatMap(conjunctsOf) : [condition]

/**
 * The one field that a part of a condition looks at, if its values can be tabulated.
 *
 * @param part - a sound condition
 * @returns the path, or `undefined`
 */
export const tabulatedField = (part: Condition): string | undefined => {
  const comparisons = comparisonsOf(part)
  const field = comparisons[0]?.field
  const sound = comparisons.every((c) => c.field === field && isTabulated(c))
  return sound && !usesPredicate(part) ? field : undefined
}

/**
 * A subject that has nothing but one value at one path.
 *
 * @param field - the path
 * @param value - the value
 * @returns the subject
 */
export const subjectWith = (field: string, value: unknown): unknown =>
  field.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
