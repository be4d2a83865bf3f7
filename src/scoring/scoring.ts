import type { Fingerprint } from '../kernel/index.ts'
import type { ScoringPolicy } from './scoring-policy.ts'

/** A scoring policy ready to score. Immutable; made by {@link compileScoring}. */
export interface Scoring {
  /** The policy it was compiled from. */
  readonly policy: ScoringPolicy
  /** Names the policy's exact content. */
  readonly fingerprint: Fingerprint
  /** The policy's version. */
  readonly version: string
}
