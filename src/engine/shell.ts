import type { HandoffModel, LeadEvent, LeadRecord } from '../lead/index.ts'
import type { Clock, TeamDirectory } from '../ports/index.ts'
import type { Notifier } from './notifier.ts'
import type { StoreAccess } from './store-access.ts'
import type { Turns } from './turns.ts'

/** What a command did. */
export interface Executed extends LeadRecord {
  /** What happened to all leads concerned, in order; empty if everything was so already. */
  readonly events: readonly LeadEvent[]
  /** Whether the command had been executed before: then the events are those of that time, and nothing was written now. */
  readonly duplicate: boolean
}

/** What the shell works with. */
export interface Shell {
  /** The policies. */
  readonly model: HandoffModel
  /** The store, checked. */
  readonly store: StoreAccess
  /** The team. */
  readonly team: TeamDirectory
  /** The time. */
  readonly clock: Clock
  /** The listeners. */
  readonly notifier: Notifier
  /** The commands of this process that were overtaken. */
  readonly turns: Turns
}
