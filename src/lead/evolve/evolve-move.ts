import { limits } from '../../kernel/index.ts'
import type { LeadMoved } from '../events/handoff-events.ts'
import type { Handoff } from '../state/handoff.ts'
import type { Lead, TrailEntry } from '../state/lead.ts'
import { journeyAfterMove } from './evolve-journey.ts'

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

/** Clocks are large; only the last move can give them back. */
const withoutClocks = (trail: readonly TrailEntry[]): readonly TrailEntry[] => {
  const last = trail.at(-1)
  if (!last?.before.sla) return trail
  return [...trail.slice(0, -1), { ...last, before: { ...last.before, sla: null } }]
}

/** With acceptance the lead is worked on: there is nothing to acknowledge any more. */
const worked = (handoff: Handoff | null, { reached }: LeadMoved): Handoff | null =>
  handoff?.acknowledgedUntilAt != null && reached.includes('accepted')
    ? { ...handoff, acknowledgedUntilAt: null }
    : handoff

const corrected = (lead: Lead, version: number): Partial<Lead> => {
  const index = lead.trail.findIndex((entry) => entry.version === version)
  const entry = lead.trail[index]
  if (!entry) return {}
  const { handoff, owner, sla, ...before } = entry.before
  const rest = {
    ...before,
    // a cycle that began by mistake is not over: the next qualification belongs to it
    qualifiedThisCycle: lead.qualifiedThisCycle && !entry.startsCycle,
    takenBack: entry.startsCycle,
    trail: lead.trail.slice(0, index),
  }
  // what happened since to a hand-off that went on is not taken back
  if (handoff && handoff.number === lead.handoff?.number) return rest
  // one that had ended is given back with its clocks, unless the lead has opted out meanwhile
  return handoff && lead.optedOut.length === 0
    ? { ...rest, handoff, owner, sla: sla ?? lead.sla }
    : { ...rest, handoff: null, owner }
}

/**
 * What a move changes in a lead.
 *
 * @param lead - the lead before
 * @param event - the move
 * @returns the fields that change
 */
export const evolveMove = (lead: Lead, event: LeadMoved): Partial<Lead> => {
  const journey = journeyAfterMove(lead.journey, event)
  if (event.undone) {
    return { enteredStageAt: event.at, ...corrected(lead, event.undone.version), journey }
  }
  if (event.from === event.to) return {}
  const qualifies = event.startsCycle
  return {
    enteredStageAt: event.at,
    // a hand-off lasts while the lead is worked on; a new pass through the funnel begins without one
    handoff: event.kind === 'open' && !qualifies ? worked(lead.handoff, event) : null,
    qualifiedThisCycle: qualifies || lead.qualifiedThisCycle,
    vetted: qualifies ? false : lead.vetted,
    checkInAt: event.checkInAt,
    checkInDue: false,
    takenBack: false,
    revenue: event.revenue ?? lead.revenue,
    journey,
    trail: [...withoutClocks(lead.trail.slice(1 - limits.trail)), entryFor(lead, event)],
  }
}
