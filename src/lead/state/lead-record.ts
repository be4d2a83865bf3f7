import type { Lead } from './lead.ts'
import type { Profile } from './profile.ts'

/** A lead as a store keeps it: where it stands, and beside it what is personal. */
export interface LeadRecord {
  /** Where the lead stands: the fold of its events. */
  readonly lead: Lead
  /** What is known of the person; can be erased without touching an event. */
  readonly profile: Profile
}
