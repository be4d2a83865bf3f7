import type { Lifecycle } from '../../lifecycle/index.ts'
import type { StandardCommand } from './standard-command.ts'
import type { AnyTransition, TransitionCommand } from './transition-command.ts'

/**
 * Everything that can be asked of a lead in one lifecycle.
 *
 * @typeParam L - the type of the lifecycle
 */
export type LeadCommand<L extends Lifecycle> = StandardCommand | TransitionCommand<L>

/** Everything that can be asked of a lead in any lifecycle. */
export type AnyCommand = StandardCommand | AnyTransition
