import { deepFreeze, fingerprint, HandoffError } from '../kernel/index.ts'
import { checkLifecycle } from './check-lifecycle.ts'
import { compileTransition } from './compile-transition.ts'
import type { Lifecycle, LifecycleStage, LifecycleTransition } from './lifecycle.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'

/**
 * Compiles a definition to an immutable object with constant-time look-ups.
 *
 * @param definition - the data
 * @returns the lifecycle
 * @throws {@link HandoffError} `INVALID_LIFECYCLE` with every error that `checkLifecycle` finds
 * @example
 * ```ts
 * import { compileLifecycle, standardLifecycle } from 'lead-handoff'
 *
 * const lifecycle = compileLifecycle(standardLifecycle.definition)
 * console.log(lifecycle.fingerprint === standardLifecycle.fingerprint) // true
 * ```
 */
export const compileLifecycle = (definition: LifecycleDefinition): Lifecycle => {
  const errors = checkLifecycle(definition).filter((finding) => finding.severity === 'error')
  if (errors.length > 0) {
    throw new HandoffError('INVALID_LIFECYCLE', 'this lifecycle contradicts itself', {
      issues: errors,
    })
  }
  const data = deepFreeze(copyOf(definition))
  const names = Object.keys(data.stages)
  const transitions = new Map<string, LifecycleTransition>()
  for (const [name, transition] of Object.entries(data.transitions)) {
    transitions.set(name, deepFreeze(compileTransition(name, transition, names)))
  }
  const stages = new Map<string, LifecycleStage>()
  for (const [name, { kind, marks, title }] of Object.entries(data.stages)) {
    const exits = [...transitions].filter(([, transition]) => transition.from.includes(name))
    stages.set(
      name,
      Object.freeze({
        name,
        title: title ?? name,
        kind,
        marks: marks ?? [],
        exits: new Map(exits),
      }),
    )
  }
  return Object.freeze({
    definition: data,
    fingerprint: fingerprint(data),
    initial: data.initial,
    stages,
    transitions,
  })
}

/** A copy, so that a later change of the caller's literal changes nothing here. */
const copyOf = (definition: LifecycleDefinition): LifecycleDefinition =>
  JSON.parse(JSON.stringify(definition)) as LifecycleDefinition
