import { type DayNumber, dayMs } from './local-date.ts'
import type { Offsets, Zone } from './zone.ts'

/** Turns wall clock into instants and back over a span. Wall clock counts milliseconds since 1970-01-01T00:00 local time. */
export interface LocalClock {
  /** The first instant at which the wall shows this time; the clock change for a time that does not exist. */
  readonly firstAt: (wallMs: number) => number
  /** The last instant at which the wall shows this time; the clock change for a time that does not exist. */
  readonly lastAt: (wallMs: number) => number
  /** When this date is left for the last time: what 24:00 means. */
  readonly endOfDayAt: (day: DayNumber) => number
  /** What the wall shows at an instant. */
  readonly wallAt: (at: number) => number
}

/** The clock change that skips a time: the first segment whose wall begins after it. */
const skippingAt = (wallMs: number, { startsAt, offsetsMs }: Offsets): number => {
  const next = startsAt.findIndex(
    (startAt, i) => i > 0 && startAt + (offsetsMs[i] as number) > wallMs,
  )
  return startsAt[next] as number
}

const occurrence = (wallMs: number, offsets: Offsets, direction: 1 | -1): number => {
  const { startsAt, offsetsMs } = offsets
  const count = startsAt.length
  for (let k = 0; k < count; k += 1) {
    const i = direction === 1 ? k : count - 1 - k
    const at = wallMs - (offsetsMs[i] as number)
    const endAt = i + 1 < count ? (startsAt[i + 1] as number) : Number.POSITIVE_INFINITY
    if (at < endAt && (i === 0 || at >= (startsAt[i] as number))) return at
  }
  return skippingAt(wallMs, offsets)
}

/**
 * The clock on the wall of a zone over a span.
 *
 * @param zone - the zone
 * @param fromAt - epoch milliseconds; the clock is right from two days before
 * @param toAt - epoch milliseconds; the clock is right until two days after
 * @returns the clock
 */
export const localClock = (zone: Zone, fromAt: number, toAt: number): LocalClock => {
  const offsets = zone.offsetsBetween(fromAt - 4 * dayMs, toAt + 4 * dayMs)
  const steady = offsets.offsetsMs.length === 1
  const only = offsets.offsetsMs[0] as number
  const firstAt = (wallMs: number): number =>
    steady ? wallMs - only : occurrence(wallMs, offsets, 1)
  const lastAt = (wallMs: number): number =>
    steady ? wallMs - only : occurrence(wallMs, offsets, -1)
  const wallAt = (at: number): number => {
    let i = offsets.startsAt.length - 1
    while (i > 0 && at < (offsets.startsAt[i] as number)) i -= 1
    return at + (offsets.offsetsMs[i] as number)
  }
  const endOfDayAt = (day: DayNumber): number => {
    const last = lastAt((day + 1) * dayMs)
    // clocks set back to midnight itself (Havana) show it twice, but the day before had already ended at the first
    return Math.floor(wallAt(last - 1) / dayMs) > day ? firstAt((day + 1) * dayMs) : last
  }
  return { firstAt, lastAt, endOfDayAt, wallAt }
}
