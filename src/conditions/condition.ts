import type { JsonScalar } from '../kernel/index.ts'
import type { Operator } from './operator.ts'

/** What a field is compared with: a scalar, a list of scalars, or `[from, to]` for `between`. */
export type ConditionValue = JsonScalar | readonly JsonScalar[]

/** A comparison of one field. */
export interface Comparison {
  /** Path into the subject, such as `company.employees`. */
  readonly field: string
  /** How to compare. */
  readonly op: Operator
  /** With what; left out for `present` and `absent`. */
  readonly value?: ConditionValue
}

/** Holds when every member holds. Never empty: an empty list would match everything by accident. */
export interface AllOf {
  /** The members. */
  readonly all: readonly Condition[]
}

/** Holds when at least one member holds. Never empty. */
export interface AnyOf {
  /** The members. */
  readonly any: readonly Condition[]
}

/** Holds when the member does not, also when its field is missing. */
export interface Not {
  /** The member. */
  readonly not: Condition
}

/** Asks a predicate that the host registered in code. */
export interface Named {
  /** Name of the registered predicate. */
  readonly predicate: string
}

/** A condition as data: combinators over comparisons and named predicates. */
export type Condition = AllOf | AnyOf | Not | Comparison | Named
