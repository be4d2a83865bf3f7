// How fast was a lead picked up, in business hours? The BPI Challenge 2012 log, read as a hand-off: the response clock starts with the first
// SCHEDULE of a work item and stops with its first START at or after it.
//
//   npx tsx examples/response-times/main.ts [events.csv.gz]

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type AtClosing, type Calendar, compileCalendar } from 'lead-handoff/calendar'

const hour = 3_600_000
const items = ['W_Afhandelen leads', 'W_Completeren aanvraag']

const office = compileCalendar({
  timeZone: 'Europe/Amsterdam',
  weekly: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
})

/** From when to when a case waited. */
interface Response {
  readonly scheduledAt: number
  readonly startedAt: number
}

/** One response per case that was both scheduled and started; the log is in order of time within a case. */
const responsesOf = (lines: readonly string[], item: string): Response[] => {
  const scheduled = new Map<string, number>()
  const started = new Map<string, Response>()
  for (const line of lines) {
    const [caseId = '', , , , activity, lifecycle, , timestamp = ''] = line.split(',')
    if (activity !== item) continue
    const at = Date.parse(timestamp)
    const scheduledAt = scheduled.get(caseId)
    if (lifecycle === 'SCHEDULE' && scheduledAt === undefined) scheduled.set(caseId, at)
    else if (lifecycle === 'START' && scheduledAt !== undefined && !started.has(caseId)) {
      if (at >= scheduledAt) started.set(caseId, { scheduledAt, startedAt: at })
    }
  }
  return [...started.values()]
}

/** The smallest value that at least so large a part of the values does not exceed. */
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0

/** The part of the responses that came at or before their due instant. */
const attainment = (
  calendar: Calendar,
  responses: readonly Response[],
  target: { readonly hours: number; readonly atClosing: AtClosing },
): number => {
  const { hours, atClosing } = target
  const met = responses.filter(({ scheduledAt, startedAt }) => {
    const dueAt = calendar.addBusinessTime(scheduledAt, hours * hour, { atClosing })
    return dueAt === undefined || startedAt <= dueAt
  })
  return met.length / responses.length
}

const inHours = (ms: number): string => (ms / hour).toFixed(3)
const inPercent = (part: number): string => `${(part * 100).toFixed(2)} %`

const path =
  process.argv[2] ?? new URL('../../../shared/data/bpi2012/events.csv.gz', import.meta.url)
const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1)
for (const item of items) {
  const responses = responsesOf(lines, item)
  const waits = responses
    .map(({ scheduledAt, startedAt }) => office.businessTimeBetween(scheduledAt, startedAt))
    .sort((a, b) => a - b)
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  console.log(item)
  console.log(`  count   ${responses.length}`)
  console.log(`  mean    ${inHours(total / waits.length)} h`)
  console.log(`  median  ${inHours(quantile(waits, 0.5))} h`)
  console.log(`  p90     ${inHours(quantile(waits, 0.9))} h`)
  for (const hours of [1, 8]) {
    const [close, next] = (['close', 'next-open'] as const).map((atClosing) =>
      inPercent(attainment(office, responses, { hours, atClosing })),
    )
    console.log(`  within ${hours} h  close ${close}  next-open ${next}`)
  }
}
