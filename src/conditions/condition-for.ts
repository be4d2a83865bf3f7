import type { Condition, ConditionValue } from './condition.ts'
import type { Operator, PresenceOperator } from './operator.ts'

/** What a field without members holds. */
export type FieldScalar = string | number | boolean | null | undefined

/**
 * The paths of a subject's fields, such as `company.employees`. A record of anything is open: `attributes.${string}`.
 *
 * @typeParam T - the shape of the subject
 */
export type FieldPath<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends FieldScalar | readonly unknown[]
    ? K
    : unknown extends T[K]
      ? K | `${K}.${string}`
      : `${K}.${FieldPath<NonNullable<T[K]>>}`
}[keyof T & string]

/**
 * What stands at a path.
 *
 * @typeParam T - the shape of the subject
 * @typeParam Path - one of its paths
 */
export type FieldValue<T, Path extends string> = unknown extends T
  ? unknown
  : Path extends keyof T
    ? NonNullable<T[Path]>
    : Path extends `${infer Head}.${infer Rest}`
      ? Head extends keyof T
        ? FieldValue<NonNullable<T[Head]>, Rest>
        : unknown
      : unknown

/**
 * The operators and values that suit what a field holds.
 *
 * @typeParam V - what it holds
 */
export type ComparisonTest<V> = unknown extends V
  ? { readonly op: Operator; readonly value?: ConditionValue }
  : [V] extends [readonly (infer Item)[]]
    ?
        | { readonly op: 'hasAny' | 'hasAll' | 'hasNone'; readonly value: readonly Item[] }
        | { readonly op: PresenceOperator }
    :
        | { readonly op: 'is' | 'isNot'; readonly value: V }
        | { readonly op: 'in' | 'notIn'; readonly value: readonly V[] }
        | { readonly op: PresenceOperator }
        | ([V] extends [string]
            ? { readonly op: 'contains' | 'startsWith' | 'endsWith'; readonly value: string }
            : never)
        | ([V] extends [number]
            ?
                | { readonly op: 'above' | 'atLeast' | 'below' | 'atMost'; readonly value: number }
                | { readonly op: 'between'; readonly value: readonly [from: number, to: number] }
                | { readonly op: 'before' | 'after'; readonly value: string | number }
                | { readonly op: 'withinLast' | 'olderThan'; readonly value: string }
            : never)

/**
 * A comparison that the compiler checks against a subject's shape: the path, the operator and the value.
 *
 * @typeParam T - the shape of the subject
 */
export type ComparisonFor<T> = {
  [Path in FieldPath<T>]: { readonly field: Path } & ComparisonTest<FieldValue<T, Path>>
}[FieldPath<T>]

/**
 * A condition that the compiler checks against a subject's shape and the names of the registered predicates.
 *
 * @typeParam T - the shape of the subject; with `unknown` every path is allowed
 * @typeParam N - the names of the predicates
 */
export type ConditionFor<T, N extends string = never> = unknown extends T
  ? Condition
  :
      | { readonly all: readonly ConditionFor<T, N>[] }
      | { readonly any: readonly ConditionFor<T, N>[] }
      | { readonly not: ConditionFor<T, N> }
      | { readonly predicate: N }
      | ComparisonFor<T>
