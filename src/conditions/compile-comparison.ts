import { type Instant, type JsonValue, parseDuration } from '../kernel/index.ts'
import type { Comparison } from './condition.ts'
import type { ConditionOutcome } from './condition-outcome.ts'
import type { ConditionPart } from './condition-part.ts'
import { operatorTest } from './operator-test.ts'
import { isMissing, readField } from './read-field.ts'

/** When a field that holds an instant enters or leaves the span before `now`. */
const turnOf = ({ op, value }: Comparison): ((x: number, now: Instant) => Instant | undefined) => {
  if (op !== 'withinLast' && op !== 'olderThan') return () => undefined
  const ms = parseDuration(value as string)
  const enters = op === 'withinLast'
  return (x, now) => {
    // the first whole millisecond at which the comparison reads the field otherwise
    const at = Math.ceil(enters && x > now ? x : x + ms)
    return at > now ? at : undefined
  }
}

/**
 * Compiles one comparison.
 *
 * @param comparison - a checked comparison
 * @returns its closures
 */
export const compileComparison = (comparison: Comparison): ConditionPart => {
  const { field, op, value } = comparison
  const read = readField(field)
  const holds = operatorTest(op, value ?? null)
  const turn = turnOf(comparison)
  return {
    test: (subject, now) => holds(read(subject), now),
    evaluate: (subject, now): ConditionOutcome => {
      const actual = read(subject)
      return {
        kind: 'comparison',
        met: holds(actual, now),
        field,
        op,
        ...(value === undefined ? {} : { expected: value }),
        ...(actual === undefined ? {} : { actual: actual as JsonValue }),
        missing: isMissing(actual),
      }
    },
    nextTurnAt: (subject, now) => {
      const actual = read(subject)
      return Number.isFinite(actual) ? turn(actual as number, now) : undefined
    },
  }
}
