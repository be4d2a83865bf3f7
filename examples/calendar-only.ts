// Business time on its own: `lead-handoff/calendar` needs nothing else of the library.

import Holidays from 'date-holidays'
import { compileCalendar, formatDuration, type Holiday } from 'lead-handoff/calendar'

// a plain list is all the calendar asks for; here it comes from a package that knows the holidays of most countries
const holidays: Holiday[] = new Holidays('NL')
  .getHolidays(2026)
  .filter(({ type }) => type === 'public')
  .map(({ date, name }) => ({ date: date.slice(0, 10), name }))

const office = compileCalendar({
  timeZone: 'Europe/Amsterdam',
  weekly: {
    mon: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
    tue: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
    wed: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
    thu: [
      ['09:00', '12:30'],
      ['13:00', '20:00'],
    ],
    fri: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
  },
  holidays: [...holidays, { date: '2026-12-24', name: 'Kerstavond', closed: ['12:00', '24:00'] }],
  dated: { '2026-10-31': [['10:00', '16:00']] },
})

const show = (at: number | undefined): string =>
  at === undefined ? 'never' : new Date(at).toISOString()

// Thursday before Easter, 19:30 in Amsterdam: the lead is due one business hour later
const arrivedAt = Date.parse('2026-04-02T17:30:00Z')
console.log('open?        ', office.isOpen(arrivedAt))
console.log('closes       ', show(office.nextClosing(arrivedAt)))
console.log('due in 1 h   ', show(office.addBusinessTime(arrivedAt, 3_600_000)))
console.log('due in 30 min', show(office.addBusinessTime(arrivedAt, 1_800_000)))
console.log(
  '  next-open  ',
  show(office.addBusinessTime(arrivedAt, 1_800_000, { atClosing: 'next-open' })),
)

// Easter Monday is closed, and the summer time began on 29 March
const calledAt = Date.parse('2026-04-07T08:15:00Z')
console.log('waited       ', formatDuration(office.businessTimeBetween(arrivedAt, calledAt)))
console.log('2 days on    ', show(office.addBusinessDays(arrivedAt, 2)))

// when are the office and a colleague in New York both there?
const both = compileCalendar({
  kind: 'intersection',
  of: [
    office.policy,
    {
      timeZone: 'America/New_York',
      weekly: { thu: [['08:00', '16:00']], fri: [['08:00', '16:00']] },
    },
  ],
})
for (const { startAt, endAt } of both.periodsBetween(
  arrivedAt - 86_400_000,
  arrivedAt + 2 * 86_400_000,
)) {
  console.log('both         ', show(startAt), 'to', show(endAt))
}
