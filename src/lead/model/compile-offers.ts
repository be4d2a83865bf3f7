import { parseDuration } from '../../kernel/index.ts'
import type { OfferPolicy } from './offer-policy.ts'

/** The policy of offers, ready to use. */
export interface CompiledOffers {
  /** How long an offer is exclusive, in business time. */
  readonly withinMs: number
  /** Calendar for those who have none of their own; `null` for elapsed time. */
  readonly calendar: string | null
  /** Most offers of one hand-off. */
  readonly most: number
  /** Whether those who let it pass are asked once more. */
  readonly secondChance: boolean
  /** The agreed reasons to decline. */
  readonly reasons: readonly string[]
  /** Who gets the lead in the end. */
  readonly lastResort: OfferPolicy['lastResort']
  /** How long an acknowledgement lasts, in business time; `null` for ever. */
  readonly lastsMs: number | null
}

/**
 * Reads a policy of offers that {@link checkOffers} found sound.
 *
 * @param policy - the policy
 * @returns its durations in milliseconds and its defaults filled in
 */
export const compileOffers = (policy: OfferPolicy): CompiledOffers => ({
  withinMs: parseDuration(policy.within),
  calendar: policy.calendar ?? null,
  most: policy.offers ?? 3,
  secondChance: policy.secondChance ?? true,
  reasons: [...policy.reasons],
  lastResort: { ...policy.lastResort },
  lastsMs:
    policy.acknowledgementLasts === undefined ? null : parseDuration(policy.acknowledgementLasts),
})
