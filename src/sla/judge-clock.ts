import type { Calendar } from '../calendar/index.ts'
import type { Instant } from '../kernel/index.ts'
import { type DueReading, dueOf } from './clock-due.ts'
import type { ClockStatus, PauseMark, SlaClock } from './sla-state.ts'

/** How a clock stands, judged on facts. */
export interface Judgement extends DueReading {
  /** How it stands. */
  readonly status: ClockStatus
  /** When it stopped or ended, or until when it was looked at. */
  readonly untilAt: Instant
}

/** When the stopping fact happened; `undefined` if too few have. */
const stopOf = (clock: SlaClock): Instant | undefined => clock.stopsAt[clock.count - 1]

const isLate = ({ dueAt }: DueReading, at: Instant): boolean => dueAt !== null && at > dueAt

/**
 * Judges a clock: met means that the stopping fact happened at or before the due instant, whenever it became known.
 *
 * @param clock - the clock
 * @param reading - the pauses, the clock's calendar, and the latest instant that is known of
 * @returns how it stands
 */
export const judge = (
  clock: SlaClock,
  reading: { marks: readonly PauseMark[]; calendar: Calendar; now: Instant },
): Judgement => {
  const { marks, calendar, now } = reading
  const stopAt = stopOf(clock)
  const { endedAt } = clock
  const stopped = stopAt !== undefined && (endedAt === null || stopAt <= endedAt)
  const untilAt = stopped ? stopAt : (endedAt ?? now)
  const due = dueOf(clock, { marks, calendar, until: untilAt })
  const late = isLate(due, untilAt)
  if (stopped) return { ...due, untilAt, status: late ? 'missed' : 'met' }
  if (endedAt !== null) return { ...due, untilAt, status: late ? 'breached' : 'withdrawn' }
  if (late) return { ...due, untilAt, status: 'breached' }
  return { ...due, untilAt, status: due.pausedAt === null ? 'running' : 'paused' }
}

/**
 * Time of the calendar that a clock has used.
 *
 * @param clock - the clock
 * @param judgement - how it stands
 * @param calendar - its calendar
 * @returns what was used without pauses, and what is left; negative when it is over
 */
export const usageOf = (
  clock: SlaClock,
  judgement: Judgement,
  calendar: Calendar,
): { readonly usedMs: number; readonly leftMs: number } => {
  const { dueAt, pausedAt, untilAt } = judgement
  if (pausedAt !== null)
    return { usedMs: clock.allowedMs - judgement.leftMs, leftMs: judgement.leftMs }
  if (dueAt === null) {
    const usedMs = calendar.businessTimeBetween(clock.startedAt, Math.max(clock.startedAt, untilAt))
    return { usedMs, leftMs: clock.allowedMs - usedMs }
  }
  const leftMs = calendar.businessTimeBetween(untilAt, dueAt)
  return { usedMs: clock.allowedMs - leftMs, leftMs }
}
