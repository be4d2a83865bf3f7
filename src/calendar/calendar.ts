import type { Fingerprint, Instant } from '../kernel/index.ts'
import type { CalendarPolicy } from './calendar-policy.ts'

/** One uninterrupted stretch of open time, the end excluded. */
export interface Period {
  /** The opening, epoch milliseconds. */
  readonly startAt: Instant
  /** The closing, epoch milliseconds; no longer open at this instant. */
  readonly endAt: Instant
}

/**
 * Where a deadline lands that is reached exactly at closing time: at that instant (`close`) or at the next opening (`next-open`).
 * Both are found in the field.
 */
export type AtClosing = 'close' | 'next-open'

/** How a duration is added. */
export interface AddOptions {
  /**
   * What to do with a sum that is reached exactly at closing time.
   *
   * @defaultValue `'close'`
   */
  readonly atClosing?: AtClosing
}

/**
 * How business days are counted. A business day is a local date with any open time.
 *
 * - `count`: every business day after the start's date counts one, the time of day is kept (as in date-fns).
 * - `roll-then-count`: a start on a closed date first moves to the nearest business day in the direction of travel, then as `count`
 *   (as in the Ruby gem working_hours).
 * - `snap-to-open`: as `count`, then a result outside the hours moves to the next opening, or for a negative number of days to the
 *   last closing (as in zendesk/biz).
 */
export type BusinessDayConvention = 'count' | 'roll-then-count' | 'snap-to-open'

/** How business days are added. */
export interface BusinessDayOptions {
  /**
   * How they are counted.
   *
   * @defaultValue `'count'`
   */
  readonly convention?: BusinessDayConvention
}

/**
 * A compiled business calendar. Instants are whole epoch milliseconds between 1900 and 2200; a method given anything else throws
 * `HandoffError` with `INVALID_INSTANT`. What does not happen before 2200 is `undefined`, never an endless search.
 */
export interface Calendar {
  /** Names the exact content of the policy. */
  readonly fingerprint: Fingerprint
  /** The data it was compiled from, frozen. */
  readonly policy: CalendarPolicy
  /** The zone whose midnights part the business days. */
  readonly timeZone: string
  /**
   * Whether the office is open.
   *
   * @param at - epoch milliseconds
   * @returns `true` from each opening up to, and not including, its closing
   */
  isOpen(at: Instant): boolean
  /**
   * The next time the office opens.
   *
   * @param at - epoch milliseconds
   * @returns the first opening after `at`; while open, that of the next period. For the first open instant at or after `at` add a duration of 0
   */
  nextOpening(at: Instant): Instant | undefined
  /**
   * The next time the office closes.
   *
   * @param at - epoch milliseconds
   * @returns the first closing after `at`
   */
  nextClosing(at: Instant): Instant | undefined
  /**
   * Adds open time.
   *
   * @param at - epoch milliseconds, open or not
   * @param durationMs - milliseconds of open time, at least 0
   * @param options - what to do at closing time
   * @returns the instant at which that much open time has passed. A duration of 0 gives `at` itself, or the next opening if closed. Throws `INVALID_DURATION` for a negative duration or a fraction
   */
  addBusinessTime(at: Instant, durationMs: number, options?: AddOptions): Instant | undefined
  /**
   * Goes back by open time.
   *
   * @param at - epoch milliseconds, open or not
   * @param durationMs - milliseconds of open time, at least 0
   * @returns the latest instant from which that much open time passes until `at`. A duration of 0 gives `at` itself, or the last closing if closed. Throws `INVALID_DURATION` for a negative duration or a fraction
   */
  subtractBusinessTime(at: Instant, durationMs: number): Instant | undefined
  /**
   * Open time between two instants, in real milliseconds: a 25-hour Sunday that is open all day has 25.
   *
   * @param fromAt - epoch milliseconds
   * @param toAt - epoch milliseconds
   * @returns milliseconds; negative if `toAt` lies before `fromAt`
   */
  businessTimeBetween(fromAt: Instant, toAt: Instant): number
  /**
   * Adds business days, keeping the local time of day. A local time that does not exist moves forward to the clock change, one that
   * occurs twice is the first.
   *
   * @param at - epoch milliseconds
   * @param days - a whole number, negative to go back
   * @param options - the convention
   * @returns the instant. Throws `INVALID_DURATION` for a fraction
   */
  addBusinessDays(at: Instant, days: number, options?: BusinessDayOptions): Instant | undefined
  /**
   * The open periods within a span, clipped to it.
   *
   * @param fromAt - epoch milliseconds
   * @param toAt - epoch milliseconds, excluded
   * @returns the periods in order; none if `toAt` is not after `fromAt`. Throws `LIMIT_EXCEEDED` for more than `limits.calendarPeriods`
   */
  periodsBetween(fromAt: Instant, toAt: Instant): readonly Period[]
}
