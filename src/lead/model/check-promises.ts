import type { Issue } from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import { recyclingTransitions, serviceLevelReason } from '../decide/service-level.ts'
import type { HandoffPolicy } from './handoff-policy.ts'

/** The transitions, one of which a step of a ladder needs. */
const needed: Readonly<Record<string, readonly string[]>> = {
  reassign: ['reassign'],
  recycle: recyclingTransitions,
  accept: ['accept'],
}

const canMake = (lifecycle: Lifecycle, name: string): boolean => {
  const transition = lifecycle.transitions.get(name)
  if (!transition) return false
  return transition.reasons.length === 0 || transition.reasons.includes(serviceLevelReason)
}

/**
 * That every step of a ladder can be made: one that the lifecycle does not allow would be passed over in silence.
 *
 * @param lifecycle - stages and transitions
 * @param policy - the policies as data
 * @returns the findings, with paths
 */
export const checkEscalation = (lifecycle: Lifecycle, { sla }: HandoffPolicy): Issue[] => {
  const issues: Issue[] = []
  for (const [i, target] of (sla?.targets ?? []).entries()) {
    for (const [j, { action, to }] of (target.escalation ?? []).entries()) {
      const path = `sla.targets[${i}].escalation[${j}]`
      if (action === 'return-to-queue' && to === undefined) {
        issues.push({ path: `${path}.to`, message: 'expected the name of the queue' })
      }
      const names = needed[action] ?? []
      if (names.length === 0 || names.some((name) => canMake(lifecycle, name))) continue
      const message = `the lifecycle needs a transition ${names.join(' or ')} with the reason "${serviceLevelReason}"`
      issues.push({ path: `${path}.action`, message })
    }
  }
  return issues
}
