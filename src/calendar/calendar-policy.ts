/** A day of the week. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/**
 * A range of local times, the end excluded: `['09:00', '17:00']`. The end may be `'24:00'`; an end on the next day is written with
 * `+1`, as in `['22:00', '06:00+1']`.
 */
export type TimeRange = readonly [from: string, to: string]

/** A day on which the office is closed, or closed for a part. */
export interface Holiday {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string
  /** For people, as in `'Christmas Eve'`. */
  readonly name?: string
  /** The part that is closed, as in `['12:00', '24:00']`; the whole day if absent. */
  readonly closed?: TimeRange
}

/** Ranges by weekday. A weekday that is absent has none. */
export type WeeklyHours = { readonly [day in Weekday]?: readonly TimeRange[] }

/** Opening hours in one time zone. */
export interface HoursCalendar {
  /** May be left out. */
  readonly kind?: 'hours'
  /** IANA name, as in `'Europe/Amsterdam'`. */
  readonly timeZone: string
  /** The hours of an ordinary week. A range belongs to the day on which it begins. */
  readonly weekly: WeeklyHours
  /** Dated shifts: for these local dates they replace the weekly hours; an empty list closes the day. */
  readonly dated?: { readonly [date: string]: readonly TimeRange[] }
  /** Cut out of whatever is open, by weekday or by local date; both apply. */
  readonly breaks?: { readonly [dayOrDate: string]: readonly TimeRange[] }
  /** Local dates that are closed, wholly or partly. They win over dated shifts. */
  readonly holidays?: readonly (string | Holiday)[]
}

/** Open day and night. Business time is then elapsed time. */
export interface AlwaysOpenCalendar {
  /** Tells it from the others. */
  readonly kind: 'always-open'
  /** IANA name; tells where a business day begins. */
  readonly timeZone: string
}

/** Calendars combined: open when all are open (`intersection`) or when one is (`union`). */
export interface CombinedCalendar {
  /** How. */
  readonly kind: 'intersection' | 'union'
  /** The parts, at least one. */
  readonly of: readonly CalendarPolicy[]
  /** Where a business day begins; the zone of the first part if absent. */
  readonly timeZone?: string
}

/** A business calendar as plain JSON. */
export type CalendarPolicy = HoursCalendar | AlwaysOpenCalendar | CombinedCalendar
