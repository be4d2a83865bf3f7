import { HandoffError, limits } from '../kernel/index.ts'
import type { AddOptions, Calendar } from './calendar.ts'
import type { Schedule } from './schedule.ts'
import { openedBefore, periodAt, periodsWithin, type Timeline } from './timeline.ts'

type Answers = Pick<
  Calendar,
  | 'isOpen'
  | 'nextOpening'
  | 'nextClosing'
  | 'addBusinessTime'
  | 'subtractBusinessTime'
  | 'businessTimeBetween'
  | 'periodsBetween'
>

const checkDuration = (durationMs: number): void => {
  if (Number.isSafeInteger(durationMs) && durationMs >= 0) return
  const hint = durationMs < 0 ? '; to go back use subtractBusinessTime' : ''
  const message = `expected whole milliseconds of at least 0, got ${String(durationMs)}${hint}`
  throw new HandoffError('INVALID_DURATION', 'this is no duration', {
    issues: [{ path: 'durationMs', message }],
  })
}

/** The first period that reaches an amount of open time; with `beyond`, that goes past it. */
const periodReaching = (line: Timeline, amountMs: number, beyond: boolean): number => {
  const { openedMs } = line
  // the bucket of an amount on its boundary names the period beyond it
  let i = line.byWork[Math.floor((beyond ? amountMs : amountMs - 1) / line.workMs)] as number
  if (beyond) while ((openedMs[i + 1] as number) <= amountMs) i += 1
  else while ((openedMs[i + 1] as number) < amountMs) i += 1
  return i
}

/** Whether an instant is open, or the very instant of a closing. */
const isWithin = (line: Timeline, at: number): boolean => {
  const i = periodAt(line, at)
  return at >= (line.startsAt[i] as number) || (i > 0 && line.endsAt[i - 1] === at)
}

const openings = (schedule: Schedule): Pick<Answers, 'nextOpening' | 'nextClosing'> => ({
  nextOpening: (at) => {
    for (let line: Timeline | undefined = schedule.covering(at); line; line = schedule.further()) {
      const i = periodAt(line, at)
      const next = at < (line.startsAt[i] as number) ? i : i + 1
      if (next < line.count) return line.startsAt[next]
    }
    return undefined
  },
  nextClosing: (at) => {
    for (let line: Timeline | undefined = schedule.covering(at); line; line = schedule.further()) {
      const endAt = line.endsAt[periodAt(line, at)] as number
      // the end of what is known is no closing
      if (endAt < Math.min(line.toAt, limits.latestAt)) return endAt
    }
    return undefined
  },
})

const addBusinessTime = (
  schedule: Schedule,
  at: number,
  amount: { durationMs: number; atClosing: AddOptions['atClosing'] },
): number | undefined => {
  const { durationMs } = amount
  const beyond = amount.atClosing === 'next-open'
  let line: Timeline | undefined = schedule.covering(at)
  if (durationMs === 0 && !beyond && isWithin(line, at)) return at
  // without a duration the sum must not stay at an earlier closing
  const past = beyond || durationMs === 0
  for (; line; line = schedule.further()) {
    const sumMs = openedBefore(line, at) + durationMs
    const totalMs = line.openedMs[line.count] as number
    if (past ? sumMs < totalMs : sumMs <= totalMs) {
      const i = periodReaching(line, sumMs, past)
      return (line.startsAt[i] as number) + (sumMs - (line.openedMs[i] as number))
    }
  }
  return undefined
}

const subtractBusinessTime = (
  schedule: Schedule,
  at: number,
  durationMs: number,
): number | undefined => {
  let line: Timeline | undefined = schedule.covering(at)
  if (durationMs === 0 && isWithin(line, at)) return at
  for (; line; line = schedule.earlier()) {
    const restMs = openedBefore(line, at) - durationMs
    // the latest instant with this much open time before it; for nothing at all, the last closing
    if (durationMs === 0 ? restMs > 0 : restMs >= 0) {
      const i = periodReaching(line, restMs, durationMs > 0)
      return (line.startsAt[i] as number) + (restMs - (line.openedMs[i] as number))
    }
  }
  return undefined
}

/**
 * The answers of a calendar that need no dates.
 *
 * @param schedule - its timeline
 * @returns the methods
 */
export const businessTime = (schedule: Schedule): Answers => ({
  ...openings(schedule),
  isOpen: (at) => {
    const line = schedule.covering(at)
    return at >= (line.startsAt[periodAt(line, at)] as number)
  },
  addBusinessTime: (at, durationMs, options) => {
    checkDuration(durationMs)
    return addBusinessTime(schedule, at, { durationMs, atClosing: options?.atClosing })
  },
  subtractBusinessTime: (at, durationMs) => {
    checkDuration(durationMs)
    return subtractBusinessTime(schedule, at, durationMs)
  },
  businessTimeBetween: (fromAt, toAt) => {
    schedule.covering(fromAt)
    // the second call may lengthen the timeline; it then covers both
    const line = schedule.covering(toAt)
    return openedBefore(line, toAt) - openedBefore(line, fromAt)
  },
  periodsBetween: (fromAt, toAt) => {
    schedule.covering(fromAt)
    const line = schedule.covering(toAt)
    if (fromAt >= toAt) return []
    const count = periodAt(line, toAt) - periodAt(line, fromAt)
    if (count >= limits.calendarPeriods) {
      const message = `more than ${limits.calendarPeriods} periods; ask for a shorter span`
      throw new HandoffError('LIMIT_EXCEEDED', 'too many periods', {
        issues: [{ path: 'toAt', message }],
      })
    }
    return periodsWithin(line, fromAt, toAt)
  },
})
