import { type CompiledCondition, type Condition, conditionText } from '../conditions/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
  ['millisecond', 1],
] as const

/**
 * A duration in words, with nothing rounded off: an agreement is exact.
 *
 * @param durationMs - milliseconds
 * @returns such as `4 hours 30 minutes`
 */
export const durationWords = (durationMs: number): string => {
  const parts: string[] = []
  let rest = durationMs
  for (const [unit, ms] of units) {
    const count = Math.floor(rest / ms)
    rest -= count * ms
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  return parts.length === 0 ? 'no time' : parts.join(' ')
}

/**
 * A condition in front of what it is for.
 *
 * @param condition - the condition, if there is one
 * @returns such as `if contact.country equals DE: `; empty for none
 */
export const ifText = (condition: Condition | undefined): string =>
  condition ? `if ${conditionText(condition)}: ` : ''

/**
 * A compiled condition in words.
 *
 * @param condition - the condition; `null` for none
 * @param otherwise - what is said for none
 * @returns the sentence
 */
export const criterionText = (condition: CompiledCondition | null, otherwise: string): string =>
  condition ? conditionText(condition.condition) : otherwise

/**
 * What people call something, with the name under which policies refer to it.
 *
 * @param name - the name in the policy
 * @param label - what people call it
 * @returns both, or the name
 */
export const named = (name: string, label: string | undefined): string =>
  label === undefined || label === name ? name : `${label} (${name})`

/**
 * A line without a label.
 *
 * @param text - the sentence
 * @returns the line
 */
export const sentence = (text: string): AgreementLine => ({ label: null, text })

/**
 * A section, which says so if there is nothing in it.
 *
 * @param title - its heading
 * @param lines - its lines
 * @param none - what is said for no lines
 * @returns the section
 */
export const sectionOf = (
  title: string,
  lines: readonly AgreementLine[],
  none = 'None.',
): AgreementSection => ({ title, lines: lines.length > 0 ? lines : [sentence(none)] })
