/**
 * What a stage means for the rest of the library, whatever it is called: `open` leads are worked on, `parked` leads wait
 * for a better moment, `won`, `lost` and `discarded` leads are closed.
 */
export type StageKind = 'open' | 'parked' | 'won' | 'lost' | 'discarded'

/** A milestone that a lead reaches with a stage: metrics and criteria look at marks, never at names. */
export type StageMark = 'qualified' | 'accepted' | 'opportunity'

/** A stage as it is written in a definition. */
export interface StageDefinition {
  /** What the stage means for service levels, routing and metrics. */
  readonly kind: StageKind
  /**
   * Milestones that a lead in this stage has reached.
   *
   * @defaultValue none
   */
  readonly marks?: readonly StageMark[]
  /** What people read, such as `Sales accepted`. */
  readonly title?: string
}

/** All stage kinds. */
export const stageKinds = ['open', 'parked', 'won', 'lost', 'discarded'] as const

/** All stage marks, in the order in which a lead reaches them. */
export const stageMarks = ['qualified', 'accepted', 'opportunity'] as const
