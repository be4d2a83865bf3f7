import { limits } from '../../kernel/index.ts'
import type { LeadMoved } from '../events/handoff-events.ts'
import type { Handoff } from '../state/handoff.ts'
import type { Lead, TrailEntry } from '../state/lead.ts'
import { journeyAfterMove } from './evolve-journey.ts'
import type { OpenLead } from './next-lead.ts'

/** The state that a correction restores, kept with the move that it may undo. */
const entryFor = (lead: Lead, event: LeadMoved): TrailEntry => ({
  version: event.version,
  transition: event.transition,
  from: event.from,
  to: event.to,
  kind: event.kind,
  reached: event.reached,
  reason: event.reason,
  at: event.at,
  fromKind: event.fromKind,
  assignee: event.assignee,
  cycle: event.cycle,
  grade: event.score?.grade ?? null,
  startsCycle: event.startsCycle,
  before: {
    handoff: lead.handoff,
    owner: lead.owner,
    vetted: lead.vetted,
    checkInAt: lead.checkInAt,
    checkInDue: lead.checkInDue,
    revenue: lead.revenue,
    enteredStageAt: lead.enteredStageAt,
    journey: lead.journey,
    sla: lead.sla,
  },
})

/** The moves that may be taken back, with one more. Clocks are large; only the last move can give them back. */
const trailWith = ({ trail }: Lead, entry: TrailEntry): readonly TrailEntry[] => {
  const entries = trail.slice(1 - limits.trail)
  const last = entries.at(-1)
  if (last?.before.sla) {
    entries[entries.length - 1] = { ...last, before: { ...last.before, sla: null } }
  }
  entries.push(entry)
  return entries
}

/** With acceptance the lead is worked on: there is nothing to acknowledge any more. */
const worked = (handoff: Handoff | null, { reached }: LeadMoved): Handoff | null =>
  handoff?.acknowledgedUntilAt != null && reached.includes('accepted')
    ? { ...handoff, acknowledgedUntilAt: null }
    : handoff

/** The state before the move that is taken back, as far as nothing else has happened since. */
const restore = (lead: OpenLead, version: number): void => {
  const index = lead.trail.findIndex((entry) => entry.version === version)
  const entry = lead.trail[index]
  if (!entry) return
  const { before } = entry
  const { handoff } = before
  // what happened since to a hand-off that went on is not taken back
  if (!handoff || handoff.number !== lead.handoff?.number) {
    lead.owner = before.owner
    // one that had ended is given back with its clocks, unless the lead has opted out meanwhile
    const isGivenBack = handoff !== null && lead.optedOut.length === 0
    if (isGivenBack) lead.sla = before.sla ?? lead.sla
    lead.handoff = isGivenBack ? handoff : null
  }
  lead.vetted = before.vetted
  lead.checkInAt = before.checkInAt
  lead.checkInDue = before.checkInDue
  lead.revenue = before.revenue
  lead.enteredStageAt = before.enteredStageAt
  // a cycle that began by mistake is not over: the next qualification belongs to it
  lead.qualifiedThisCycle = lead.qualifiedThisCycle && !entry.startsCycle
  lead.takenBack = entry.startsCycle
  lead.trail = lead.trail.slice(0, index)
}

/**
 * What a move changes in a lead.
 *
 * @param lead - the lead, changed in place
 * @param event - the move
 */
export const evolveMove = (lead: OpenLead, event: LeadMoved): void => {
  const journey = journeyAfterMove(lead.journey, event)
  if (event.undone) {
    lead.enteredStageAt = event.at
    restore(lead, event.undone.version)
    lead.journey = journey
    return
  }
  if (event.from === event.to) return
  lead.trail = trailWith(lead, entryFor(lead, event))
  lead.journey = journey
  lead.enteredStageAt = event.at
  // a hand-off lasts while the lead is worked on; a new pass through the funnel begins without one
  lead.handoff = event.kind === 'open' && !event.startsCycle ? worked(lead.handoff, event) : null
  if (event.startsCycle) {
    lead.qualifiedThisCycle = true
    lead.vetted = false
  }
  lead.checkInAt = event.checkInAt
  lead.checkInDue = false
  lead.takenBack = false
  lead.revenue = event.revenue ?? lead.revenue
}
