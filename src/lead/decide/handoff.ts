import { suggest } from '../../kernel/index.ts'
import type { LifecycleTransition } from '../../lifecycle/index.ts'
import type { RoutingDecision } from '../../routing/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { PersonId } from '../state/ids.ts'
import { isHeld } from '../state/is-held.ts'
import { type ClockFact, tellClocks } from './clocks.ts'
import { claimPool, type Draft, emit } from './draft.ts'
import { offerTo } from './offer.ts'
import { manual, passTo, routed } from './routed.ts'

/** A person that somebody named must be one of the team. */
const unknown = (draft: Draft, assignee: PersonId): Refusal | undefined => {
  const { team = [] } = draft.facts
  if (team.some(({ id }) => id === assignee)) return undefined
  const ids = team.map(({ id }) => id)
  return refusal('UNKNOWN_ASSIGNEE', { assignee, suggestion: suggest(assignee, ids) ?? null })
}

const handoffFact = (first: boolean, owner: PersonId | null): ClockFact => {
  if (!first) return { kind: 'assigned', owner }
  return owner === null ? { kind: 'handed-off' } : { kind: 'handed-off', owner }
}

/**
 * Marketing lets the lead pass.
 *
 * @param draft - the decision under way
 */
export const vet = (draft: Draft): undefined => {
  if (!draft.lead.vetted) emit(draft, { type: 'lead-vetted' })
}

/**
 * Passes the lead to sales.
 *
 * @param draft - the decision under way
 * @param _exit - the transition
 * @param command - the command; may name the assignee
 * @returns a refusal, or nothing
 */
export const handOff = (
  draft: Draft,
  _exit: LifecycleTransition,
  command: AnyTransition,
): Refusal | undefined => {
  const { lead } = draft
  if (lead.handoff && !isHeld(lead.handoff)) {
    const { assignee, queue } = lead.handoff
    return refusal('ALREADY_HANDED_OFF', { assignee, queue })
  }
  const { assignee } = command
  const objection = assignee === undefined ? undefined : unknown(draft, assignee)
  if (objection) return objection
  const { decision, claim: onPool } =
    assignee === undefined ? routed(draft, []) : { decision: manual(draft, assignee), claim: null }
  // still nobody there: the lead goes on waiting, and history is not filled with attempts
  if (lead.handoff && decision.outcome === 'held') return undefined
  claimPool(draft, onPool)
  emit(draft, {
    type: 'lead-handed-off',
    handoff: lead.handoff ? lead.handoff.number : lead.handoffs + 1,
    routing: decision,
    elapsedMs: Math.max(0, draft.at - lead.enteredStageAt),
    journey: lead.journey,
    assignee: decision.assignee,
    ...(assignee === undefined ? offerTo(draft, decision.assignee) : {}),
  })
  // a lead that was held is the customer's since the first attempt; only the owner is new
  tellClocks(draft, handoffFact(lead.handoff === null, decision.assignee))
  return undefined
}

/**
 * Somebody takes a waiting lead.
 *
 * @param draft - the decision under way
 * @returns a refusal, or nothing
 */
export const claim = (draft: Draft): Refusal | undefined => {
  const { handoff, id: leadId } = draft.lead
  if (!handoff) return refusal('NOT_HANDED_OFF', { leadId })
  if (draft.by === null) return refusal('PERSON_REQUIRED', { command: 'claim' })
  if (handoff.assignee === draft.by) return undefined
  if (handoff.assignee !== null) return refusal('ALREADY_ASSIGNED', { assignee: handoff.assignee })
  const objection = unknown(draft, draft.by)
  if (objection) return objection
  const routing = { ...manual(draft, draft.by), rule: 'claim' }
  emit(draft, {
    type: 'lead-assigned',
    how: 'claim',
    from: null,
    routing,
    reason: null,
    assignee: draft.by,
  })
  tellClocks(draft, { kind: 'assigned', owner: draft.by })
  return undefined
}

/**
 * The lead is given to somebody else: to the person named, or to whom routing finds.
 *
 * @param draft - the decision under way
 * @param _exit - the transition
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const reassign = (
  draft: Draft,
  _exit: LifecycleTransition,
  command: AnyTransition,
): Refusal | undefined => {
  const { handoff, id: leadId } = draft.lead
  if (!handoff) return refusal('NOT_HANDED_OFF', { leadId })
  const from = handoff.assignee
  const { assignee } = command
  if (assignee !== undefined) {
    if (assignee === from) return refusal('ALREADY_ASSIGNED', { assignee })
    const objection = unknown(draft, assignee)
    if (objection) return objection
  }
  const found =
    assignee === undefined
      ? routed(draft, from === null ? [] : [from])
      : { decision: manual(draft, assignee), claim: null }
  const { decision } = found
  if (decision.outcome === 'held') {
    return refusal('NO_ELIGIBLE_ASSIGNEE', { rejected: decision.passedOver })
  }
  const offer = assignee === undefined ? offerTo(draft, decision.assignee) : {}
  passTo(draft, found, { from, reason: command.reason ?? null, ...offer })
  return undefined
}

/**
 * Puts a lead that somebody had back into a queue.
 *
 * @param draft - the decision under way
 * @param queue - name of the queue
 * @param reason - the agreed reason
 */
export const returnToQueue = (draft: Draft, queue: string, reason: string): void => {
  const from = draft.lead.handoff?.assignee ?? null
  if (from === null) return
  const routing: RoutingDecision = {
    outcome: 'queued',
    assignee: null,
    queue,
    rule: 'service-level',
    strategy: null,
    pool: draft.lead.handoff?.pool ?? null,
    passedOver: [{ id: from, filter: 'excluded', rule: 'service-level' }],
  }
  passTo(draft, { decision: routing, claim: null }, { from, reason })
}
