import type { Instant } from '../../kernel/index.ts'
import type { PersonId } from '../state/ids.ts'
import { tellClocks } from './clocks.ts'
import { type Draft, emit } from './draft.ts'
import { offerTo } from './offer.ts'
import { workingHours } from './working-hours.ts'

/** Until when an acknowledgement lasts after work on the lead; `undefined` for ever. */
const expiryOf = (draft: Draft, person: PersonId | null): Instant | undefined => {
  const lastsMs = draft.model.offers?.lastsMs ?? null
  if (lastsMs === null || person === null) return undefined
  return workingHours(draft, person).addBusinessTime(draft.at, lastsMs)
}

/**
 * The assignee has seen the lead.
 *
 * @param draft - the decision under way
 */
export const acknowledge = (draft: Draft): undefined => {
  const { handoff } = draft.lead
  if (!handoff || handoff.acknowledgedAt !== null) return
  const expiresAt = expiryOf(draft, handoff.assignee)
  emit(draft, {
    type: 'hand-off-acknowledged',
    journey: draft.lead.journey,
    elapsedMs: Math.max(0, draft.at - (handoff.assignedAt ?? handoff.at)),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  })
  tellClocks(draft, { kind: 'acknowledged' })
}

/**
 * Whoever works on a lead that is offered to them has seen it.
 *
 * @param draft - the decision under way, before what they did
 */
export const takeOffer = (draft: Draft): void => {
  if (draft.lead.handoff?.offer) acknowledge(draft)
}

/**
 * After work on a lead its acknowledgement lasts longer.
 *
 * @param draft - the decision under way
 */
export const extend = (draft: Draft): void => {
  const { handoff } = draft.lead
  const until = handoff?.acknowledgedUntilAt ?? null
  if (!handoff || until === null) return
  const expiresAt = expiryOf(draft, handoff.assignee)
  if (expiresAt !== undefined && expiresAt > until) {
    emit(draft, { type: 'acknowledgement-extended', expiresAt })
  }
}

/**
 * Nothing followed an acknowledgement: its author is asked again.
 *
 * @param draft - the decision under way; the acknowledgement has run out
 */
export const expire = (draft: Draft): void => {
  const { assignee = null, acknowledgedUntilAt = null } = draft.lead.handoff ?? {}
  const { offer } = offerTo(draft, assignee)
  if (!offer || acknowledgedUntilAt === null) return
  const body = { type: 'acknowledgement-expired', expiredAt: acknowledgedUntilAt, offer } as const
  emit(draft, { ...body, at: draft.facts.now, by: null })
}
