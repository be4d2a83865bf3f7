import type { TeamMember } from '../routing/index.ts'
import type { Awaitable } from './awaitable.ts'

/** Knows the sales team. */
export interface TeamDirectory {
  /**
   * Reads the team as it is now.
   *
   * @returns everybody who may be given a lead, those absent included
   */
  members(): Awaitable<readonly TeamMember[]>
}
