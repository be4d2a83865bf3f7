export {
  type DurationText,
  type FaultCode,
  type Fingerprint,
  formatDuration,
  HandoffError,
  type HandoffErrorOptions,
  type Instant,
  type Issue,
  isHandoffError,
  parseDuration,
  toInstant,
} from '../kernel/index.ts'
export { calendarPolicyJsonSchema, calendarPolicySchema } from './calendar.schema.ts'
export type {
  AddOptions,
  AtClosing,
  BusinessDayConvention,
  BusinessDayOptions,
  Calendar,
  Period,
} from './calendar.ts'
export type {
  AlwaysOpenCalendar,
  CalendarPolicy,
  CombinedCalendar,
  Holiday,
  HoursCalendar,
  TimeRange,
  Weekday,
  WeeklyHours,
} from './calendar-policy.ts'
export { checkCalendar } from './check-calendar.ts'
export { compileCalendar } from './compile-calendar.ts'
export { localDayOf } from './local-day.ts'
export { parseCalendar } from './parse-calendar.ts'
export { type ZoneClock, zoneClock } from './zone-clock.ts'
