import type { AtClosing } from '../calendar/index.ts'
import type { Fingerprint, Instant } from '../kernel/index.ts'
import type { SlaFact, SlaFactKind } from './sla-fact.ts'
import type { SlaMeasure } from './sla-policy.ts'

/** Whose clock: the lead's goes on when it is reassigned, the owner's restarts. */
export type ClockScope = 'lead' | 'owner'

/** How a clock stands. `met`, `missed` and `withdrawn` are final unless a late fact corrects them. */
export type ClockStatus = 'running' | 'paused' | 'breached' | 'met' | 'missed' | 'withdrawn'

/** A stretch of silence that is over. */
export interface PastStretch {
  /** When it began. */
  readonly startedAt: Instant
  /** When it had to end; `null` for never. */
  readonly dueAt: Instant | null
  /** Whether it lasted too long. */
  readonly breached: boolean
}

/** One clock. It carries what it needs to be folded without the policy it came from. */
export interface SlaClock {
  /** The target it came from. */
  readonly target: string
  /** What it measures. */
  readonly measure: SlaMeasure
  /** Whose it is. */
  readonly scope: ClockScope
  /** The person concerned, for an owner's clock. */
  readonly owner: string | null
  /** The policy it came from. */
  readonly policy: Fingerprint
  /** When it started. */
  readonly startedAt: Instant
  /** Time allowed, in time of the calendar. */
  readonly allowedMs: number
  /** When it is due without pauses, as it was given; `null` for never, because the calendar never opens that long. */
  readonly givenDueAt: Instant | null
  /** When it is due with the pauses so far; `null` for never, or while it is paused. */
  readonly dueAt: Instant | null
  /** Names of the calendars, intersected; none for elapsed time. */
  readonly calendars: readonly string[]
  /** What becomes of a due instant at closing time. */
  readonly atClosing: AtClosing
  /** Facts that stop it. */
  readonly stopOn: readonly SlaFactKind[]
  /** Facts that start it anew. */
  readonly restartOn: readonly SlaFactKind[]
  /** How many stopping facts it takes. */
  readonly count: number
  /** Reasons of pauses that count; `null` for all. */
  readonly pausedBy: readonly string[] | null
  /** The earliest stopping facts, at most `count`. */
  readonly stopsAt: readonly Instant[]
  /** When it ended without a result; `null` if it did not. */
  readonly endedAt: Instant | null
  /** How it stands. */
  readonly status: ClockStatus
  /** Whether a breach is on record. */
  readonly breached: boolean
  /** Keys of the steps that were taken. */
  readonly done: readonly string[]
  /** For silence: the stretch before this one. */
  readonly previous: PastStretch | null
}

/** A pause or its end. */
export interface PauseMark {
  /** When. */
  readonly at: Instant
  /** Whether a pause begins or ends. */
  readonly on: boolean
  /** The reason; empty for none. */
  readonly reason: string
}

/** The clocks of a lead, as JSON of bounded size. */
export interface SlaState {
  /** The latest instant that is known of. */
  readonly seenAt: Instant | null
  /** The clocks by key. */
  readonly clocks: { readonly [key: string]: SlaClock }
  /** Pauses in order. */
  readonly pauses: readonly PauseMark[]
  /** Recent facts, for clocks whose start arrives late. */
  readonly recent: readonly SlaFact[]
}

/** No clock has started yet. */
export const emptySlaState: SlaState = Object.freeze({
  seenAt: null,
  clocks: Object.freeze({}),
  pauses: Object.freeze([]),
  recent: Object.freeze([]),
})
