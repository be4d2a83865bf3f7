import type { LifecycleTransition } from '../../lifecycle/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { Draft } from '../decide/draft.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { type StandardGuard, standardGuards } from './standard-guards.ts'

const standard: ReadonlyMap<string, StandardGuard> = new Map(Object.entries(standardGuards))

/**
 * The first objection among the guards of a transition.
 *
 * @param draft - the decision under way
 * @param exit - the transition
 * @param command - the command
 * @returns a refusal, or nothing if all guards hold
 */
export const objectionOf = (
  draft: Draft,
  exit: LifecycleTransition,
  command: AnyTransition,
): Refusal | undefined => {
  for (const name of exit.guards) {
    const guard = standard.get(name)
    const objection = guard ? guard(draft, command) : hostObjection(draft, command, name)
    if (objection) return objection
  }
  return undefined
}

const hostObjection = (
  draft: Draft,
  command: AnyTransition,
  guard: string,
): Refusal | undefined => {
  const { lead, profile, at, by } = draft
  const answer = draft.model.guards[guard]?.({ lead, profile, command, at, by })
  // only a clear yes is a yes: a guard in plain JavaScript may forget to answer
  if (answer === true) return undefined
  const why = typeof answer === 'string' ? answer : 'it does not hold'
  return refusal('GUARD_FAILED', { guard, why })
}
