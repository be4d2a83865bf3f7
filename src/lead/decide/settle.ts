import { isHeld } from '../state/is-held.ts'
import type { Draft } from './draft.ts'
import { rescore } from './rescore.ts'
import { transition } from './transition.ts'

/** Lets the system make a transition if nothing speaks against it; what speaks against it is asked again at the next occasion. */
const attempt = (draft: Draft, type: string): void => {
  const { by, lead, model } = draft
  if (!model.lifecycle.stages.get(lead.stage)?.exits.has(type)) return
  draft.by = null
  transition(draft, { type, leadId: lead.id })
  draft.by = by
}

/**
 * Whether the system may qualify the lead. From the open stages it may at any time; a lead that had left the funnel, or whose qualification a
 * person took back, must give a new sign: its score rises over the threshold again, or the date for looking at it again has come.
 */
const mayQualify = ({ lead, model, facts }: Draft): boolean => {
  if (model.rules.qualify !== 'automatic' || !lead.score?.qualified) return false
  const isOnItsWay = lead.kind === 'open' && !lead.takenBack
  return isOnItsWay || lead.checkInDue || !facts.record?.lead.score?.qualified
}

/**
 * After every command: hands off a lead that has no hand-off yet, where the policy lets the system do so, and one that is held.
 *
 * @param draft - the decision under way
 */
export const passOn = (draft: Draft): void => {
  const { handoff } = draft.lead
  const waits = handoff ? isHeld(handoff) : draft.model.rules.handOff === 'automatic'
  if (waits) attempt(draft, 'hand-off')
}

/**
 * After something became known: computes the score, and qualifies the lead where the policy lets the system do so.
 *
 * @param draft - the decision under way
 */
export const settle = (draft: Draft): void => {
  rescore(draft)
  if (mayQualify(draft)) attempt(draft, 'qualify')
}
