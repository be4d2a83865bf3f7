import type { StageDefinition } from './stage.ts'
import type { TransitionDefinition } from './transition.ts'

/**
 * A lifecycle as data: plain JSON, the form in which operations edit it and hosts store it.
 *
 * @typeParam S - names of the stages
 * @typeParam T - names of the transitions
 * @typeParam G - names of the guards
 */
export interface LifecycleDefinition<
  S extends string = string,
  T extends string = string,
  G extends string = string,
> {
  /** Name of the lifecycle. */
  readonly id: string
  /** Version of the content, such as `2026-03`. */
  readonly version?: string
  /** The stage of a new lead. */
  readonly initial: S
  /** The stages by name. */
  readonly stages: Readonly<Record<S, StageDefinition>>
  /**
   * Guards that the transitions may name.
   *
   * @defaultValue none
   */
  readonly guards?: readonly G[]
  /** The transitions by name. A name says the intent: `accept`, not `mql-to-sal`. */
  readonly transitions: Readonly<Record<T, TransitionDefinition<S, G>>>
  /** How often a lead may pass through the funnel; unbounded if absent. */
  readonly maxCycles?: number
}
