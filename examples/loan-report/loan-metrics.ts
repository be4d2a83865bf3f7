import { compileCalendar } from 'lead-handoff/calendar'
import {
  attainment,
  byAssignee,
  byKey,
  byPeriod,
  cohortFunnel,
  count,
  type FactName,
  type Metric,
  product,
  revenue,
  timeBetween,
} from 'lead-handoff/metrics'
import { office } from './promises.ts'

const bits = 12
const hours = compileCalendar(office)

/** Cases that came so far at any time, each once. */
const cases = (name: FactName) => count(name, { on: [name], where: ({ first }) => first })

/** Different leads, however often each was counted. */
const leadsOf = (metric: Metric<number, number>): Metric<unknown, number> => {
  const byLead = byKey(metric, 'lead', ({ leadId }) => leadId)
  return { ...byLead, present: (state) => byLead.present(state as never).size } as Metric<
    unknown,
    number
  >
}

const byDesk = <S, R>(metric: Metric<S, R>) =>
  byKey(metric, 'desk', ({ journey }) => journey?.queue ?? undefined)

const inZone = (timeZone: string) => {
  const months = { unit: 'month', timeZone } as const
  return product(timeZone, {
    cohorts: cohortFunnel('cohorts', { ...months, withinDays: 30 }),
    wonByMonth: byPeriod(product('won', { won: count('won', { on: ['won'] }), revenue }), months),
  })
}

/** Everything that the guide says about the log, as one metric. */
export const loanMetrics = product('loan-report', {
  captured: cases('lead'),
  qualified: cases('qualified'),
  passed: cases('passed'),
  touched: cases('touched'),
  accepted: cases('accepted'),
  opportunity: cases('opportunity'),
  won: cases('won'),
  lost: leadsOf(count('lost', { on: ['lost'] })),
  recycled: leadsOf(count('recycled', { on: ['recycled'] })),
  revenue,
  amsterdam: inZone('Europe/Amsterdam'),
  utc: inZone('UTC'),
  captureToWon: timeBetween('capture-to-won', { from: 'lead', to: 'won', bits }),
  response: byDesk(timeBetween('response', { from: 'passed', to: 'touched', bits })),
  responseInOfficeHours: byDesk(
    timeBetween('response-office', { from: 'passed', to: 'touched', calendar: hours, bits }),
  ),
  attainment,
  people: byAssignee(
    product('people', {
      leads: leadsOf(count('touched', { on: ['touched'] })),
      won: count('won', { on: ['won'] }),
      revenue,
    }),
  ),
})

/** What comes of them. */
export type LoanReport = ReturnType<typeof loanMetrics.present>
