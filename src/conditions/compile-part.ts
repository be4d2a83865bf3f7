import type { Instant } from '../kernel/index.ts'
import { compileComparison } from './compile-comparison.ts'
import type { Condition } from './condition.ts'
import { kindOfCondition } from './condition-kind.ts'
import type { ConditionPart } from './condition-part.ts'
import { isPredicateTrue, type Predicates } from './predicate.ts'

const earliest = (parts: readonly ConditionPart[], subject: unknown, now: Instant) => {
  let first: Instant | undefined
  for (const part of parts) {
    const at = part.nextTurnAt(subject, now)
    if (at !== undefined && (first === undefined || at < first)) first = at
  }
  return first
}

const compileGroup = (kind: 'all' | 'any', parts: readonly ConditionPart[]): ConditionPart => {
  // `all` fails at the first false member, `any` succeeds at the first true one
  const decisive = kind === 'any'
  return {
    test: (subject, now) => {
      for (const part of parts) if (part.test(subject, now) === decisive) return decisive
      return !decisive
    },
    evaluate: (subject, now) => {
      const members = parts.map((part) => part.evaluate(subject, now))
      const met = kind === 'all' ? members.every((m) => m.met) : members.some((m) => m.met)
      return { kind, met, members }
    },
    nextTurnAt: (subject, now) => earliest(parts, subject, now),
  }
}

const compileNot = (part: ConditionPart): ConditionPart => ({
  test: (subject, now) => !part.test(subject, now),
  evaluate: (subject, now) => {
    const member = part.evaluate(subject, now)
    return { kind: 'not', met: !member.met, members: [member] }
  },
  nextTurnAt: part.nextTurnAt,
})

/**
 * Compiles a condition or a part of one.
 *
 * @param condition - a checked condition
 * @param predicates - the predicates it may name
 * @returns its closures
 */
export const compilePart = (condition: Condition, predicates: Predicates): ConditionPart => {
  const kinded = kindOfCondition(condition)
  switch (kinded.kind) {
    case 'all':
    case 'any':
      return compileGroup(
        kinded.kind,
        kinded.members.map((member) => compilePart(member, predicates)),
      )
    case 'not':
      return compileNot(compilePart(kinded.member, predicates))
    case 'predicate': {
      const test = isPredicateTrue(predicates[kinded.name])
      return {
        test,
        evaluate: (subject, now) => ({
          kind: 'predicate',
          met: test(subject, now),
          predicate: kinded.name,
        }),
        nextTurnAt: () => undefined,
      }
    }
    case 'comparison':
      return compileComparison(kinded.comparison)
  }
}
