import type { ConditionNames } from '../../conditions/index.ts'
import { compileNamed } from './compile-named.ts'
import type { CompiledCriteria } from './handoff-model.ts'
import type { HandoffCriteria } from './handoff-policy.ts'

/**
 * Makes criteria ready to use.
 *
 * @param criteria - the criteria as data
 * @param names - the fields of the lead and the predicates that they may name
 * @returns the compiled criteria; `null` for each that is not there
 * @throws {@link HandoffError} `INVALID_CONDITION` for a condition that cannot be used
 */
export const compileCriteria = (
  criteria: HandoffCriteria,
  names: ConditionNames,
): CompiledCriteria => {
  const compiled = (name: keyof HandoffCriteria) =>
    compileNamed({ condition: criteria[name], path: `criteria.${name}` }, names)
  return {
    handOff: compiled('handOff'),
    acceptance: compiled('acceptance'),
    opportunity: compiled('opportunity'),
  }
}
