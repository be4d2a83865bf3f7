import type { ComparisonOutcome, ConditionOutcome } from './condition-outcome.ts'
import { operators } from './operator.ts'

const value = (x: unknown): string => {
  if (Array.isArray(x)) return x.slice(0, 20).map(value).join(', ')
  // a subject may hold what JSON cannot say; a message never fails for that
  return typeof x === 'object' && x !== null ? 'an object' : String(x)
}

const comparison = ({ field, op, expected, actual, missing }: ComparisonOutcome): string => {
  const wanted =
    op === 'between' && Array.isArray(expected)
      ? `${value(expected[0])} and ${value(expected[1])}`
      : expected === undefined
        ? ''
        : value(expected)
  const rule = `${field} ${operators[op]}${wanted === '' ? '' : ` ${wanted}`}`
  if (op === 'present') return rule
  const found = value(actual ?? null)
  return missing
    ? `${rule} (not known)`
    : `${rule} (is ${found.length > 60 ? `${found.slice(0, 60)}…` : found})`
}

const words = (outcome: ConditionOutcome): string => {
  if (outcome.kind === 'comparison') return comparison(outcome)
  if (outcome.kind === 'predicate') return outcome.predicate
  const parts = outcome.members.map(words)
  if (outcome.kind === 'not') return `not: ${parts.join('')}`
  return parts.length === 1
    ? (parts[0] as string)
    : `(${parts.join(outcome.kind === 'all' ? ' and ' : ' or ')})`
}

/**
 * What stands between a subject and a condition, in words: the unmet parts, of which those of an `any` are one entry because
 * one of them would do.
 *
 * @param outcome - what {@link CompiledCondition.evaluate} returned
 * @returns one entry for each unmet part; empty when the condition holds
 * @example
 * ```ts
 * import { compileCondition, missingFrom } from 'lead-handoff'
 *
 * const rule = compileCondition({ field: 'qualification.need', op: 'present' })
 * console.log(missingFrom(rule.evaluate({}, 0))) // [ 'qualification.need is known' ]
 * ```
 */
export const missingFrom = (outcome: ConditionOutcome): readonly string[] => {
  if (outcome.met) return []
  return outcome.kind === 'all' ? outcome.members.flatMap(missingFrom) : [words(outcome)]
}
