/** Who may make a transition: a person only, or the system as well. */
export type TransitionActor = 'anyone' | 'person'

/** Where a transition leads when it is not to a named stage: nowhere, or back to the stage before. */
export type TransitionTarget = '@same' | '@previous'

/**
 * Where a transition may start: in some stages, or in all of them.
 *
 * @typeParam S - names of the stages
 */
export type StagesFrom<S extends string> = '*' | readonly S[]

/**
 * Where a transition may lead: to a stage, to one of several, nowhere, or back.
 *
 * @typeParam S - names of the stages
 */
export type StagesTo<S extends string> = S | readonly S[] | TransitionTarget

/**
 * A transition as it is written in a definition.
 *
 * @typeParam S - names of the stages
 * @typeParam G - names of the guards
 */
export interface TransitionDefinition<S extends string = string, G extends string = string> {
  /** Stages it starts from; `'*'` for every stage. */
  readonly from: StagesFrom<S>
  /** The stage it leads to; a list lets the command choose; `'@same'` stays; `'@previous'` takes back the last move. */
  readonly to: StagesTo<S>
  /**
   * Who may make it.
   *
   * @defaultValue `'anyone'`
   */
  readonly by?: TransitionActor
  /**
   * Conditions in code, by name; all of them must hold, and the first that does not is the refusal.
   *
   * @defaultValue none
   */
  readonly guards?: readonly G[]
  /** The agreed reasons, in kebab-case. If there are any, the command must give one of them. */
  readonly reasons?: readonly string[]
  /**
   * Whether a lead that has been qualified before begins its next pass through the funnel.
   *
   * @defaultValue `false`
   */
  readonly startsCycle?: boolean
  /**
   * Whether it is meant to lead out of a `lost` or `discarded` stage; without it `checkLifecycle` calls that an oversight.
   *
   * @defaultValue `false`
   */
  readonly reopens?: boolean
}
