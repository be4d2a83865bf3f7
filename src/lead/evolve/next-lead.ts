import type { LeadEvent } from '../events/lead-event.ts'
import type { Lead } from '../state/lead.ts'

/** A lead that is being made out of the one before. Nobody else has it yet, so that it may be changed in place. */
export type OpenLead = { -readonly [K in keyof Lead]: Lead[K] }

/**
 * A new lead out of the one before and what every event says. All fields are written out, so that every lead has one hidden class and copying one costs some
 * thirty nanoseconds; what else the event changes is then set in place, which costs a tenth of laying an object over it.
 *
 * @param before - the lead before
 * @param event - what happened
 * @returns the lead afterwards, still without what only this type of event changes
 */
export const nextLead = (before: Lead, event: LeadEvent): OpenLead => ({
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
})
