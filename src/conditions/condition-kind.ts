import type { AllOf, AnyOf, Comparison, Condition, Named, Not } from './condition.ts'

/** A list of which all or any must hold. */
interface KindOfGroup {
  /** Which of the two. */
  readonly kind: 'all' | 'any'
  /** The list. */
  readonly members: readonly Condition[]
}

/** The opposite of a condition. */
interface KindOfNot {
  /** Tells it apart. */
  readonly kind: 'not'
  /** The condition. */
  readonly member: Condition
}

/** A predicate registered in code. */
interface KindOfPredicate {
  /** Tells it apart. */
  readonly kind: 'predicate'
  /** Its name. */
  readonly name: string
}

/** A comparison of one field. */
interface KindOfComparison {
  /** Tells it apart. */
  readonly kind: 'comparison'
  /** The comparison. */
  readonly comparison: Comparison
}

/** A condition with its kind in front. */
export type KindOfCondition = KindOfGroup | KindOfNot | KindOfPredicate | KindOfComparison

/**
 * Tells which kind a condition is, so that every walk over conditions is one `switch`.
 *
 * @param condition - a sound condition
 * @returns its kind with its parts
 */
export const kindOfCondition = (condition: Condition): KindOfCondition => {
  if ('all' in condition) return { kind: 'all', members: (condition as AllOf).all }
  if ('any' in condition) return { kind: 'any', members: (condition as AnyOf).any }
  if ('not' in condition) return { kind: 'not', member: (condition as Not).not }
  if ('predicate' in condition) return { kind: 'predicate', name: (condition as Named).predicate }
  return { kind: 'comparison', comparison: condition as Comparison }
}
