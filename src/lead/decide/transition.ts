import { HandoffError, suggest } from '../../kernel/index.ts'
import type { LifecycleTransition } from '../../lifecycle/index.ts'
import type { StayingTransition } from '../commands/staying-transitions.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import { objectionOf } from '../guards/objection-of.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { acknowledge } from './acknowledgement.ts'
import type { Draft } from './draft.ts'
import { claim, handOff, reassign, vet } from './handoff.ts'
import { correct, move } from './move.ts'
import { rescore } from './rescore.ts'

type Effect = (
  draft: Draft,
  exit: LifecycleTransition,
  command: AnyTransition,
) => Refusal | undefined

/** Transitions that do something else than to move the lead. */
const effects: ReadonlyMap<string, Effect> = new Map<string, Effect>(
  Object.entries({
    vet,
    'hand-off': handOff,
    acknowledge,
    claim,
    reassign,
  } satisfies Readonly<Record<StayingTransition, Effect>>),
)

const wrongTarget = (targets: readonly string[], to: string | undefined): boolean =>
  to === undefined ? targets.length > 1 : !targets.includes(to)

const targetsOf = ({ lead }: Draft, exit: LifecycleTransition): readonly string[] => {
  if (exit.target === 'stage') return exit.to
  return exit.target === 'same' ? [lead.stage] : lead.trail.slice(-1).map(({ from }) => from)
}

const wrongReason = (exit: LifecycleTransition, reason: string | undefined): boolean =>
  exit.reasons.length > 0 && (reason === undefined || !exit.reasons.includes(reason))

/** What speaks against a transition before its guards are asked. */
const formal = (
  draft: Draft,
  exit: LifecycleTransition,
  command: AnyTransition,
): Refusal | undefined => {
  const { reason, to } = command
  if (exit.by === 'person' && draft.by === null && !draft.agreed)
    return refusal('PERSON_REQUIRED', { command: exit.name })
  const targets = targetsOf(draft, exit)
  if (wrongTarget(targets, to)) return refusal('TARGET_REQUIRED', { targets })
  if (reason !== undefined && exit.reasons.length === 0) {
    const message = `"${exit.name}" takes no reason`
    return refusal('INVALID_INPUT', { issues: [{ path: 'reason', message }] })
  }
  if (wrongReason(exit, reason)) {
    const near = reason === undefined ? undefined : suggest(reason, exit.reasons)
    return refusal('REASON_REQUIRED', {
      reasons: exit.reasons,
      given: reason ?? null,
      suggestion: near ?? null,
    })
  }
  const { maxCycles } = draft.model.lifecycle.definition
  const nextCycle = exit.startsCycle && draft.lead.qualifiedThisCycle
  if (nextCycle && maxCycles !== undefined && draft.lead.cycle >= maxCycles) {
    return refusal('CYCLE_LIMIT_REACHED', { cycle: draft.lead.cycle })
  }
  return undefined
}

/**
 * Makes a transition of the lifecycle, or says why not.
 *
 * @param draft - the decision under way
 * @param command - the transition by its name
 * @returns a refusal, or nothing; after a refusal the lead stands where it stood
 * @throws {@link HandoffError} `UNKNOWN_STAGE` if the lead stands in a stage that the lifecycle does not have
 */
export const transition = (draft: Draft, command: AnyTransition): Refusal | undefined => {
  const { lead, model } = draft
  const stage = model.lifecycle.stages.get(lead.stage)
  if (!stage) {
    throw new HandoffError(
      'UNKNOWN_STAGE',
      `the lead "${lead.id}" stands in "${lead.stage}", which the lifecycle "${model.lifecycle.definition.id}" does not have`,
    )
  }
  const exit = stage.exits.get(command.type)
  if (!exit) {
    return refusal('TRANSITION_NOT_ALLOWED', {
      stage: lead.stage,
      transition: command.type,
      allowed: [...stage.exits.keys()],
    })
  }
  // what is judged is the score of this moment, and it is written down with the move
  if (exit.guards.includes('score-reached')) rescore(draft)
  const objection = formal(draft, exit, command) ?? objectionOf(draft, exit, command)
  if (objection) return objection
  const effect = effects.get(exit.name) ?? (exit.target === 'previous' ? correct : move)
  return effect(draft, exit, command)
}
