import type { Instant } from '../../kernel/index.ts'

/** Something that a lead passes on its way: the marks of its stages, and what happens between them. */
export type Milestone =
  | 'qualified'
  | 'passed'
  | 'acknowledged'
  | 'touched'
  | 'accepted'
  | 'opportunity'
  | 'won'

/**
 * How far a lead had come, with the instants: what a metric needs to know of the past, so that it never has to ask for it. The instants are those of the present
 * pass through the funnel; a lead that qualifies anew begins with empty ones.
 */
export interface Journey {
  /** When the lead itself became known, whatever was merged into it later. */
  readonly capturedAt: Instant
  /** When it was qualified. */
  readonly qualifiedAt: Instant | null
  /** When it was passed to sales. */
  readonly passedAt: Instant | null
  /** The queue that it was passed to; `null` if it went to a person. */
  readonly queue: string | null
  /** When sales first said that they had seen it. */
  readonly acknowledgedAt: Instant | null
  /** When sales first touched it. */
  readonly touchedAt: Instant | null
  /** When sales accepted it. */
  readonly acceptedAt: Instant | null
  /** When it became an opportunity. */
  readonly opportunityAt: Instant | null
  /** Everything that it has passed at any time, in whatever pass. */
  readonly ever: readonly Milestone[]
  /** Why sales rejected it the last time; `null` if it never did. */
  readonly rejectedFor: string | null
  /** Its highest score so far. */
  readonly peak: number | null
  /** The scoring rules that gave points when it was qualified the last time. */
  readonly rules: readonly string[]
}
