import { zoneClock } from '../calendar/index.ts'
import type { Instant } from '../kernel/index.ts'

/** How long a period is; weeks begin on Monday. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Which periods. */
export interface PeriodOptions {
  /** How long a period is. */
  readonly unit: PeriodUnit
  /** The zone whose dates count, as an IANA name. */
  readonly timeZone: string
}

/** Periods of the calendar in a named zone, independent of the zone of the process. */
export interface Periods extends PeriodOptions {
  /**
   * The period of an instant.
   *
   * @param at - epoch milliseconds
   * @returns `2026-03`, `2026-W13`, `2026-03-29`, `2026-Q1` or `2026`; in the order of their code units they are in the order of time
   */
  keyOf(at: Instant): string
  /**
   * When the period of an instant ends.
   *
   * @param at - epoch milliseconds
   * @returns the first instant of the next period
   */
  endOf(at: Instant): Instant
}

/** A date from the days since 1970-01-01. */
interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const dayMs = 86_400_000

/** The library's own reading of UTC dates: a zone plays no part in it. */
const dateOf = (dayNumber: number): CivilDate => {
  const date = new Date(dayNumber * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const dayNumberOf = (year: number, month: number, day = 1): number =>
  Date.UTC(year, month - 1, day) / dayMs

const two = (n: number): string => String(n).padStart(2, '0')

/** The Thursday of a week decides to which year it belongs (ISO 8601). */
const weekOf = (dayNumber: number): { readonly year: number; readonly week: number } => {
  const thursday = dayNumber - ((((dayNumber + 3) % 7) + 7) % 7) + 3
  const { year } = dateOf(thursday)
  return { year, week: Math.floor((thursday - dayNumberOf(year, 1)) / 7) + 1 }
}

const keys: Readonly<Record<PeriodUnit, (dayNumber: number) => string>> = {
  day: (dayNumber) => {
    const { year, month, day } = dateOf(dayNumber)
    return `${year}-${two(month)}-${two(day)}`
  },
  week: (dayNumber) => {
    const { year, week } = weekOf(dayNumber)
    return `${year}-W${two(week)}`
  },
  month: (dayNumber) => {
    const { year, month } = dateOf(dayNumber)
    return `${year}-${two(month)}`
  },
  quarter: (dayNumber) => {
    const { year, month } = dateOf(dayNumber)
    return `${year}-Q${Math.ceil(month / 3)}`
  },
  year: (dayNumber) => String(dateOf(dayNumber).year),
}

const nextStarts: Readonly<Record<PeriodUnit, (dayNumber: number) => number>> = {
  day: (dayNumber) => dayNumber + 1,
  week: (dayNumber) => dayNumber - ((((dayNumber + 3) % 7) + 7) % 7) + 7,
  month: (dayNumber) => {
    const { year, month } = dateOf(dayNumber)
    return dayNumberOf(year, month + 1)
  },
  quarter: (dayNumber) => {
    const { year, month } = dateOf(dayNumber)
    return dayNumberOf(year, Math.ceil(month / 3) * 3 + 1)
  },
  year: (dayNumber) => dayNumberOf(dateOf(dayNumber).year + 1, 1),
}

/**
 * Periods of the calendar in a named zone.
 *
 * @param options - their length and zone
 * @returns the periods
 * @throws HandoffError INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { periodsIn } from 'lead-handoff/metrics'
 *
 * const months = periodsIn({ unit: 'month', timeZone: 'Europe/Amsterdam' })
 * console.log(months.keyOf(Date.UTC(2012, 0, 31, 23, 30))) // 2012-02
 * ```
 */
export const periodsIn = ({ unit, timeZone }: PeriodOptions): Periods => {
  const clock = zoneClock(timeZone)
  // bounded: one key for each day on which something happened
  const known = new Map<number, string>()
  return {
    unit,
    timeZone: clock.timeZone,
    keyOf: (at) => {
      const day = clock.dayAt(at)
      let key = known.get(day)
      if (key === undefined) {
        key = keys[unit](day)
        known.set(day, key)
      }
      return key
    },
    endOf: (at) => clock.startOfDay(nextStarts[unit](clock.dayAt(at))),
  }
}
