import type { LeadEvent } from '../events/lead-event.ts'
import type { Lead } from '../state/lead.ts'

/**
 * A new lead out of the one before, what every event says and what this one changes. All fields are written out, so that every lead has one hidden
 * class and copying one costs some thirty nanoseconds; what changes is laid over the copy.
 *
 * @param before - the lead before
 * @param event - what happened
 * @param changes - the fields that change beside what every event says
 * @returns the lead afterwards
 */
export const nextLead = (before: Lead, event: LeadEvent, changes: Partial<Lead>): Lead => {
  const next: Lead = {
    id: before.id,
    version: event.version,
    stage: event.stage,
    kind: event.kind,
    enteredStageAt: before.enteredStageAt,
    capturedAt: before.capturedAt,
    recordedAt: event.recordedAt,
    cycle: event.cycle,
    qualifiedThisCycle: before.qualifiedThisCycle,
    source: before.source,
    scoring: before.scoring,
    score: before.score,
    override: before.override,
    vetted: before.vetted,
    handoff: before.handoff,
    handoffs: before.handoffs,
    owner: before.owner,
    touchIds: before.touchIds,
    sla: before.sla,
    optedOut: before.optedOut,
    checkInAt: before.checkInAt,
    checkInDue: before.checkInDue,
    takenBack: before.takenBack,
    revenue: before.revenue,
    mergedInto: before.mergedInto,
    absorbed: before.absorbed,
    journey: before.journey,
    trail: before.trail,
  }
  return Object.assign(next, changes)
}
