import type { LeadEvent, LeadId } from '../lead/index.ts'

/** What was seen of a lead: all versions up to one, and some beyond it. */
interface Seen {
  upTo: number
  beyond: Set<number> | undefined
}

/** Lets each event through once. */
export type Distinct = (event: LeadEvent) => boolean

/**
 * Lets each event through once, for sources that repeat themselves: a queue that delivers at least once, files that overlap. It remembers one number for each lead as long as its
 * versions come without gaps, so its memory grows with leads, not with events.
 *
 * @returns says of each event whether it is new
 * @example
 * ```ts
 * import { computeMetric, createDistinct, funnel } from 'lead-handoff/metrics'
 *
 * const isNew = createDistinct()
 * console.log(computeMetric(funnel, [].filter(isNew)).leads) // 0
 * ```
 */
export const createDistinct = (): Distinct => {
  const leads = new Map<LeadId, Seen>()
  return ({ leadId, version }) => {
    let seen = leads.get(leadId)
    if (!seen) {
      seen = { upTo: 0, beyond: undefined }
      leads.set(leadId, seen)
    }
    if (version <= seen.upTo || seen.beyond?.has(version)) return false
    if (version !== seen.upTo + 1) {
      seen.beyond ??= new Set()
      seen.beyond.add(version)
      return true
    }
    seen.upTo = version
    while (seen.beyond?.delete(seen.upTo + 1)) seen.upTo += 1
    if (seen.beyond?.size === 0) seen.beyond = undefined
    return true
  }
}
