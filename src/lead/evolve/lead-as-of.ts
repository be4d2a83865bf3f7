import type { Instant } from '../../kernel/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { Lead } from '../state/lead.ts'
import { evolve } from './evolve.ts'

/**
 * Replays a lead's history.
 *
 * @param events - the events of one lead in the order of their versions
 * @returns the lead, or `undefined` without events
 * @example
 * ```ts
 * import { foldLead } from 'lead-handoff'
 *
 * console.log(foldLead([])) // undefined
 * ```
 */
export const foldLead = (events: Iterable<LeadEvent>): Lead | undefined => {
  let lead: Lead | undefined
  for (const event of events) lead = evolve(lead, event)
  return lead
}

/**
 * The lead as it was known at an instant: the fold of what was recorded until then.
 *
 * @param events - the events of one lead in the order of their versions
 * @param asOf - epoch milliseconds; what was recorded exactly then counts
 * @returns the lead, or `undefined` if it was not known yet
 * @example
 * ```ts
 * import { leadAsOf } from 'lead-handoff'
 *
 * console.log(leadAsOf([], Date.UTC(2026, 0, 5))) // undefined
 * ```
 */
export const leadAsOf = (events: Iterable<LeadEvent>, asOf: Instant): Lead | undefined => {
  let lead: Lead | undefined
  for (const event of events) {
    // recordedAt never falls from version to version, so the first later event ends the search
    if (event.recordedAt > asOf) break
    lead = evolve(lead, event)
  }
  return lead
}
