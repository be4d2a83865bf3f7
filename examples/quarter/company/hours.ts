import { type Calendar, type CalendarPolicy, compileCalendar } from 'lead-handoff'
import { day, quarter } from './quarter.ts'

/** An office: its zone, and the dates on which it is closed. */
export interface Office {
  readonly city: string
  readonly zone: string
  readonly holidays: readonly string[]
}

const workday = [['09:00', '17:30']] as const

/**
 * The hours of an office: Monday to Friday from 9:00 to 17:30 by its clock.
 *
 * @param office - which
 * @param closed - further dates on which nobody is there
 * @returns the calendar, plain data
 */
export const hoursOf = (office: Office, closed: readonly string[] = []): CalendarPolicy => ({
  timeZone: office.zone,
  weekly: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday },
  holidays: [...new Set([...office.holidays, ...closed])],
})

/**
 * When somebody works: in the hours of their office, when they are not away.
 *
 * @param office - where they work
 * @param away - the dates on which they are away
 * @returns the calendar, ready to be asked
 */
export const workOf = (office: Office, away: readonly string[]): Calendar =>
  compileCalendar(hoursOf(office, away))

const never = quarter.endAt + 365 * day

/**
 * The first instant at or after another at which somebody works.
 *
 * @param work - when they work
 * @param at - the earliest instant
 * @returns the instant; far away when there is none
 */
export const nextWorkAt = (work: Calendar, at: number): number =>
  work.addBusinessTime(at, 0) ?? never

/**
 * The instant at which some working time has passed.
 *
 * @param work - when they work
 * @param at - from when on
 * @param workMs - how much working time
 * @returns the instant; far away when there is not that much
 */
export const addWork = (work: Calendar, at: number, workMs: number): number =>
  work.addBusinessTime(at, workMs) ?? never
