import { HandoffError } from '../kernel/index.ts'
import type { CalendarPolicy } from './calendar-policy.ts'
import { checkCalendar } from './check-calendar.ts'

/**
 * Reads a calendar, such as one from a file or a form.
 *
 * @param input - anything
 * @returns the input, known to be a sound calendar
 * @throws {@link HandoffError} `INVALID_CALENDAR` with every finding: overlapping windows, an end before its beginning, an unknown zone, a
 * holiday that is no date, hours past 24:00
 * @example
 * ```ts
 * import { parseCalendar } from 'lead-handoff/calendar'
 *
 * const text = '{ "timeZone": "Europe/Amsterdam", "weekly": { "mon": [["09:00", "17:00"]] } }'
 * const calendar = parseCalendar(JSON.parse(text))
 * ```
 */
export const parseCalendar = (input: unknown): CalendarPolicy => {
  const issues = checkCalendar(input)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_CALENDAR', 'this calendar cannot be used', { issues })
  }
  return input as CalendarPolicy
}
