import { limits } from '../kernel/index.ts'
import { graphChecks, nameChecks } from './checks/all-checks.ts'
import { checkStructure } from './checks/structure.ts'
import { subjectOf } from './checks/subject.ts'
import type { LifecycleFinding } from './finding.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'

/**
 * Looks for what is wrong or doubtful with a lifecycle. First the shape, then the names, then what the stages and transitions
 * make together; each step is taken only if the one before found no error, so that one slip is one finding.
 *
 * @param definition - anything; a definition as data
 * @returns the findings, errors first, at most `limits.issues` of them; empty for a sound lifecycle. Never throws.
 * @example
 * ```ts
 * import { checkLifecycle, standardLifecycle } from 'lead-handoff'
 *
 * const draft = { ...standardLifecycle.definition, initial: 'nurturng' }
 * for (const { path, message, suggestion } of checkLifecycle(draft)) {
 *   console.log(path, message, suggestion) // initial the stage "nurturng" does not exist nurturing
 * }
 * ```
 */
export const checkLifecycle = (definition: unknown): readonly LifecycleFinding[] => {
  const structure = checkStructure(definition)
  if (structure.length > 0) return structure
  const subject = subjectOf(definition as LifecycleDefinition)
  const findings = nameChecks.flatMap((check) => check(subject))
  if (findings.length === 0) findings.push(...graphChecks.flatMap((check) => check(subject)))
  const errors = findings.filter((finding) => finding.severity === 'error')
  const warnings = findings.filter((finding) => finding.severity === 'warning')
  return [...errors, ...warnings].slice(0, limits.issues)
}
