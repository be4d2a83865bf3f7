/** Where a lead stands after the journey, in the words of everybody who takes part. */
export interface Finish {
  /** The stage. */
  readonly stage: string
  /** The pass through the funnel. */
  readonly cycle: number
  /** What it was won for. */
  readonly revenueMinor: number | undefined
}
