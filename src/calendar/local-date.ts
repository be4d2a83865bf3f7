/** Milliseconds of a day without clock change. */
export const dayMs = 86_400_000

/** A local date as days since 1970-01-01. */
export type DayNumber = number

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

const daysIn = (year: number, month: number): number =>
  // day 0 of the next month is the last of this one
  Math.round((Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / dayMs)

/**
 * Reads a local date.
 *
 * @param text - `YYYY-MM-DD`
 * @returns days since 1970-01-01; `undefined` for what is no date of the years 1900 to 2200
 */
export const dayOf = (text: string): DayNumber | undefined => {
  const found = shape.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return undefined
  if (day < 1 || day > daysIn(year, month)) return undefined
  return Date.UTC(year, month - 1, day) / dayMs
}

/** The weekdays in the order of {@link weekdayOf}. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * The weekday of a date.
 *
 * @param day - days since 1970-01-01, which was a Thursday
 * @returns 0 for Monday to 6 for Sunday
 */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7
