import type { Instant } from '../kernel/index.ts'
import type { Condition } from './condition.ts'
import { kindOfCondition } from './condition-kind.ts'

/**
 * A question that data cannot put, registered in code under a name. It must be a pure function of its arguments, or the
 * same history gives another score tomorrow.
 *
 * @param subject - what the condition is about, such as a profile
 * @param now - the instant of reading, in epoch milliseconds
 * @returns whether it holds
 */
export type Predicate = (subject: Readonly<Record<string, unknown>>, now: Instant) => boolean

/** Predicates by their names. */
export type Predicates = Readonly<Record<string, Predicate>>

/**
 * Makes a predicate safe to ask: only `true` is a yes.
 *
 * @param predicate - the host's function
 * @returns a test that never answers anything but a boolean
 */
export const isPredicateTrue =
  (predicate: Predicate | undefined) =>
  (subject: unknown, now: Instant): boolean =>
    predicate?.((subject ?? {}) as Readonly<Record<string, unknown>>, now) === true

/**
 * Whether a condition names a predicate anywhere.
 *
 * @param condition - a sound condition
 * @returns whether it does
 */
export const usesPredicate = (condition: Condition): boolean => {
  const kinded = kindOfCondition(condition)
  switch (kinded.kind) {
    case 'all':
    case 'any':
      return kinded.members.some(usesPredicate)
    case 'not':
      return usesPredicate(kinded.member)
    default:
      return kinded.kind === 'predicate'
  }
}
