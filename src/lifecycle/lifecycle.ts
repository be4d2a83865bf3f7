import type { Fingerprint } from '../kernel/index.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'
import type { StageKind, StageMark } from './stage.ts'
import type { TransitionActor } from './transition.ts'

/** A transition, ready to use: everything that may be left out is filled in. */
export interface LifecycleTransition {
  /** Its name, as in the definition. */
  readonly name: string
  /** The stages it starts from. */
  readonly from: readonly string[]
  /** The stages it may lead to; empty for one that stays or goes back. */
  readonly to: readonly string[]
  /** Whether it leads to a named stage, stays, or goes back to the stage before. */
  readonly target: 'stage' | 'same' | 'previous'
  /** Who may make it. */
  readonly by: TransitionActor
  /** Its guards, in the order in which they are asked. */
  readonly guards: readonly string[]
  /** The agreed reasons; empty if none is needed. */
  readonly reasons: readonly string[]
  /** Whether a lead that has been qualified before begins its next cycle. */
  readonly startsCycle: boolean
  /** Whether it is meant to lead out of a closed stage. */
  readonly reopens: boolean
}

/** A stage, ready to use. */
export interface LifecycleStage {
  /** Its name, as in the definition. */
  readonly name: string
  /** What people read. */
  readonly title: string
  /** What it means for the rest of the library. */
  readonly kind: StageKind
  /** The milestones that a lead in it has reached. */
  readonly marks: readonly StageMark[]
  /** The transitions that start from it, by name. */
  readonly exits: ReadonlyMap<string, LifecycleTransition>
}

/**
 * A checked lifecycle, immutable and ready to use.
 *
 * @typeParam S - names of the stages
 * @typeParam T - names of the transitions
 * @typeParam G - names of the guards
 * @typeParam R - reasons by transition
 */
export interface Lifecycle<
  S extends string = string,
  T extends string = string,
  G extends string = string,
  R extends Readonly<Record<T, string>> = Readonly<Record<T, string>>,
> {
  /** The data it was made of. */
  readonly definition: LifecycleDefinition<S, T, G>
  /** Names the exact content of the definition. */
  readonly fingerprint: Fingerprint
  /** The stage of a new lead. */
  readonly initial: S
  /** The stages by name. */
  readonly stages: ReadonlyMap<string, LifecycleStage>
  /** The transitions by name. */
  readonly transitions: ReadonlyMap<string, LifecycleTransition>
  /** Carries the reasons of each transition for the compiler; absent at run time. */
  readonly reasonsByTransition?: R
}

/**
 * The names of a lifecycle's stages.
 *
 * @typeParam L - the type of the lifecycle
 */
export type StageOf<L extends Lifecycle> = L['initial']

/**
 * The names of a lifecycle's transitions.
 *
 * @typeParam L - the type of the lifecycle
 */
export type TransitionOf<L extends Lifecycle> = Extract<
  keyof L['definition']['transitions'],
  string
>

/**
 * The names of a lifecycle's guards.
 *
 * @typeParam L - the type of the lifecycle
 */
export type GuardOf<L extends Lifecycle> = NonNullable<L['definition']['guards']>[number]

/**
 * The reasons of one transition; `never` if it needs none.
 *
 * @typeParam L - the type of the lifecycle
 * @typeParam T - the name of the transition
 */
export type ReasonOf<L extends Lifecycle, T extends TransitionOf<L>> = NonNullable<
  L['reasonsByTransition']
>[T]
