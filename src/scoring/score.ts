import type { Fingerprint, Instant } from '../kernel/index.ts'

/** One side of a score. */
export interface DimensionScore {
  /** The rounded sum of its rules, before the dimension's bounds. */
  readonly raw: number
  /** What counts: the raw value within the dimension's bounds. */
  readonly value: number
  /** The name of the band it lies in, where the dimension has bands. */
  readonly band?: string
}

/** The numbers of a score. */
export interface ScoreFigures {
  /** Each dimension by name. */
  readonly dimensions: { readonly [name: string]: DimensionScore }
  /** The sum of the dimensions' values. */
  readonly total: number
  /** The cell of the grade matrix, where the policy has one. */
  readonly grade?: string
}

/** What a person decided about a score. The machine's score goes on beside it. */
export interface ScoreOverride {
  /** Who decided. */
  readonly by: string
  /** Why. */
  readonly reason: string
  /** When, in epoch milliseconds. */
  readonly at: Instant
  /** From when on it no longer holds; without it, until it is withdrawn. */
  readonly expiresAt?: Instant
  /** Points added to a dimension, negative to subtract. */
  readonly add?: { readonly [dimension: string]: number }
  /** The value of a dimension. */
  readonly dimensions?: { readonly [dimension: string]: number }
  /** The total. */
  readonly total?: number
  /** The grade. */
  readonly grade?: string
}

/** A lead's score at an instant. */
export interface Score extends ScoreFigures {
  /** Fingerprint of the policy. */
  readonly policy: Fingerprint
  /** Version of the policy. */
  readonly version: string
  /** The instant of reading, in epoch milliseconds. */
  readonly at: Instant
  /** Whether the threshold `qualified` holds. */
  readonly qualified: boolean
  /** Names of the thresholds that hold, in the policy's order. Pass them to the next reading as `held`. */
  readonly held: readonly string[]
  /** The override in force, if there is one. */
  readonly override?: ScoreOverride
  /** What the rules alone say, while an override is in force. */
  readonly machine?: ScoreFigures
}
