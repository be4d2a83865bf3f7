import type { CalendarPolicy, Holiday, HoursCalendar, TimeRange } from '../calendar/index.ts'

const rangesText = (ranges: readonly TimeRange[]): string =>
  ranges.length === 0 ? 'closed' : ranges.map(([from, to]) => `${from} to ${to}`).join(', ')

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const holidayText = (holiday: string | Holiday): string => {
  if (typeof holiday === 'string') return holiday
  const { date, name, closed } = holiday
  const more = [...(name === undefined ? [] : [name]), ...(closed ? [rangesText([closed])] : [])]
  return more.length === 0 ? date : `${date} (${more.join(', ')})`
}

const datedText = (ranges: Readonly<Record<string, readonly TimeRange[]>>): readonly string[] =>
  Object.entries(ranges).map(([day, own]) => `${day} ${rangesText(own)}`)

const hoursText = (calendar: HoursCalendar): string => {
  const { timeZone, weekly, breaks = {}, dated = {}, holidays = [] } = calendar
  const week = days.flatMap((day) => {
    const ranges = weekly[day]
    return ranges && ranges.length > 0 ? [`${day} ${rangesText(ranges)}`] : []
  })
  const parts = [
    timeZone,
    ...week,
    ...(Object.keys(breaks).length > 0 ? [`breaks: ${datedText(breaks).join(', ')}`] : []),
    ...datedText(dated),
    ...(holidays.length > 0 ? [`holidays: ${holidays.map(holidayText).join(', ')}`] : []),
  ]
  return parts.join('; ')
}

/**
 * A calendar in words.
 *
 * @param calendar - the calendar as data
 * @returns its zone, hours, breaks, dated shifts and holidays
 */
export const calendarText = (calendar: CalendarPolicy): string => {
  switch (calendar.kind) {
    case 'always-open':
      return `always open; days of ${calendar.timeZone}`
    case 'intersection':
    case 'union': {
      const how = calendar.kind === 'union' ? 'any' : 'all'
      const parts = calendar.of.map((part) => `(${calendarText(part)})`)
      return `open when ${how} of these are: ${parts.join(', ')}`
    }
    default:
      return hoursText(calendar)
  }
}
