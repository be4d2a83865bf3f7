import { expectTypeOf } from 'vitest'
import {
  type Calendar,
  type CalendarPolicy,
  compileCalendar,
  type Instant,
} from '../../src/calendar/index.ts'

declare const calendar: Calendar
declare const at: Instant

// whatever may lie beyond the range says so
expectTypeOf(calendar.addBusinessTime(at, 1)).toEqualTypeOf<number | undefined>()
expectTypeOf(calendar.nextOpening(at)).toEqualTypeOf<number | undefined>()
expectTypeOf(calendar.businessTimeBetween(at, at)).toEqualTypeOf<number>()

expectTypeOf({
  timeZone: 'UTC',
  weekly: { mon: [['09:00', '17:00']] },
} as const).toExtend<CalendarPolicy>()

// @ts-expect-error TS2353 no such weekday
compileCalendar({ timeZone: 'UTC', weekly: { monday: [] } })
// @ts-expect-error TS2322 a range has two ends
compileCalendar({ timeZone: 'UTC', weekly: { mon: [['09:00']] } })
// @ts-expect-error TS2345 a calendar has a zone
compileCalendar({ weekly: {} })
// @ts-expect-error TS2322 no such rule
calendar.addBusinessTime(at, 1, { atClosing: 'open' })
// @ts-expect-error TS2322 no such convention
calendar.addBusinessDays(at, 1, { convention: 'roll' })
