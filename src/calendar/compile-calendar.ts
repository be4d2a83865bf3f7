import { deepFreeze, fingerprint, limits } from '../kernel/index.ts'
import { businessDays } from './business-days.ts'
import { businessTime } from './business-time.ts'
import type { Calendar } from './calendar.ts'
import type { CalendarPolicy } from './calendar-policy.ts'
import { parseCalendar } from './parse-calendar.ts'
import { periodSource } from './period-source.ts'
import { createSchedule } from './schedule.ts'
import { type Zone, zoneOf } from './zone.ts'

const timeZoneOf = (policy: CalendarPolicy): string => {
  if ('of' in policy) {
    return policy.timeZone ?? timeZoneOf(policy.of[0] as CalendarPolicy)
  }
  return policy.timeZone
}

// the same content gives the same answers, so a shared copy only saves its tables; the oldest goes first
const compiled = new Map<string, Calendar>()

/**
 * Compiles a calendar. Equal content is compiled once (the last `limits.calendarCache` calendars are kept); the tables of open periods grow when
 * they are first needed.
 *
 * @param policy - plain JSON; it is copied
 * @returns the calendar, frozen
 * @throws {@link HandoffError} `INVALID_CALENDAR` with every finding
 * @example
 * ```ts
 * import { compileCalendar } from 'lead-handoff/calendar'
 *
 * const office = compileCalendar({
 *   timeZone: 'Europe/Amsterdam',
 *   weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '12:30'], ['13:00', '17:00']] },
 *   holidays: ['2026-12-25'],
 * })
 * const dueAt = office.addBusinessTime(Date.UTC(2026, 10, 23, 15, 30), 3_600_000)
 * console.log(dueAt === Date.UTC(2026, 10, 24, 8, 30)) // true
 * ```
 */
export const compileCalendar = (policy: CalendarPolicy): Calendar => {
  const sound = parseCalendar(policy)
  const name = fingerprint(sound)
  const known = compiled.get(name)
  if (known) return known
  const frozen = deepFreeze(structuredCopy(sound))
  const timeZone = timeZoneOf(frozen)
  const schedule = createSchedule(periodSource(frozen))
  const answers = businessTime(schedule)
  const calendar: Calendar = Object.freeze({
    fingerprint: name,
    policy: frozen,
    timeZone,
    ...answers,
    ...businessDays(schedule, zoneOf(timeZone) as Zone, answers),
  })
  const oldest = compiled.keys().next()
  if (compiled.size >= limits.calendarCache && !oldest.done) compiled.delete(oldest.value)
  compiled.set(name, calendar)
  return calendar
}

const structuredCopy = (policy: CalendarPolicy): CalendarPolicy =>
  JSON.parse(JSON.stringify(policy))
