import { formatDuration, type Instant } from '../kernel/index.ts'
import type { Sla } from './compile-sla.ts'
import { judge, usageOf } from './judge-clock.ts'
import type { SlaMeasure } from './sla-policy.ts'
import type { ClockScope, ClockStatus, SlaClock, SlaState } from './sla-state.ts'

/** A clock for a screen. */
export interface ClockView {
  /** Key of the clock. */
  readonly clock: string
  /** The target it came from. */
  readonly target: string
  /** What it measures. */
  readonly measure: SlaMeasure
  /** Whose it is. */
  readonly scope: ClockScope
  /** The person concerned, for an owner's clock. */
  readonly owner: string | null
  /** How it stands. */
  readonly state: ClockStatus
  /** When it started. */
  readonly startedAt: Instant
  /** When it is due; `null` for never, or while paused. */
  readonly dueAt: Instant | null
  /** Since when it is paused; `null` if it is not. */
  readonly pausedAt: Instant | null
  /** Time allowed, in time of the calendar. */
  readonly allowedMs: number
  /** Time used, without pauses. */
  readonly usedMs: number
  /** Time left; negative for how much it is over. */
  readonly leftMs: number
  /** In words: how much of which calendar, from which policy, and what stops it. */
  readonly why: string
}

const whyOf = (clock: SlaClock, dueAt: Instant | null, paused: boolean): string => {
  const time =
    clock.calendars.length === 0
      ? 'elapsed time'
      : `time of ${clock.calendars.map((name) => `"${name}"`).join(' and ')}`
  const times = clock.count > 1 ? ` ${clock.count} times` : ''
  const stop = [...clock.stopOn, ...clock.restartOn].join(' or ') || 'the end of the hand-off'
  const never = dueAt === null && !paused ? '; never due: the calendar does not open that long' : ''
  return `${formatDuration(clock.allowedMs)} of ${time} until ${stop}${times}, by target "${clock.target}" of policy ${clock.policy}${never}`
}

/**
 * Each clock with what was used, what is left, when it is due, how it stands and why.
 *
 * @param sla - the service levels
 * @param state - the clocks
 * @param now - epoch milliseconds
 * @returns the clocks, the one that is due first at the front
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, emptySlaState, slaClocks } from 'lead-handoff'
 *
 * const sla = compileSla({ id: 'inbound', version: '1', targets: [{ id: 'call', measure: 'first-touch', within: '1h' }] })
 * const change = advanceSla(sla, emptySlaState, { fact: { kind: 'handed-off', at: 0 } })
 * const state = change ? applySlaChange(emptySlaState, change) : emptySlaState
 * console.log(slaClocks(sla, state, 900_000)[0]?.leftMs) // 2700000
 * ```
 */
export const slaClocks = (sla: Sla, state: SlaState, now: Instant): readonly ClockView[] =>
  Object.entries(state.clocks)
    .map(([key, clock]): ClockView => {
      const calendar = sla.calendarOf(clock.calendars)
      const judgement = judge(clock, { marks: state.pauses, calendar, now })
      const { usedMs, leftMs } = usageOf(clock, judgement, calendar)
      return {
        clock: key,
        target: clock.target,
        measure: clock.measure,
        scope: clock.scope,
        owner: clock.owner,
        state: judgement.status,
        startedAt: clock.startedAt,
        dueAt: judgement.dueAt,
        pausedAt: judgement.pausedAt,
        allowedMs: clock.allowedMs,
        usedMs: Math.max(0, usedMs),
        leftMs,
        why: whyOf(clock, judgement.dueAt, judgement.pausedAt !== null),
      }
    })
    .sort((a, b) => (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER))
