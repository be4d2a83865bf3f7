import type { Period } from './calendar.ts'
import type { CalendarPolicy, HoursCalendar, TimeRange } from './calendar-policy.ts'
import { type LocalClock, localClock } from './local-clock.ts'
import { type DayNumber, dayMs, dayOf, weekdayOf, weekdays } from './local-date.ts'
import { type WallRange, wallRangeOf } from './local-time.ts'
import { clip, intersect, normalise, subtract } from './periods.ts'
import { type Zone, zoneOf } from './zone.ts'

/** The open periods of a calendar within any span: normalised and clipped. */
export type PeriodSource = (fromAt: number, toAt: number) => readonly Period[]

/** A checked policy with every text read. */
interface Hours {
  readonly zone: Zone
  readonly weekly: readonly (readonly WallRange[])[]
  readonly dated: ReadonlyMap<DayNumber, readonly WallRange[]>
  readonly weeklyBreaks: readonly (readonly WallRange[])[]
  /** Breaks and partly closed days by date. */
  readonly cuts: ReadonlyMap<DayNumber, readonly WallRange[]>
  readonly closed: ReadonlySet<DayNumber>
}

// the policy was checked before, so every text can be read
const read = (ranges: readonly TimeRange[] = []): WallRange[] =>
  ranges.map((range) => wallRangeOf(range).value as WallRange)

const readHours = (policy: HoursCalendar): Hours => {
  const cuts = new Map<DayNumber, WallRange[]>()
  const closed = new Set<DayNumber>()
  const cut = (date: string, ranges: readonly TimeRange[]): void => {
    const day = dayOf(date) as DayNumber
    cuts.set(day, [...(cuts.get(day) ?? []), ...read(ranges)])
  }
  for (const [key, ranges] of Object.entries(policy.breaks ?? {})) {
    if (!weekdays.includes(key as never)) cut(key, ranges)
  }
  for (const holiday of policy.holidays ?? []) {
    const { date, closed: part } = typeof holiday === 'string' ? { date: holiday } : holiday
    if (part) cut(date, [part])
    else closed.add(dayOf(date) as DayNumber)
  }
  return {
    zone: zoneOf(policy.timeZone) as Zone,
    weekly: weekdays.map((weekday) => read(policy.weekly[weekday])),
    dated: new Map(
      Object.entries(policy.dated ?? {}).map(([date, ranges]) => [
        dayOf(date) as DayNumber,
        read(ranges),
      ]),
    ),
    weeklyBreaks: weekdays.map((weekday) => read(policy.breaks?.[weekday])),
    cuts,
    closed,
  }
}

/** A range, open or closed, lasts from the first time its beginning is on the clock to the last time its end is. */
const instantsOf = (clock: LocalClock, day: DayNumber, { fromMs, toMs }: WallRange): Period => {
  const startAt = clock.firstAt(day * dayMs + fromMs)
  const endAt =
    toMs % dayMs === 0 ? clock.endOfDayAt(day + toMs / dayMs - 1) : clock.lastAt(day * dayMs + toMs)
  return { startAt, endAt }
}

const hoursSource = (policy: HoursCalendar): PeriodSource => {
  const hours = readHours(policy)
  return (fromAt, toAt) => {
    const clock = localClock(hours.zone, fromAt, toAt)
    const open: Period[] = []
    const shut: Period[] = []
    // a range reaches into the next day, and no zone is a whole day off: two days either side are enough
    const lastDay = Math.floor(toAt / dayMs) + 2
    for (let day = Math.floor(fromAt / dayMs) - 2; day <= lastDay; day += 1) {
      const weekday = weekdayOf(day)
      if (hours.closed.has(day)) {
        shut.push({ startAt: clock.firstAt(day * dayMs), endAt: clock.endOfDayAt(day) })
      } else {
        const ranges = hours.dated.get(day) ?? hours.weekly[weekday] ?? []
        for (const range of ranges) open.push(instantsOf(clock, day, range))
      }
      for (const range of hours.weeklyBreaks[weekday] ?? []) {
        shut.push(instantsOf(clock, day, range))
      }
      for (const range of hours.cuts.get(day) ?? []) shut.push(instantsOf(clock, day, range))
    }
    return clip(subtract(normalise(open), normalise(shut)), fromAt, toAt)
  }
}

/**
 * What produces the open periods of a checked policy.
 *
 * @param policy - a policy without findings
 * @returns the source
 */
export const periodSource = (policy: CalendarPolicy): PeriodSource => {
  if (policy.kind === 'always-open') {
    return (fromAt, toAt) => (fromAt < toAt ? [{ startAt: fromAt, endAt: toAt }] : [])
  }
  if ('of' in policy) {
    const parts = policy.of.map(periodSource) as [PeriodSource, ...PeriodSource[]]
    if (policy.kind === 'union') {
      return (fromAt, toAt) => normalise(parts.flatMap((source) => source(fromAt, toAt)))
    }
    const [first, ...others] = parts
    return (fromAt, toAt) =>
      others.reduce((left, source) => intersect(left, source(fromAt, toAt)), first(fromAt, toAt))
  }
  return hoursSource(policy)
}
