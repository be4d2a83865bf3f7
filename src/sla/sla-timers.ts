import type { Instant } from '../kernel/index.ts'
import type { Sla } from './compile-sla.ts'
import type { SlaEffect } from './sla-change.ts'
import type { SlaState } from './sla-state.ts'
import { pendingSteps } from './sla-steps.ts'

/** An instant at which the passing of time alone changes something. */
export interface Timer {
  /** Name of the timer, unique within a lead. */
  readonly key: string
  /** When it is due, epoch milliseconds. */
  readonly at: Instant
}

/** A timer of a clock. Its key names the start of the clock too, so that a clock that starts again has new timers. */
export interface SlaTimer extends Timer {
  /** The clock. */
  readonly clock: string
  /** The target it came from. */
  readonly target: string
  /** What will happen. */
  readonly kind: SlaEffect['kind']
}

/**
 * Every pending instant of the clocks: warnings, the breach one millisecond after the due instant, and the steps of the ladder. A paused clock has none.
 * Derived, never stored: whoever compares the timers before and after a change cannot forget to cancel one.
 *
 * @param sla - the service levels
 * @param state - the clocks
 * @returns the timers in order of time; some may lie in the past, if nobody told the clocks the time
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, emptySlaState, slaTimers } from 'lead-handoff'
 *
 * const sla = compileSla({
 *   id: 'inbound',
 *   version: '1',
 *   targets: [{ id: 'call', measure: 'first-touch', within: '1h', warnings: [{ fraction: 0.5 }] }],
 * })
 * const change = advanceSla(sla, emptySlaState, { fact: { kind: 'handed-off', at: 0 } })
 * const state = change ? applySlaChange(emptySlaState, change) : emptySlaState
 * console.log(slaTimers(sla, state).map(({ kind, at }) => `${kind} at ${at}`).join(', ')) // warn at 1800000, breach at 3600001
 * ```
 */
export const slaTimers = (sla: Sla, state: SlaState): readonly SlaTimer[] =>
  pendingSteps(sla, state.clocks).map(({ key, at, clock, target, kind }) => ({
    key,
    at,
    clock,
    target,
    kind,
  }))
