import type { Instant, JsonObject } from '../kernel/index.ts'

/** Something the lead did, as far as scoring looks at it. */
export interface ScoredActivity {
  /** Unique for the activity: the same id counts once. */
  readonly id: string
  /** What kind it is, such as `form-submitted`. */
  readonly type: string
  /** When it happened, in epoch milliseconds. */
  readonly at: Instant
  /** What else is known about it. */
  readonly properties?: JsonObject
  /** Which content it was about, such as a page or a document. */
  readonly content?: string
}
