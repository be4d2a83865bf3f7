import { HandoffError, limits } from '../kernel/index.ts'
import type { BusinessDayConvention, Calendar } from './calendar.ts'
import { type LocalClock, localClock } from './local-clock.ts'
import { type DayNumber, dayMs } from './local-date.ts'
import type { Schedule } from './schedule.ts'
import type { Timeline } from './timeline.ts'
import type { Zone } from './zone.ts'

/** The business days of a timeline in order. */
interface OpenDays {
  readonly line: Timeline
  readonly days: Int32Array
}

/** Local dates with open time. A date that a span shorter than a day cuts off belongs to both ends, which does no harm. */
const openDaysOf = (line: Timeline, clock: LocalClock): OpenDays => {
  const days: number[] = []
  for (let i = 0; i < line.count; i += 1) {
    const last = Math.floor(clock.wallAt((line.endsAt[i] as number) - 1) / dayMs)
    let day = Math.floor(clock.wallAt(line.startsAt[i] as number) / dayMs)
    for (const latest = days.at(-1) ?? Number.NEGATIVE_INFINITY; day <= last; day += 1) {
      // a period may span a date that the zone skipped
      const exists = clock.firstAt(day * dayMs) < clock.endOfDayAt(day)
      if (day > latest && exists) days.push(day)
    }
  }
  return { line, days: Int32Array.from(days) }
}

/** How many business days lie before a date. */
const countBefore = (days: Int32Array, day: DayNumber): number => {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] as number) < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Which of the business days is meant; below 0 or beyond the last where the timeline is too short. */
const targetOf = (
  { days }: OpenDays,
  day: DayNumber,
  travel: { count: number; convention: BusinessDayConvention },
): number => {
  const { count, convention } = travel
  const position = countBefore(days, day)
  if (days[position] === day) return position + count
  const rolls = convention === 'roll-then-count'
  // a closed start lies between two business days: the one before counts as the start when going forward, unless it rolls
  return count > 0 ? position + count - (rolls ? 0 : 1) : position + count - (rolls ? 1 : 0)
}

const checkDays = (days: number): void => {
  if (Number.isSafeInteger(days)) return
  throw new HandoffError('INVALID_DURATION', 'this is no number of days', {
    issues: [{ path: 'days', message: `expected a whole number, got ${String(days)}` }],
  })
}

/** The date that lies so many business days away; `undefined` beyond the range of instants. */
const createDayFinder = (schedule: Schedule, zone: Zone) => {
  let known: OpenDays | undefined
  const openDays = (line: Timeline): OpenDays => {
    if (known?.line !== line) known = openDaysOf(line, localClock(zone, line.fromAt, line.toAt))
    return known
  }
  return (
    at: number,
    day: DayNumber,
    travel: { count: number; convention: BusinessDayConvention },
  ): DayNumber | undefined => {
    let line: Timeline | undefined = schedule.covering(at)
    while (line) {
      const open = openDays(line)
      const target = targetOf(open, day, travel)
      // the first and the last date may be cut off by the span: they are sure only when something lies beyond them
      const sure = target > 0 && target < open.days.length - 1
      if (sure) return open.days[target]
      const longer: Timeline | undefined = target > 0 ? schedule.further() : schedule.earlier()
      if (!longer) return open.days[target]
      line = longer
    }
    return undefined
  }
}

/**
 * The answers of a calendar that count dates.
 *
 * @param schedule - its timeline
 * @param zone - whose midnights part the days
 * @param calendar - the answers that need no dates
 * @returns the method
 */
export const businessDays = (
  schedule: Schedule,
  zone: Zone,
  calendar: Pick<Calendar, 'addBusinessTime' | 'subtractBusinessTime'>,
): Pick<Calendar, 'addBusinessDays'> => {
  const findDay = createDayFinder(schedule, zone)
  const move = (at: number, count: number, convention: BusinessDayConvention) => {
    if (count === 0) return at
    const wallMs = localClock(zone, at, at).wallAt(at)
    const day = Math.floor(wallMs / dayMs)
    const target = findDay(at, day, { count, convention })
    if (target === undefined) return undefined
    const movedMs = wallMs + (target - day) * dayMs
    const movedAt = localClock(zone, movedMs, movedMs).firstAt(movedMs)
    return movedAt < limits.earliestAt || movedAt > limits.latestAt ? undefined : movedAt
  }
  return {
    addBusinessDays: (at, days, options) => {
      checkDays(days)
      const convention = options?.convention ?? 'count'
      schedule.covering(at)
      const movedAt = move(at, days, convention)
      if (movedAt === undefined || convention !== 'snap-to-open') return movedAt
      return days < 0
        ? calendar.subtractBusinessTime(movedAt, 0)
        : calendar.addBusinessTime(movedAt, 0)
    },
  }
}
