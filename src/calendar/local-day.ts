import { type DayNumber, dayMs } from './local-date.ts'
import { type Zone, zoneOf } from './zone.ts'

/** One stretch of a zone without a clock change. */
interface Stretch {
  readonly fromAt: number
  readonly toAt: number
  readonly offsetMs: number
}

interface Known {
  readonly zone: Zone
  stretch: Stretch
}

// bounded: zones have some four hundred names, and an unknown name is not kept
const known = new Map<string, Known>()

/** The stretch around an instant, as far as a month to each side. */
const stretchAt = (zone: Zone, at: number): Stretch => {
  const fromAt = at - 30 * dayMs
  const toAt = at + 30 * dayMs
  const { startsAt, offsetsMs } = zone.offsetsBetween(fromAt, toAt)
  let i = startsAt.length - 1
  while (i > 0 && at < (startsAt[i] as number)) i -= 1
  return {
    fromAt: i === 0 ? fromAt : (startsAt[i] as number),
    toAt: Math.min(toAt, startsAt[i + 1] ?? toAt),
    offsetMs: offsetsMs[i] as number,
  }
}

/**
 * The local date at an instant, as people in that zone count their days.
 *
 * @param timeZone - IANA name; a name that the runtime does not know counts as UTC
 * @param at - epoch milliseconds
 * @returns days since 1970-01-01; Monday is the day where `(day + 3) % 7` is 0
 * @example
 * ```ts
 * import { localDayOf } from 'lead-handoff/calendar'
 *
 * const at = Date.UTC(2026, 0, 5, 23)
 * console.log(localDayOf('Asia/Tokyo', at) - localDayOf('UTC', at)) // 1
 * ```
 */
export const localDayOf = (timeZone: string, at: number): DayNumber => {
  if (timeZone === 'UTC') return Math.floor(at / dayMs)
  let entry = known.get(timeZone)
  if (!entry) {
    const zone = zoneOf(timeZone)
    if (!zone) return Math.floor(at / dayMs)
    entry = { zone, stretch: stretchAt(zone, at) }
    known.set(timeZone, entry)
  }
  if (at < entry.stretch.fromAt || at >= entry.stretch.toAt) {
    entry.stretch = stretchAt(entry.zone, at)
  }
  return Math.floor((at + entry.stretch.offsetMs) / dayMs)
}
