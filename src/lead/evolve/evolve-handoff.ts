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
import {
  journeyAfterAcknowledgement,
  journeyAfterHandOff,
  journeyAfterTouch,
} from './evolve-journey.ts'
import type { OpenLead } from './next-lead.ts'

/**
 * What a hand-off changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the hand-off
 */
export const evolveHandedOff = (lead: OpenLead, event: LeadHandedOff): void => {
  const { assignee, queue } = event.routing
  // a lead that was held is the same hand-off when it is released
  const held = lead.handoff?.number === event.handoff ? lead.handoff : null
  lead.handoff = {
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
  }
  lead.handoffs = event.handoff
  lead.journey = journeyAfterHandOff(lead.journey, event)
  lead.owner = assignee ?? lead.owner
}

/**
 * What an assignment after the hand-off changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the assignment
 */
export const evolveAssigned = (lead: OpenLead, event: LeadAssigned): void => {
  if (!lead.handoff) return
  const { assignee, queue } = event.routing
  const { had } = lead.handoff
  lead.handoff = {
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
  }
  lead.owner = assignee ?? lead.owner
}

/**
 * What an acknowledgement changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the acknowledgement
 */
export const evolveAcknowledged = (lead: OpenLead, event: HandoffAcknowledged): void => {
  if (!lead.handoff) return
  const acknowledgedUntilAt = event.expiresAt ?? null
  lead.handoff = { ...lead.handoff, acknowledgedAt: event.at, acknowledgedUntilAt, offer: null }
  lead.journey = journeyAfterAcknowledgement(lead.journey, event)
}

/**
 * What an offer that passed changes in a lead. It stays with whom it was until the next event says who has it.
 *
 * @param lead - the lead, changed in place
 * @param event - the end of the offer
 */
export const evolveOfferPassed = (lead: OpenLead, { to, how }: OfferPassed): void => {
  if (!lead.handoff) return
  const passed = [...lead.handoff.passed.slice(1 - limits.offers), { to, how }]
  lead.handoff = { ...lead.handoff, offer: null, passed }
}

/**
 * What work on an acknowledged lead changes in it.
 *
 * @param lead - the lead, changed in place
 * @param event - the extension
 */
export const evolveExtended = (lead: OpenLead, event: AcknowledgementExtended): void => {
  if (lead.handoff) lead.handoff = { ...lead.handoff, acknowledgedUntilAt: event.expiresAt }
}

/**
 * What the end of an acknowledgement changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the end
 */
export const evolveExpired = (lead: OpenLead, { offer }: AcknowledgementExpired): void => {
  if (!lead.handoff) return
  const nothing = { acknowledgedAt: null, acknowledgedUntilAt: null }
  lead.handoff = { ...lead.handoff, ...nothing, offer, offers: offer.number }
}

/**
 * What a touch changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the touch
 */
export const evolveTouched = (lead: OpenLead, event: LeadTouched): void => {
  lead.touchIds = [...lead.touchIds.slice(1 - limits.rememberedActivities), event.touchId]
  // without a time since the hand-off it is no work on it
  if (!lead.handoff || !event.counts || event.elapsedMs === null) return
  const { touches, unanswered, firstTouchAt } = lead.handoff
  lead.journey = journeyAfterTouch(lead.journey, event)
  lead.handoff = {
    ...lead.handoff,
    touches: touches + 1,
    unanswered: event.outcome === 'reached' ? 0 : unanswered + 1,
    firstTouchAt: firstTouchAt === null ? event.at : Math.min(firstTouchAt, event.at),
  }
}
