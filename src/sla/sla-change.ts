import type { Instant } from '../kernel/index.ts'
import type { EscalationAction } from './sla-policy.ts'
import type { ClockScope, SlaClock, SlaState } from './sla-state.ts'

/** What became of a clock. */
export interface SlaOutcome {
  /** The clock. */
  readonly clock: string
  /** The target it came from. */
  readonly target: string
  /** Whose clock it is. */
  readonly scope: ClockScope
  /** The person concerned, for an owner's clock. */
  readonly owner: string | null
  /**
   * `breached` is recorded once; `corrected` takes it back, when a late fact proves that there was none; `missed` is a stop after a breach;
   * `withdrawn` an end without a result; `superseded` gives way to a newer clock; `rebased` got another due instant on purpose.
   */
  readonly outcome:
    | 'started'
    | 'met'
    | 'breached'
    | 'corrected'
    | 'missed'
    | 'withdrawn'
    | 'superseded'
    | 'rebased'
  /** When it became so. */
  readonly at: Instant
  /** When it was due; `null` for never or while paused. */
  readonly dueAt: Instant | null
  /** Time of the calendar that was used, without pauses. */
  readonly usedMs: number
  /** Elapsed time since the start. */
  readonly elapsedMs: number
}

/** A step that has come due: to be carried out once. */
export interface SlaEffect {
  /** Names the step; unique within a lead and a start of the clock. */
  readonly key: string
  /** What to do. */
  readonly kind: 'warn' | 'breach' | 'escalate'
  /** The clock. */
  readonly clock: string
  /** The target it came from. */
  readonly target: string
  /** Whose clock it is. */
  readonly scope: ClockScope
  /** The person concerned, for an owner's clock. */
  readonly owner: string | null
  /** When it came due. */
  readonly at: Instant
  /** When the clock is due. */
  readonly dueAt: Instant
  /** For an escalation: what it asks for. */
  readonly action?: EscalationAction
  /** For an escalation: the person or queue it concerns. */
  readonly to?: string
}

/** What a fact changed, as it stands in an event. */
export interface SlaChange {
  /** The latest instant that is known of. */
  readonly seenAt: Instant
  /** The clocks that changed, whole. */
  readonly clocks: { readonly [key: string]: SlaClock }
  /** Keys of clocks that are over and belong to no target any more. */
  readonly removed?: readonly string[]
  /** The pauses, if they changed. */
  readonly pauses?: SlaState['pauses']
  /** The recent facts, if they changed. */
  readonly recent?: SlaState['recent']
  /** What became of the clocks. */
  readonly outcomes: readonly SlaOutcome[]
  /** Steps that came due with it. */
  readonly effects: readonly SlaEffect[]
}

/**
 * The clocks after a change. Needs no policy, so that history folds without one.
 *
 * @param state - the clocks before
 * @param change - from an event
 * @returns the clocks afterwards
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, emptySlaState } from 'lead-handoff'
 *
 * const sla = compileSla({ id: 'inbound', version: '1', targets: [{ id: 'call', measure: 'first-touch', within: '1h' }] })
 * const change = advanceSla(sla, emptySlaState, {
 *   fact: { kind: 'handed-off', at: Date.UTC(2026, 2, 2, 9) },
 * })
 * const state = change ? applySlaChange(emptySlaState, change) : emptySlaState
 * console.log(state.clocks['call']?.dueAt === Date.UTC(2026, 2, 2, 10)) // true
 * ```
 */
export const applySlaChange = (state: SlaState, change: SlaChange): SlaState => {
  const removed = new Set(change.removed)
  const clocks = Object.entries({ ...state.clocks, ...change.clocks })
  return {
    seenAt: change.seenAt,
    clocks: Object.fromEntries(clocks.filter(([key]) => !removed.has(key))),
    pauses: change.pauses ?? state.pauses,
    recent: change.recent ?? state.recent,
  }
}
