import { emptyScoreState } from '../../scoring/index.ts'
import { emptySlaState } from '../../sla/index.ts'
import type { EventBase } from '../events/event-base.ts'
import type { Lead } from '../state/lead.ts'
import { newJourney } from './evolve-journey.ts'

/**
 * A lead of which nothing but its first event is known.
 *
 * @param event - the first event
 * @returns the lead before that event, at version 0; its lists are its own, because a frozen one takes ten times as long to copy
 */
export const newLead = (event: EventBase): Lead => ({
  id: event.leadId,
  version: 0,
  stage: event.stage,
  kind: event.kind,
  enteredStageAt: event.at,
  capturedAt: event.at,
  recordedAt: event.recordedAt,
  cycle: event.cycle,
  qualifiedThisCycle: false,
  source: event.source,
  scoring: emptyScoreState,
  score: null,
  override: null,
  vetted: false,
  handoff: null,
  handoffs: 0,
  owner: null,
  touchIds: [],
  sla: emptySlaState,
  optedOut: [],
  checkInAt: null,
  checkInDue: false,
  takenBack: false,
  revenue: null,
  mergedInto: null,
  absorbed: [],
  journey: newJourney(event.at),
  trail: [],
})
