import type { PoolClaim } from '../../routing/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { LeadId } from '../state/ids.ts'
import type { LeadRecord } from '../state/lead-record.ts'

/** What a command changes in one lead. */
export interface LeadChange {
  /** The lead. */
  readonly leadId: LeadId
  /** The version that the decision was made on; 0 for a new lead. */
  readonly expectedVersion: number
  /** What happened, in order; empty if everything was so already. */
  readonly events: readonly LeadEvent[]
  /** The lead and its profile afterwards. */
  readonly record: LeadRecord
}

/** What a command leads to. Nothing has happened before it is committed. */
export interface Decision {
  /** The leads that change, the one of the command first. */
  readonly changes: readonly LeadChange[]
  /** The changes of shared routing state that the decision stands on. */
  readonly claims: readonly PoolClaim[]
}
