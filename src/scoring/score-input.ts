import type { Instant } from '../kernel/index.ts'
import type { ScoreOverride } from './score.ts'
import type { ScoreState } from './score-state.ts'

/** What a score is read from. */
export interface ScoreInput {
  /** What the lead's activities come to. */
  readonly state: ScoreState
  /** What is known about the lead: plain nested data. */
  readonly profile: unknown
  /** The instant of reading, in epoch milliseconds. */
  readonly now: Instant
  /** What a person decided, if anybody did. */
  readonly override?: ScoreOverride
  /** Thresholds that held before ({@link Score.held}); they hold on down to their `keep` values. */
  readonly held?: readonly string[]
}
