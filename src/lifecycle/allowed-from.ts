import { knownStage } from './known-stage.ts'
import type {
  Lifecycle,
  LifecycleTransition,
  ReasonOf,
  StageOf,
  TransitionOf,
} from './lifecycle.ts'
import type { TransitionActor } from './transition.ts'

/**
 * A transition that may be tried from a stage. Its guards are asked only when a command is decided.
 *
 * @typeParam L - the type of the lifecycle
 * @typeParam T - the name of the transition
 */
export interface AllowedTransition<
  L extends Lifecycle = Lifecycle,
  T extends TransitionOf<L> = TransitionOf<L>,
> {
  /** Its name. */
  readonly name: T
  /** The stages it may lead to; empty for one that stays or goes back. */
  readonly to: readonly StageOf<L>[]
  /** Whether it leads to a named stage, stays, or goes back to the stage before. */
  readonly target: LifecycleTransition['target']
  /** Who may make it. */
  readonly by: TransitionActor
  /** The agreed reasons, of which the command must give one; empty if none is needed. */
  readonly reasons: readonly ReasonOf<L, T>[]
}

/**
 * What {@link allowedFrom} lists: one of the lifecycle's transitions, told apart by its name.
 *
 * @typeParam L - the type of the lifecycle
 */
export type AnyAllowedTransition<L extends Lifecycle> = {
  readonly [T in TransitionOf<L>]: AllowedTransition<L, T>
}[TransitionOf<L>]

/**
 * What may be tried from a stage.
 *
 * @typeParam L - the type of the lifecycle
 * @param lifecycle - the lifecycle
 * @param stage - the name of the stage
 * @returns the transitions that start there, in the order of the definition
 * @throws RangeError for a stage that does not exist
 * @example
 * ```ts
 * import { allowedFrom, standardLifecycle } from 'lead-handoff'
 *
 * console.log(allowedFrom(standardLifecycle, 'trashed').map(({ name }) => name)) // [ 'restore', 'correct' ]
 * ```
 */
export const allowedFrom = <L extends Lifecycle>(
  lifecycle: L,
  stage: StageOf<L>,
): readonly AnyAllowedTransition<L>[] =>
  Array.from(
    knownStage(lifecycle, stage).exits.values(),
    ({ name, to, target, by, reasons }) =>
      ({ name, to, target, by, reasons }) as unknown as AnyAllowedTransition<L>,
  )
