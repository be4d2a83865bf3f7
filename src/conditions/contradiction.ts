import { comparisonsOf } from './comparisons-of.ts'
import { compilePart } from './compile-part.ts'
import type { Condition } from './condition.ts'
import { conjunctsOf, subjectWith, tabulatedField } from './conjuncts.ts'
import { fieldRows } from './field-rows.ts'

/**
 * Finds a field of which a condition asks what no value can satisfy, such as more than 100 and less than 50. Looks at the parts
 * that must hold together; what it does not find may still contradict itself in other ways.
 *
 * @param condition - a sound condition
 * @returns the field, or `undefined`
 * @example
 * ```ts
 * import { contradiction } from 'lead-handoff'
 *
 * const large = { field: 'employees', op: 'above', value: 100 } as const
 * const small = { field: 'employees', op: 'below', value: 50 } as const
 * console.log(contradiction({ all: [large, small] })) // employees
 * ```
 */
export const contradiction = (condition: Condition): string | undefined => {
  const byField = new Map<string, Condition[]>()
  for (const part of conjunctsOf(condition)) {
    const field = tabulatedField(part)
    if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), part])
  }
  for (const [field, parts] of byField) {
    const { samples } = fieldRows(parts.flatMap(comparisonsOf))
    const { test } = compilePart({ all: parts }, {})
    if (!samples.some((sample) => test(subjectWith(field, sample), 0))) return field
  }
  return undefined
}
