import { type Issue, isPlainObject } from '../../kernel/index.ts'
import type { HandoffCriteria, HandoffPolicy } from './handoff-policy.ts'
import { unknownKeys } from './unknown-keys.ts'

const criteriaNames = [
  'handOff',
  'acceptance',
  'opportunity',
] as const satisfies readonly (keyof HandoffCriteria)[]

/**
 * What is wrong with the criteria; their conditions are checked when they are compiled.
 *
 * @param policy - the policies as data
 * @returns the findings, with paths
 */
export const checkCriteria = ({ criteria }: Pick<HandoffPolicy, 'criteria'>): readonly Issue[] => {
  if (criteria === undefined) return []
  if (isPlainObject(criteria)) return unknownKeys('criteria', criteria, criteriaNames)
  return [{ path: 'criteria', message: 'expected an object with handOff, acceptance, opportunity' }]
}
