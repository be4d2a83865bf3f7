import { tz } from '@date-fns/tz'
import { addDays, set, startOfDay } from 'date-fns'
import dayjs from 'dayjs'
import dayjsBusinessTime from 'dayjs-business-time'
import { DateTime } from 'luxon'
// @ts-expect-error TS7016 the package has no types
import momentBusinessTime from 'moment-business-time'
import { type Calendar, compileCalendar, type HoursCalendar } from '../../src/calendar/index.ts'
import { type Contestant, compare } from './harness.ts'

const dayMs = 86_400_000
const timeZone = 'Europe/Amsterdam'
const startAt = Date.UTC(2024, 0, 8)
const officeDays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

const office = (holidays: readonly string[]): HoursCalendar => ({
  timeZone,
  weekly: Object.fromEntries(officeDays.map((day) => [day, [['09:00', '17:00'] as const]])),
  holidays,
})

/** Every n-th day from 2020 on. */
const holidaysOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(2020, 0, 3) + i * (count > 1_000 ? 3 : 73) * dayMs)
      .toISOString()
      .slice(0, 10),
  )

/** What a person would write who knows the calendar beforehand: tables for fifteen years, no checks, no growth. */
const handWritten = (calendar: Calendar) => {
  const from = Date.UTC(2022, 0, 1)
  const periods = calendar.periodsBetween(from, Date.UTC(2042, 0, 1))
  const starts = Float64Array.from([...periods.map((p) => p.startAt), Number.POSITIVE_INFINITY])
  const ends = Float64Array.from([...periods.map((p) => p.endAt), Number.POSITIVE_INFINITY])
  const sums = new Float64Array(periods.length + 1)
  for (const [i, p] of periods.entries()) sums[i + 1] = (sums[i] as number) + p.endAt - p.startAt
  const days = new Int32Array(20 * 366)
  for (let day = 0, i = 0; day < days.length; day += 1) {
    while ((ends[i] as number) <= from + day * dayMs) i += 1
    days[day] = i
  }
  const step = Math.ceil((sums[periods.length] as number) / periods.length)
  const works = new Int32Array(periods.length + 1)
  for (let k = 0, i = 0; k < works.length; k += 1) {
    while (i < periods.length && (sums[i + 1] as number) < k * step) i += 1
    works[k] = i
  }
  const before = (at: number): number => {
    let i = days[((at - from) / dayMs) | 0] as number
    while ((ends[i] as number) <= at) i += 1
    const start = starts[i] as number
    return (sums[i] as number) + (at > start ? at - start : 0)
  }
  const add = (at: number, ms: number): number => {
    const sum = before(at) + ms
    let i = works[(sum / step) | 0] as number
    while (i > 0 && (sums[i] as number) >= sum) i -= 1
    while ((sums[i + 1] as number) < sum) i += 1
    return (starts[i] as number) + sum - (sums[i] as number)
  }
  return { between: (a: number, b: number) => before(b) - before(a), add }
}

const closedOn = (holidays: readonly string[]) => {
  const closed = new Set(holidays)
  return (date: string): boolean => closed.has(date)
}

const dateFnsWalk = (from: number, to: number, closed: (date: string) => boolean): number => {
  const zoned = { in: tz(timeZone) }
  let total = 0
  for (let day = startOfDay(from, zoned); +day < to; day = addDays(day, 1, zoned)) {
    if (day.getDay() === 0 || day.getDay() === 6) continue
    const date = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
    if (closed(date)) continue
    const open = Math.max(from, +set(day, { hours: 9 }, zoned))
    total += Math.max(0, Math.min(to, +set(day, { hours: 17 }, zoned)) - open)
  }
  return total
}

const luxonWalk = (from: number, to: number, closed: (date: string) => boolean): number => {
  let total = 0
  let day = DateTime.fromMillis(from, { zone: timeZone }).startOf('day')
  for (; +day < to; day = day.plus({ days: 1 })) {
    if (day.weekday > 5 || closed(day.toISODate() as string)) continue
    const open = Math.max(from, +day.set({ hour: 9 }))
    total += Math.max(0, Math.min(to, +day.set({ hour: 17 })) - open)
  }
  return total
}

dayjs.extend(dayjsBusinessTime)
const moment = momentBusinessTime as unknown as {
  (
    at: number,
  ): {
    workingDiff: (other: unknown, unit: string) => number
    addWorkingTime: (n: number, unit: string) => { valueOf: () => number }
  }
  locale: (name: string, settings: object) => void
}

