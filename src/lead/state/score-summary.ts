import type { Fingerprint } from '../../kernel/index.ts'

/** A score in short, as it stands in events and in the lead. */
export interface ScoreSummary {
  /** Points by dimension, after all caps. */
  readonly dimensions: Readonly<Record<string, number>>
  /** The sum of the dimensions. */
  readonly total: number
  /** The cell of the grade matrix, such as `A1`; `null` if the policy has none. */
  readonly grade: string | null
  /** Whether the threshold `qualified` holds. */
  readonly qualified: boolean
  /** All thresholds that hold, by name; the next reading needs them for hysteresis. */
  readonly held: readonly string[]
  /** The scoring policy it was computed with. */
  readonly policy: Fingerprint
}
