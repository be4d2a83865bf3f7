import type { Comparison, Condition, ConditionValue } from './condition.ts'
import { kindOfCondition } from './condition-kind.ts'
import { operators } from './operator.ts'

// what could be read as something else, such as the text "5" or a text with a comma in it
const misleading = /^$|^\s|\s$|[,()"]|^(?:true|false|null|-?[\d.]+)$/

const valueText = (value: ConditionValue): string => {
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return typeof value === 'string' && misleading.test(value) ? JSON.stringify(value) : String(value)
}

const comparisonText = ({ field, op, value }: Comparison): string => {
  const rule = `${field} ${operators[op]}`
  if (value === undefined) return rule
  if (op === 'between' && Array.isArray(value)) {
    return `${rule} ${value.map(valueText).join(' and ')}`
  }
  return `${rule} ${valueText(value)}`
}

const partText = (condition: Condition): string => {
  const part = kindOfCondition(condition)
  switch (part.kind) {
    case 'comparison':
      return comparisonText(part.comparison)
    case 'predicate':
      return part.name
    case 'not':
      return `not (${conditionText(part.member)})`
    default:
      return part.members.length === 1 ? conditionText(condition) : `(${conditionText(condition)})`
  }
}

/**
 * A condition as a sentence, in the words in which a refusal says what is missing. Nothing is left out.
 *
 * @param condition - a sound condition
 * @returns such as `company.employees is at least 50 and contact.country is one of DE, AT`
 * @example
 * ```ts
 * import { conditionText } from 'lead-handoff'
 *
 * console.log(conditionText({ field: 'company.employees', op: 'atLeast', value: 50 })) // company.employees is at least 50
 * ```
 */
export const conditionText = (condition: Condition): string => {
  const part = kindOfCondition(condition)
  if (part.kind !== 'all' && part.kind !== 'any') return partText(condition)
  return part.members.map(partText).join(part.kind === 'all' ? ' and ' : ' or ')
}
