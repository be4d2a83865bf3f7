import type { Facts, HandoffModelInput, Lifecycle } from '../lead/index.ts'
import type { Clock, TeamDirectory } from '../ports/index.ts'
import type { EngineStore } from './store-access.ts'

/**
 * What a hand-off is made of: the policies, and what the host provides.
 *
 * @typeParam L - the type of the lifecycle
 */
export type HandoffOptions<L extends Lifecycle> = HandoffModelInput<L> & {
  /** Keeps the leads, finds those whose timers have come due, lists them, and hands out what is to be told. */
  readonly store: EngineStore
  /** The sales team, or where to read it. */
  readonly team: TeamDirectory | NonNullable<Facts['team']>
  /**
   * Tells the time.
   *
   * @defaultValue the clock of the machine
   */
  readonly clock?: Clock
}
