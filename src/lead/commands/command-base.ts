import type { Instant } from '../../kernel/index.ts'
import type { CommandId, LeadId, PersonId } from '../state/ids.ts'

/** What every command carries. */
export interface CommandBase {
  /** The lead it is about. */
  readonly leadId: LeadId
  /** Who does it; the system if absent. */
  readonly by?: PersonId
  /** When it happened, if not now; a `Date` or epoch milliseconds, not in the future. */
  readonly at?: Date | Instant
  /** Makes the command safe to send again: a command of this id takes effect once. */
  readonly id?: CommandId
}
