import { limits } from '../../kernel/index.ts'
import type {
  AcknowledgementExpired,
  AcknowledgementExtended,
  HandoffAcknowledged,
  LeadAssigned,
  LeadHandedOff,
  LeadTouched,
  OfferPassed,
} from '../events/handoff-events.ts'
import type { Lead } from '../state/lead.ts'
import {
  journeyAfterAcknowledgement,
  journeyAfterHandOff,
  journeyAfterTouch,
} from './evolve-journey.ts'

/**
 * What a hand-off changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the hand-off
 * @returns the fields that change
 */
export const evolveHandedOff = (lead: Lead, event: LeadHandedOff): Partial<Lead> => {
  const { assignee, queue } = event.routing
  // a lead that was held is the same hand-off when it is released
  const held = lead.handoff?.number === event.handoff ? lead.handoff : null
  return {
    handoff: {
      number: event.handoff,
      at: event.at,
      assignee,
      assignedAt: assignee === null ? null : event.at,
      queue,
      pool: event.routing.pool ?? null,
      had: held?.had ?? [],
      retryAt: event.routing.retryAt ?? null,
      acknowledgedAt: null,
      acknowledgedUntilAt: null,
      offer: event.offer ?? null,
      offers: event.offer?.number ?? held?.offers ?? 0,
      passed: held?.passed ?? [],
      touches: held?.touches ?? 0,
      unanswered: held?.unanswered ?? 0,
      firstTouchAt: held?.firstTouchAt ?? null,
    },
    handoffs: event.handoff,
    journey: journeyAfterHandOff(lead.journey, event),
    owner: assignee ?? lead.owner,
  }
}

/**
 * What an assignment after the hand-off changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the assignment
 * @returns the fields that change
 */
export const evolveAssigned = (lead: Lead, event: LeadAssigned): Partial<Lead> => {
  if (!lead.handoff) return {}
  const { assignee, queue } = event.routing
  const { had } = lead.handoff
  return {
    handoff: {
      ...lead.handoff,
      assignee,
      assignedAt: assignee === null ? null : event.at,
      queue,
      pool: event.routing.pool ?? null,
      had: event.from === null ? had : [...had.slice(1 - limits.trail), event.from],
      retryAt: event.routing.retryAt ?? null,
      acknowledgedAt: null,
      acknowledgedUntilAt: null,
      offer: event.offer ?? null,
      offers: event.offer?.number ?? lead.handoff.offers,
    },
    owner: assignee ?? lead.owner,
  }
}

/**
 * What an acknowledgement changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the acknowledgement
 * @returns the fields that change
 */
export const evolveAcknowledged = (lead: Lead, event: HandoffAcknowledged): Partial<Lead> => {
  if (!lead.handoff) return {}
  const acknowledgedUntilAt = event.expiresAt ?? null
  const handoff = { ...lead.handoff, acknowledgedAt: event.at, acknowledgedUntilAt, offer: null }
  return { handoff, journey: journeyAfterAcknowledgement(lead.journey, event) }
}

/**
 * What an offer that passed changes in a lead. It stays with whom it was until the next event says who has it.
 *
 * @param lead - the lead before
 * @param event - the end of the offer
 * @returns the fields that change
 */
export const evolveOfferPassed = (lead: Lead, { to, how }: OfferPassed): Partial<Lead> => {
  if (!lead.handoff) return {}
  const passed = [...lead.handoff.passed.slice(1 - limits.offers), { to, how }]
  return { handoff: { ...lead.handoff, offer: null, passed } }
}

/**
 * What work on an acknowledged lead changes in it.
 *
 * @param lead - the lead before
 * @param event - the extension
 * @returns the fields that change
 */
export const evolveExtended = (lead: Lead, event: AcknowledgementExtended): Partial<Lead> =>
  lead.handoff ? { handoff: { ...lead.handoff, acknowledgedUntilAt: event.expiresAt } } : {}

/**
 * What the end of an acknowledgement changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the end
 * @returns the fields that change
 */
export const evolveExpired = (lead: Lead, { offer }: AcknowledgementExpired): Partial<Lead> => {
  if (!lead.handoff) return {}
  const nothing = { acknowledgedAt: null, acknowledgedUntilAt: null }
  return { handoff: { ...lead.handoff, ...nothing, offer, offers: offer.number } }
}

/**
 * What a touch changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the touch
 * @returns the fields that change
 */
export const evolveTouched = (lead: Lead, event: LeadTouched): Partial<Lead> => {
  const touchIds = [...lead.touchIds.slice(1 - limits.rememberedActivities), event.touchId]
  if (!lead.handoff || !event.counts) return { touchIds }
  const { touches, unanswered, firstTouchAt } = lead.handoff
  return {
    touchIds,
    journey: journeyAfterTouch(lead.journey, event),
    handoff: {
      ...lead.handoff,
      touches: touches + 1,
      unanswered: event.outcome === 'reached' ? 0 : unanswered + 1,
      firstTouchAt: firstTouchAt === null ? event.at : Math.min(firstTouchAt, event.at),
    },
  }
}