/** These two know one zone only, that of the process, which is left as it is. */
const configure = (holidays: readonly string[]): void => {
  dayjs.setHolidays([...holidays])
  moment.locale('en', { holidays: [...holidays] })
}

const contestants = (holidays: readonly string[], distanceMs: number) => {
  const calendar = compileCalendar(office(holidays))
  const table = handWritten(calendar)
  const closed = closedOn(holidays)
  const froms = Array.from({ length: 1_024 }, (_, i) => startAt + ((i * 7_919_000) % (400 * dayMs)))
  const tos = froms.map((from) => from + distanceMs)
  const amounts = froms.map((from, i) => calendar.businessTimeBetween(from, tos[i] as number))
  let n = 0
  const each =
    (ask: (from: number, to: number, amountMs: number) => unknown): (() => unknown) =>
    () => {
      n = (n + 1) & 1_023
      return ask(froms[n] as number, tos[n] as number, amounts[n] as number)
    }
  // what every row below also pays for
  const choose: Contestant = { name: '(choosing the input)', run: each((a, b) => a + b) }
  const between: Contestant[] = [
    choose,
    { name: 'hand-written table', run: each((a, b) => table.between(a, b)) },
    { name: 'lead-handoff', run: each((a, b) => calendar.businessTimeBetween(a, b)) },
    { name: 'date-fns day walk', run: each((a, b) => dateFnsWalk(a, b, closed)) },
    { name: 'luxon day walk', run: each((a, b) => luxonWalk(a, b, closed)) },
    {
      name: 'moment-business-time',
      run: each((a, b) => moment(b).workingDiff(moment(a), 'minutes')),
    },
    { name: 'dayjs-business-time', run: each((a, b) => dayjs(a).businessMinutesDiff(dayjs(b))) },
  ]
  const add: Contestant[] = [
    choose,
    { name: 'hand-written table', run: each((a, _, ms) => table.add(a, ms)) },
    { name: 'lead-handoff', run: each((a, _, ms) => calendar.addBusinessTime(a, ms)) },
    {
      name: 'moment-business-time',
      run: each((a, _, ms) =>
        moment(a)
          .addWorkingTime(Math.floor(ms / 60_000), 'minutes')
          .valueOf(),
      ),
    },
    {
      name: 'dayjs-business-time',
      run: each((a, _, ms) =>
        dayjs(a)
          .addBusinessMinutes(Math.floor(ms / 60_000))
          .valueOf(),
      ),
    },
  ]
  return { between, add }
}

const distances = {
  'one day': dayMs,
  'one month': 30 * dayMs,
  'one year': 365 * dayMs,
  'ten years': 3_650 * dayMs,
}

/** Business time beside a hand-written table, packages and day walks. */
export const calendarBench = ({ smoke }: { readonly smoke: boolean }): void => {
  for (const count of [0, 50, 5_000]) {
    const holidays = holidaysOf(count)
    configure(holidays)
    for (const [title, distanceMs] of Object.entries(distances)) {
      const { between, add } = contestants(holidays, distanceMs)
      // the packages need seconds to minutes for the longest questions; the walks show the growth
      const slow = count > 50 || distanceMs > 400 * dayMs
      const within = (all: Contestant[]) =>
        slow ? all.filter(({ name }) => !name.includes('-business-time')) : all
      compare(`between, ${title}, ${count} holidays`, 'hand-written table', within(between), {
        smoke,
      })
      compare(`add, ${title}, ${count} holidays`, 'hand-written table', within(add), { smoke })
    }
  }
  let n = 0
  const compile = (count: number) => () => {
    n += 1
    // a new name each time, or the answer would come from the cache
    const calendar = compileCalendar({
      ...office(holidaysOf(count)),
      dated: {
        ['2020-01-03']: [
          [
            '09:00',
            `17:${String(n % 60).padStart(2, '0')}:${String(Math.floor(n / 60) % 60).padStart(2, '0')}`,
          ],
        ],
      },
    })
    return calendar.isOpen(startAt)
  }
  compare(
    'check, compile and first answer (two years of tables)',
    '0 holidays',
    [
      { name: '0 holidays', run: compile(0) },
      { name: '50 holidays', run: compile(50) },
      { name: '5,000 holidays', run: compile(5_000) },
    ],
    { smoke },
  )
}
