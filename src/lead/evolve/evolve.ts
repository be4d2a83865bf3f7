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
import { nextLead, type OpenLead } from './next-lead.ts'

const optedOut = (lead: OpenLead, event: LeadOptedOut): void => {
  lead.optedOut = [...new Set([...lead.optedOut, ...event.channels])].sort()
  if (event.withdrawn !== null) lead.handoff = null
}

const optedIn = (lead: OpenLead, { channels }: LeadOptedIn): void => {
  lead.optedOut = channels.includes('*')
    ? []
    : lead.optedOut.filter((channel) => !channels.includes(channel))
}

const merged = (lead: OpenLead, event: LeadsMerged): void => {
  lead.absorbed = [...lead.absorbed, event.absorbed, ...event.alsoAbsorbed]
  lead.capturedAt = event.capturedAt
  lead.source = event.earliestSource
  lead.owner = event.owner ?? lead.owner
}

const scored = (lead: OpenLead, { after }: ScoreChanged): void => {
  const { journey } = lead
  lead.score = after
  if (journey.peak === null || after.total > journey.peak) {
    lead.journey = { ...journey, peak: after.total }
  }
}

type Changes = {
  readonly [E in LeadEvent as E['type']]?: (lead: OpenLead, event: E) => void
}

const changes: Changes = {
  'lead-moved': evolveMove,
  'activity-recorded': (lead, { scoring }) => {
    if (scoring) lead.scoring = applyScorePatch(lead.scoring, scoring)
  },
  'score-changed': scored,
  'score-rebased': (lead, { scoring }) => {
    lead.scoring = scoring
  },
  'score-overridden': (lead, { override }) => {
    lead.override = override
  },
  'source-recorded': (lead, { source }) => {
    lead.source = source
  },
  'check-in-due': (lead) => {
    lead.checkInDue = true
  },
  'lead-vetted': (lead) => {
    lead.vetted = true
  },
  'lead-handed-off': evolveHandedOff,
  'lead-assigned': evolveAssigned,
  'hand-off-acknowledged': evolveAcknowledged,
  'offer-passed': evolveOfferPassed,
  'acknowledgement-extended': evolveExtended,
  'acknowledgement-expired': evolveExpired,
  'lead-touched': evolveTouched,
  'lead-opted-out': optedOut,
  'lead-opted-in': optedIn,
  'clocks-changed': (lead, { change }) => {
    lead.sla = applySlaChange(lead.sla, change)
  },
  'leads-merged': merged,
  'lead-absorbed': (lead, { into }) => {
    lead.mergedInto = into
    lead.handoff = null
  },
}

/**
 * What an event changes beside what it says in every case. Those that are not here change nothing but the version, as do events of a later version of the
 * library.
 */
const changeOf = new Map(Object.entries(changes)) as ReadonlyMap<
  string,
  (lead: OpenLead, event: LeadEvent) => void
>

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
  const next = nextLead(lead ?? newLead(event), event)
  changeOf.get(event.type)?.(next, event)
  return next
}
