import type { Instant } from '../kernel/index.ts'

/** Milliseconds of a day of a scoring policy; it has no clock changes. */
export const dayMs = 86_400_000

/**
 * The day of an instant.
 *
 * @param at - epoch milliseconds
 * @param dayStartMinutes - when the day begins, in minutes after midnight UTC
 * @returns days since 1970-01-01
 */
export const dayOf = (at: Instant, dayStartMinutes: number): number =>
  Math.floor((at - dayStartMinutes * 60_000) / dayMs)

/**
 * The week of a day, Monday to Sunday.
 *
 * @param day - days since 1970-01-01, which was a Thursday
 * @returns weeks since the Monday before it
 */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7)
