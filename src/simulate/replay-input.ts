import type { Instant } from '../kernel/index.ts'
import type { LeadEvent, Profile } from '../lead/index.ts'
import type { PoolState, TeamMember } from '../routing/index.ts'

/** A lead with everything that really happened to it. */
export interface ReplayLead {
  /** Its own events, in the order of their versions. */
  readonly events: readonly LeadEvent[]
  /** What is known of it, as it stands: events carry no personal data, so that nobody knows what was known when. */
  readonly profile: Profile
}

/** What is replayed, and with whom. */
export interface ReplayInput {
  /** The leads; all of them are held, because routing asks for the order in which they came. */
  readonly leads: Iterable<ReplayLead>
  /** Everybody who might get one; a function, if that changed in ways that their absences do not tell. */
  readonly team: readonly TeamMember[] | ((at: Instant) => readonly TeamMember[])
  /** Until when time passes, in epoch milliseconds. */
  readonly now: Instant
  /**
   * What is remembered of each pool at the beginning.
   *
   * @defaultValue unused pools
   */
  readonly pools?: Readonly<Record<string, PoolState>>
  /**
   * Is told how many commands were replayed so far.
   *
   * @defaultValue nobody
   */
  readonly onProgress?: (done: number) => void
  /**
   * After how many commands it is told.
   *
   * @defaultValue `10000`
   */
  readonly every?: number
}
