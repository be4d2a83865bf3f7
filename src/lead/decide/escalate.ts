import { parseDuration } from '../../kernel/index.ts'
import type { LifecycleTransition } from '../../lifecycle/index.ts'
import type { EscalationAction, SlaEffect } from '../../sla/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { Draft } from './draft.ts'
import { returnToQueue } from './handoff.ts'
import { recyclingTransitions, serviceLevelReason } from './service-level.ts'
import { transition } from './transition.ts'

/** A reason is given where one is asked for, and only there. */
const reasonFor = (draft: Draft, name: string): Pick<AnyTransition, 'reason'> =>
  draft.model.lifecycle.transitions.get(name)?.reasons.length ? { reason: serviceLevelReason } : {}

/** Makes a transition that the agreement itself asks for: it may do what otherwise only a person may. */
const makeAgreed = (draft: Draft, command: Omit<AnyTransition, 'leadId'>): void => {
  const { by } = draft
  draft.by = null
  draft.agreed = true
  transition(draft, { ...command, leadId: draft.lead.id, ...reasonFor(draft, command.type) })
  draft.agreed = false
  draft.by = by
}

const recyclingExit = (draft: Draft): LifecycleTransition | undefined => {
  const exits = draft.model.lifecycle.stages.get(draft.lead.stage)?.exits
  return recyclingTransitions.map((name) => exits?.get(name)).find((exit) => exit !== undefined)
}

const recycle = (draft: Draft): void => {
  const exit = recyclingExit(draft)
  const { stages } = draft.model.lifecycle
  const to = exit?.to.find((name) => stages.get(name)?.kind === 'parked')
  if (!exit || to === undefined) return
  const checkInAt = draft.facts.now + parseDuration(draft.model.rules.recycleFor)
  makeAgreed(draft, { type: exit.name, to, checkInAt })
}

/** What the steps of a ladder do. Reminders and notices are for the host, who hears of them through the event. */
const actions: Readonly<Record<EscalationAction, (draft: Draft, to: string | undefined) => void>> =
  {
    remind: () => undefined,
    'notify-manager': () => undefined,
    reassign: (draft, to) =>
      makeAgreed(
        draft,
        to === undefined ? { type: 'reassign' } : { type: 'reassign', assignee: to },
      ),
    'return-to-queue': (draft, to) => {
      if (to !== undefined) returnToQueue(draft, to, serviceLevelReason)
    },
    recycle,
    accept: (draft) => makeAgreed(draft, { type: 'accept' }),
  }

/**
 * Carries out the steps of the escalation ladders that have come due in this decision, each once. A step that is no longer possible, because somebody acted
 * in the same moment, is passed over; the event says that it came due.
 *
 * @param draft - the decision under way, after its command
 */
export const escalate = (draft: Draft): void => {
  // a step may cause events with steps of their own; a step is due once, so this ends
  for (let i = 0; i < draft.events.length; i += 1) {
    const event = draft.events[i]
    if (event?.type !== 'clocks-changed') continue
    for (const effect of event.change.effects) carryOut(draft, effect)
  }
}

const carryOut = (draft: Draft, { kind, action, to }: SlaEffect): void => {
  if (kind === 'escalate' && action !== undefined && draft.lead.handoff) actions[action](draft, to)
}
