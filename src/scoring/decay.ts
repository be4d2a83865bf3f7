/** Points halve every so many days. */
export interface HalfLifeDecay {
  /** Days until half is left, 1 to 1,000. */
  readonly halfLifeDays: number
}

/** Points fall by the same part of their start value each month of 30 days, day by day, until nothing is left. */
export interface LinearDecay {
  /** Percent of the start value lost in 30 days, 1 to 100. */
  readonly percentPerMonth: number
}

/** From an age on, a fixed part of the points is left. */
export interface DecayStep {
  /** Age in whole days from which the step holds, at least 1. */
  readonly afterDays: number
  /** Percent of the points that is left, 0 to 100. */
  readonly percentLeft: number
}

/** Points fall in steps. */
export interface StepDecay {
  /** The steps by rising age and falling rest. */
  readonly steps: readonly DecayStep[]
}

/** How points fade with the age of the activity. Age is counted in whole days of the policy. */
export type Decay = HalfLifeDecay | LinearDecay | StepDecay
