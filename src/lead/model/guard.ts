import type { Instant } from '../../kernel/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { PersonId } from '../state/ids.ts'
import type { Lead } from '../state/lead.ts'
import type { Profile } from '../state/profile.ts'

/** What a guard may look at. */
export interface GuardContext {
  /** The lead before the transition. */
  readonly lead: Lead
  /** What is known of it. */
  readonly profile: Profile
  /** The command. */
  readonly command: AnyTransition
  /** When the transition happens. */
  readonly at: Instant
  /** Who makes it; `null` for the system. */
  readonly by: PersonId | null
}

/**
 * A condition in code that a lifecycle names.
 *
 * @param context - the lead, its profile and the command
 * @returns `true` if it holds, or a sentence that says why it does not
 */
export type Guard = (context: GuardContext) => true | string
