import { HandoffError, type Instant, limits } from '../kernel/index.ts'
import { localClock } from './local-clock.ts'
import { type DayNumber, dayMs } from './local-date.ts'
import { zoneOf } from './zone.ts'

/** The dates of a time zone, exact also where its clocks change. Independent of the zone of the process. */
export interface ZoneClock {
  /** Canonical IANA name. */
  readonly timeZone: string
  /**
   * The local date of an instant.
   *
   * @param at - epoch milliseconds
   * @returns days since 1970-01-01 on the calendar of the zone
   */
  dayAt(at: Instant): number
  /**
   * When a local date begins.
   *
   * @param day - days since 1970-01-01
   * @returns epoch milliseconds; where the date has no midnight, its first instant
   */
  startOfDay(day: number): Instant
}

const spanMs = 366 * dayMs

/**
 * The dates of a time zone.
 *
 * @param timeZone - IANA name, such as `Europe/Amsterdam` or `UTC`
 * @returns its clock
 * @throws {@link HandoffError} INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { zoneClock } from 'lead-handoff/calendar'
 *
 * const { dayAt } = zoneClock('Europe/Amsterdam')
 * console.log(dayAt(Date.UTC(2012, 0, 31, 23, 30)) - dayAt(Date.UTC(2012, 0, 31, 22, 30))) // 1
 * ```
 */
export const zoneClock = (timeZone: string): ZoneClock => {
  const zone = zoneOf(timeZone)
  if (!zone) {
    const message = `no time zone is called "${timeZone}"; expected an IANA name such as "Europe/Amsterdam"`
    throw new HandoffError('INVALID_CALENDAR', message, {
      issues: [{ path: 'timeZone', message }],
    })
  }
  // the offset that held for the last question mostly holds for the next one too
  let fromAt = 1
  let untilAt = 0
  let offsetMs = 0
  const seek = (at: Instant): void => {
    const block = Math.floor((at - limits.earliestAt) / spanMs)
    const startAt = limits.earliestAt + block * spanMs
    const { startsAt, offsetsMs } = zone.offsetsBetween(startAt, startAt + spanMs - 1)
    let i = startsAt.length - 1
    while (i > 0 && at < (startsAt[i] as number)) i -= 1
    fromAt = Math.max(startAt, startsAt[i] as number)
    untilAt = Math.min(startAt + spanMs, startsAt[i + 1] ?? Number.POSITIVE_INFINITY)
    offsetMs = offsetsMs[i] as number
  }
  const dayAt = (at: Instant): DayNumber => {
    if (at < fromAt || at >= untilAt) seek(at)
    return Math.floor((at + offsetMs) / dayMs)
  }
  const startOfDay = (day: DayNumber): Instant => {
    const wallMs = day * dayMs
    return localClock(zone, wallMs, wallMs).firstAt(wallMs)
  }
  return { timeZone: zone.name, dayAt, startOfDay }
}
