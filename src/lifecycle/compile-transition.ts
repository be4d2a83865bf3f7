import type { LifecycleTransition } from './lifecycle.ts'
import type { TransitionDefinition } from './transition.ts'

const targetOf = (to: TransitionDefinition['to']): LifecycleTransition['target'] =>
  to === '@same' ? 'same' : to === '@previous' ? 'previous' : 'stage'

/** Fills in what a transition's definition leaves out. */
export const compileTransition = (
  name: string,
  definition: TransitionDefinition,
  stages: readonly string[],
): LifecycleTransition => {
  const target = targetOf(definition.to)
  const named = typeof definition.to === 'string' ? [definition.to] : definition.to
  return {
    name,
    from: definition.from === '*' ? stages : definition.from,
    to: target === 'stage' ? named : [],
    target,
    by: definition.by ?? 'anyone',
    guards: definition.guards ?? [],
    reasons: definition.reasons ?? [],
    startsCycle: definition.startsCycle ?? false,
    reopens: definition.reopens ?? false,
  }
}
