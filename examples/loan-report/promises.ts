import type { HandoffPolicy } from 'lead-handoff'
import type { CalendarPolicy } from 'lead-handoff/calendar'
import type { Promises } from '../quarter/replay/replay.ts'

/** Monday to Friday, nine to five, in Amsterdam. */
export const office: CalendarPolicy = {
  timeZone: 'Europe/Amsterdam',
  weekly: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
}

type Target = NonNullable<HandoffPolicy['sla']>['targets'][number]

const target = (desk: 'leads-desk' | 'completion-desk', hours: 1 | 8): Target => {
  const submitted = { field: 'stage', op: 'is', value: 'submitted' } as const
  return {
    id: `${desk} within ${hours} h`.replaceAll(' ', '-'),
    measure: 'first-touch',
    within: `${hours}h`,
    calendar: 'office',
    when: desk === 'leads-desk' ? submitted : { not: submitted },
  }
}

/** One and eight office hours to the first response, for each of the two desks. */
export const promises: Promises = {
  sla: {
    id: 'loan-response',
    version: '1',
    targets: [
      target('leads-desk', 1),
      target('leads-desk', 8),
      target('completion-desk', 1),
      target('completion-desk', 8),
    ],
  },
  calendars: { office },
}
