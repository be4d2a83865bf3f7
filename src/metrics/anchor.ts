import type { Instant } from '../kernel/index.ts'
import type { Fact } from './fact.ts'

/** From where a conversion or a time is counted. `lead` is the capture, once for each lead; all others begin anew with each pass through the funnel. */
export type Anchor = 'lead' | 'qualified' | 'passed' | 'accepted' | 'opportunity'

/** What can come after an anchor. */
export type Step =
  | 'qualified'
  | 'passed'
  | 'acknowledged'
  | 'touched'
  | 'accepted'
  | 'opportunity'
  | 'won'

const fields = {
  lead: 'capturedAt',
  qualified: 'qualifiedAt',
  passed: 'passedAt',
  accepted: 'acceptedAt',
  opportunity: 'opportunityAt',
} as const

/**
 * When a lead passed an anchor, as the fact tells it.
 *
 * @param anchor - the anchor
 * @param fact - something that happened later
 * @returns the instant; `null` if the lead had not passed it, or this step was counted before
 */
export const anchoredAt = (anchor: Anchor, fact: Fact): Instant | null => {
  // a lead is captured once, so what it reaches in a later pass is not reached again
  if (anchor === 'lead' ? !fact.first : !fact.fresh) return null
  return fact.journey?.[fields[anchor]] ?? null
}
