import { applyScorePatch } from '../../scoring/index.ts'
import { applySlaChange } from '../../sla/index.ts'
import type { LeadOptedIn, LeadOptedOut } from '../events/handoff-events.ts'
import type { LeadsMerged, ScoreChanged } from '../events/knowledge-events.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { Lead } from '../state/lead.ts'
import {
  evolveAcknowledged,
  evolveAssigned,
  evolveExpired,
  evolveExtended,
  evolveHandedOff,
  evolveOfferPassed,
  evolveTouched,
} from './evolve-handoff.ts'
import { evolveMove } from './evolve-move.ts'
import { newLead } from './new-lead.ts'
import { nextLead } from './next-lead.ts'

const optedOut = (lead: Lead, event: LeadOptedOut): Partial<Lead> => ({
  optedOut: [...new Set([...lead.optedOut, ...event.channels])].sort(),
  handoff: event.withdrawn === null ? lead.handoff : null,
})

const optedIn = (lead: Lead, event: LeadOptedIn): Partial<Lead> => ({
  optedOut: event.channels.includes('*')
    ? []
    : lead.optedOut.filter((channel) => !event.channels.includes(channel)),
})

const merged = (lead: Lead, event: LeadsMerged): Partial<Lead> => ({
  absorbed: [...lead.absorbed, event.absorbed, ...event.alsoAbsorbed],
  capturedAt: event.capturedAt,
  source: event.earliestSource,
  owner: event.owner ?? lead.owner,
})

const scored = ({ journey }: Lead, { after }: ScoreChanged): Partial<Lead> =>
  journey.peak === null || after.total > journey.peak
    ? { score: after, journey: { ...journey, peak: after.total } }
    : { score: after }

/** What an event changes beside what it says in every case. */
const changed = (lead: Lead, event: LeadEvent): Partial<Lead> => {
  switch (event.type) {
    case 'lead-moved':
      return evolveMove(lead, event)
    case 'activity-recorded':
      return event.scoring ? { scoring: applyScorePatch(lead.scoring, event.scoring) } : {}
    case 'score-changed':
      return scored(lead, event)
    case 'score-rebased':
      return { scoring: event.scoring }
    case 'score-overridden':
      return { override: event.override }
    case 'source-recorded':
      return { source: event.source }
    case 'check-in-due':
      return { checkInDue: true }
    case 'lead-vetted':
      return { vetted: true }
    case 'lead-handed-off':
      return evolveHandedOff(lead, event)
    case 'lead-assigned':
      return evolveAssigned(lead, event)
    case 'hand-off-acknowledged':
      return evolveAcknowledged(lead, event)
    case 'offer-passed':
      return evolveOfferPassed(lead, event)
    case 'acknowledgement-extended':
      return evolveExtended(lead, event)
    case 'acknowledgement-expired':
      return evolveExpired(lead, event)
    case 'lead-touched':
      return evolveTouched(lead, event)
    case 'lead-opted-out':
      return optedOut(lead, event)
    case 'lead-opted-in':
      return optedIn(lead, event)
    case 'clocks-changed':
      return { sla: applySlaChange(lead.sla, event.change) }
    case 'leads-merged':
      return merged(lead, event)
    case 'lead-absorbed':
      return { mergedInto: event.into, handoff: null }
    default:
      // facts that change nothing but the version, and events of a later version of the library
      return {}
  }
}

/**
 * The lead after an event. Total: it accepts every event in every state, needs no policy and changes nothing in place, so that a
 * history means the same for ever.
 *
 * @param lead - the lead before; `undefined` before the first event
 * @param event - what happened
 * @returns the lead afterwards
 * @example
 * ```ts
 * import { compileHandoffModel, decide, evolve } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * if (!captured.ok) throw new Error(captured.refusal.message)
 * const [event] = captured.value.changes[0]?.events ?? []
 * if (event) console.log(evolve(undefined, event).stage) // nurturing
 * ```
 */
export const evolve = (lead: Lead | undefined, event: LeadEvent): Lead => {
  const before = lead ?? newLead(event)
  return nextLead(before, event, changed(before, event))
}
