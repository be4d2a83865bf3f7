import type { LifecycleDefinition } from './lifecycle-definition.ts'
import type { StageDefinition } from './stage.ts'
import type { TransitionDefinition } from './transition.ts'

/**
 * A transition as it is written in code. That reasons are texts is checked at run time only, or they could not be inferred.
 *
 * @typeParam S - names of the stages
 * @typeParam G - names of the guards
 * @typeParam R - its reasons; `unknown` if it lists none
 */
export interface TransitionLiteral<S extends string, G extends string, R>
  extends Omit<TransitionDefinition<S, G>, 'reasons'> {
  /** {@inheritDoc TransitionDefinition.reasons} */
  readonly reasons?: readonly R[]
}

/**
 * A lifecycle as it is written in code. The stages are inferred from the keys of `stages`, the guards from the list, the
 * transitions and their reasons from `transitions`; everywhere else a name is only looked up, so that a misspelt one is one
 * error at its own place.
 *
 * @typeParam S - names of the stages
 * @typeParam G - names of the guards
 * @typeParam R - reasons by transition
 */
export interface LifecycleLiteral<S extends string, G extends string, R>
  extends Omit<LifecycleDefinition, 'transitions'> {
  /** {@inheritDoc LifecycleDefinition.initial} */
  readonly initial: NoInfer<S>
  /** {@inheritDoc LifecycleDefinition.stages} */
  readonly stages: Readonly<Record<S, StageDefinition>>
  /** {@inheritDoc LifecycleDefinition.guards} */
  readonly guards?: readonly G[]
  /** {@inheritDoc LifecycleDefinition.transitions} */
  readonly transitions: {
    readonly [T in keyof R]: TransitionLiteral<NoInfer<S>, NoInfer<G>, R[T]>
  }
}

/**
 * The reasons that each transition of a literal lists; `never` where it lists none.
 *
 * @typeParam R - reasons by transition, as inferred
 */
export type ReasonsByTransition<R> = {
  readonly [T in keyof R & string]: unknown extends R[T] ? never : R[T] & string
}
