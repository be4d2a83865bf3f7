import { expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import { salesManagementReport } from '../../src/report/index.ts'
import { createWorld, hour } from '../lead/world.ts'

const periods = { unit: 'month', timeZone: 'UTC' } as const
/** Open from nine to five; the world begins on a Monday at nine. */
const nine = [['09:00', '17:00']] as const
const office = compileCalendar({
  timeZone: 'UTC',
  weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
})

const rules = { handOff: 'manual', touchesBeforeUnreachable: 0 }
const profile = { contact: { email: 'ada@example.com' } }
const events = createWorld({ rules })
  .given(
    { type: 'capture', source: { channel: 'fair' }, profile },
    { type: 'record-activity', activityId: '1', activity: 'demo-request' },
  )
  .pass(2 * hour)
  .given({ type: 'hand-off', assignee: 'mia', by: 'rita' })
  .pass(22 * hour)
  .given({ type: 'acknowledge', by: 'mia' })
  .pass(hour)
  .given({ type: 'touch', by: 'mia', touchId: 't', channel: 'call', outcome: 'reached' })
  .pass(hour)
  .given({ type: 'accept', by: 'mia' })
  .pass(24 * hour)
  .given(
    { type: 'develop', by: 'mia' },
    { type: 'win', by: 'mia', revenue: { amountMinor: 1, currency: 'EUR' } },
  )
  .history()

test('every time of sales has its twin in working hours', () => {
  const report = computeMetric(standardReport({ ...periods, calendar: office }), events)
  const hours = (ms: number | null | undefined) => (ms ?? Number.NaN) / hour
  const both = (
    [
      'thresholdToContact',
      'acknowledgement',
      'response',
      'acceptance',
      'acceptanceToWon',
      'salesCycle',
    ] as const
  ).map((name) => [name, hours(report[name].meanMs), hours(report[`${name}Working`]?.meanMs)])
  // Monday 9:00 qualified, 11:00 passed; Tuesday 9:00 acknowledged, 10:00 touched, 11:00 accepted; Wednesday 11:00 won
  expect(both).toEqual([
    ['thresholdToContact', 25, 9],
    ['acknowledgement', 22, 6],
    ['response', 23, 7],
    ['acceptance', 24, 8],
    ['acceptanceToWon', 24, 8],
    ['salesCycle', 48, 16],
  ])
})

test('without a calendar nobody knows working hours, and elapsed time is not called so', () => {
  const report = computeMetric(standardReport(periods), events)
  expect(report.response.meanMs).toBe(23 * hour)
  expect(report.thresholdToContactWorking).toBeNull()
  expect(report.responseWorking).toBeNull()
  expect(report.acceptanceWorking).toBeNull()
  expect(report.salesCycleWorking).toBeNull()
})

test('the report of sales management shows working hours where there are any', () => {
  const waits = (calendar: object) => {
    const report = computeMetric(standardReport({ ...periods, ...calendar }), events)
    const { tables } = salesManagementReport(report)
    return tables.find(({ title }) => title === 'How long it takes')?.rows ?? []
  }
  expect(waits({}).map(([name]) => name)).toEqual([
    'threshold to first contact',
    'hand-off to first touch',
    'hand-off to acknowledgement',
    'hand-off to acceptance',
    'acceptance to won',
    'hand-off to won',
  ])
  const named = waits({ calendar: office })
  expect(named.length).toBe(12)
  expect(named[10]?.[0]).toBe('hand-off to won')
  expect(named[11]?.[0]).toBe('hand-off to won, working hours')
})
