import type { Calendar } from '../calendar/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { PauseMark, SlaClock } from './sla-state.ts'

/** When a clock is due, as known at an instant. */
export interface DueReading {
  /** The due instant; `null` for never, or while paused. */
  readonly dueAt: Instant | null
  /** Since when it is paused; `null` if it is not. */
  readonly pausedAt: Instant | null
  /** What is left while it is paused. */
  readonly leftMs: number
}

/** One pause; `toAt` is `null` while it lasts. */
interface Pause {
  readonly fromAt: Instant
  readonly toAt: Instant | null
}

const ownReason = 'when:'

/** The reason of the pauses that a target's own condition makes. */
export const conditionReason = (target: string): string => `${ownReason}${target}`

/**
 * The target whose own condition made a pause.
 *
 * @param reason - of the pause
 * @returns its id; `undefined` for a pause that somebody made
 */
export const targetOfPause = (reason: string): string | undefined =>
  reason.startsWith(ownReason) ? reason.slice(ownReason.length) : undefined

const concerns = (clock: SlaClock, reason: string): boolean => {
  if (reason.startsWith(ownReason)) return reason === conditionReason(clock.target)
  return clock.pausedBy === null || clock.pausedBy.includes(reason)
}

const resume = (active: Set<string>, reason: string): void => {
  if (reason !== '') {
    active.delete(reason)
    // a pause that gave no reason ends with any resumption
    active.delete('')
  } else for (const other of [...active]) if (!other.startsWith(ownReason)) active.delete(other)
}

/** The stretches in which at least one pause that concerns the clock lasts. */
const pausesOf = (clock: SlaClock, marks: readonly PauseMark[]): Pause[] => {
  const pauses: Pause[] = []
  const active = new Set<string>()
  let fromAt: Instant | null = null
  for (const { at, on, reason } of marks) {
    if (on && concerns(clock, reason)) active.add(reason)
    if (!on) resume(active, reason)
    if (active.size > 0 && fromAt === null) fromAt = at
    if (active.size === 0 && fromAt !== null) {
      pauses.push({ fromAt, toAt: at })
      fromAt = null
    }
  }
  if (fromAt !== null) pauses.push({ fromAt, toAt: null })
  return pauses
}

/**
 * When a clock is due. A pause moves the due instant by what it covers of the calendar's time, and nothing else does.
 *
 * @param clock - the clock with the due instant it was given
 * @param reading - the pauses, the clock's calendar, and the instant until which to look
 * @returns the due instant as known then
 */
export const dueOf = (
  clock: SlaClock,
  reading: { marks: readonly PauseMark[]; calendar: Calendar; until: Instant },
): DueReading => {
  const { marks, calendar, until } = reading
  let dueAt = clock.givenDueAt
  if (dueAt === null || marks.length === 0) return { dueAt, pausedAt: null, leftMs: 0 }
  for (const { fromAt, toAt } of pausesOf(clock, marks)) {
    const pausedAt = Math.max(fromAt, clock.startedAt)
    if (pausedAt >= dueAt || pausedAt > until) break
    if (toAt !== null && toAt <= pausedAt) continue
    const leftMs = calendar.businessTimeBetween(pausedAt, dueAt)
    if (toAt === null || toAt > until) return { dueAt: null, pausedAt, leftMs }
    const movedAt = calendar.addBusinessTime(toAt, leftMs, { atClosing: clock.atClosing })
    if (movedAt === undefined) return { dueAt: null, pausedAt: null, leftMs }
    dueAt = movedAt
  }
  return { dueAt, pausedAt: null, leftMs: 0 }
}
