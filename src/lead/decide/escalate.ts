import { parseDuration } from '../../kernel/index.ts'
import type { LifecycleTransition } from '../../lifecycle/index.ts'
import type { EscalationAction, SlaEffect } from '../../sla/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { RefusalCode } from '../refusal.ts'
import { type Draft, emit } from './draft.ts'
import { returnToQueue } from './handoff.ts'
import { owesReassignment } from './owed-reassignment.ts'
import { recyclingTransitions, serviceLevelReason } from './service-level.ts'
import { transition } from './transition.ts'

/** A reason is given where one is asked for, and only there. */
const reasonFor = (draft: Draft, name: string): Pick<AnyTransition, 'reason'> =>
  draft.model.lifecycle.transitions.get(name)?.reasons.length ? { reason: serviceLevelReason } : {}

/** Makes a transition that the agreement itself asks for: it may do what otherwise only a person may. */
const makeAgreed = (
  draft: Draft,
  command: Omit<AnyTransition, 'leadId'>,
): RefusalCode | undefined => {
  const { by } = draft
  draft.by = null
  draft.agreed = true
  const reason = reasonFor(draft, command.type)
  const objection = transition(draft, { ...command, leadId: draft.lead.id, ...reason })
  draft.agreed = false
  draft.by = by
  return objection?.code
}

const recyclingExit = (draft: Draft): LifecycleTransition | undefined => {
  const exits = draft.model.lifecycle.stages.get(draft.lead.stage)?.exits
  return recyclingTransitions.map((name) => exits?.get(name)).find((exit) => exit !== undefined)
}

const recycle = (draft: Draft): RefusalCode | undefined => {
  const exit = recyclingExit(draft)
  const { stages } = draft.model.lifecycle
  const to = exit?.to.find((name) => stages.get(name)?.kind === 'parked')
  if (!exit || to === undefined) return 'TRANSITION_NOT_ALLOWED'
  const checkInAt = draft.facts.now + parseDuration(draft.model.rules.recycleFor)
  return makeAgreed(draft, { type: exit.name, to, checkInAt })
}

/** Silence counts once: whoever accepted was not silent. */
const accept = (draft: Draft): RefusalCode | undefined =>
  draft.model.lifecycle.stages.get(draft.lead.stage)?.marks.includes('accepted')
    ? undefined
    : makeAgreed(draft, { type: 'accept' })

const reassign = (draft: Draft, assignee: string | undefined): RefusalCode | undefined => {
  if (assignee === undefined) return makeAgreed(draft, { type: 'reassign' })
  const hasIt = draft.lead.handoff?.assignee === assignee
  return hasIt ? undefined : makeAgreed(draft, { type: 'reassign', assignee })
}

type Action = (draft: Draft, to: string | undefined) => RefusalCode | undefined

/** What the steps of a ladder do, and why they could not. Reminders and notices are for the host, who hears of them through the event. */
const actions: Readonly<Record<EscalationAction, Action>> = {
  remind: () => undefined,
  'notify-manager': () => undefined,
  reassign,
  'return-to-queue': (draft, to) => {
    if (to !== undefined) returnToQueue(draft, to, serviceLevelReason)
    return undefined
  },
  recycle,
  accept,
}

/**
 * Carries out the steps of the escalation ladders that have come due in this decision, each once. A step that is done already, or whose lead is no longer with
 * sales, is passed over; one that cannot be made is recorded as such. Where nobody was there to take the lead, every command tries again.
 *
 * @param draft - the decision under way, after its command
 */
export const escalate = (draft: Draft): void => {
  const { model, facts } = draft
  const owed = facts.record && owesReassignment(model, facts.record.lead)
  // management has been told of it
  if (owed && owesReassignment(model, draft.lead)) makeAgreed(draft, { type: 'reassign' })
  // a step may cause events with steps of their own; a step is due once, so this ends
  for (let i = 0; i < draft.events.length; i += 1) {
    const event = draft.events[i]
    if (event?.type !== 'clocks-changed') continue
    for (const effect of event.change.effects) carryOut(draft, effect)
  }
}

const carryOut = (draft: Draft, { kind, target, action, to }: SlaEffect): void => {
  if (kind !== 'escalate' || action === undefined || !draft.lead.handoff) return
  const refusal = actions[action](draft, to)
  if (refusal === undefined) return
  emit(draft, { type: 'escalation-failed', target, action, to: to ?? null, refusal, by: null })
}
