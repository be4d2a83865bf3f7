import { checkInstant, HandoffError, limits } from '../kernel/index.ts'
import type { PeriodSource } from './period-source.ts'
import { extendTimeline, type Timeline, timelineAround } from './timeline.ts'

/** A timeline that grows on demand, as far as the range of instants goes. */
export interface Schedule {
  /** A timeline that covers an instant; throws `INVALID_INSTANT` for what is none. */
  readonly covering: (at: number) => Timeline
  /** A longer timeline; `undefined` where the range of instants ends. */
  readonly further: () => Timeline | undefined
  /** A timeline that reaches further back; `undefined` where the range of instants ends. */
  readonly earlier: () => Timeline | undefined
}

/**
 * The schedule of a calendar. What it remembers only saves time; its answers depend on the source alone.
 *
 * @param source - the periods
 * @returns the schedule
 */
export const createSchedule = (source: PeriodSource): Schedule => {
  let line: Timeline | undefined
  const covering = (at: number): Timeline => {
    if (line !== undefined && at >= line.fromAt && at < line.toAt && Number.isInteger(at)) {
      return line
    }
    const issue = checkInstant(at, 'at')
    if (issue) throw new HandoffError('INVALID_INSTANT', 'this is no instant', { issues: [issue] })
    line = line === undefined ? timelineAround(source, at) : extendTimeline(source, line, at)
    return line
  }
  const grow = (before: Timeline, towards: number): Timeline | undefined => {
    line = extendTimeline(source, before, towards)
    return line === before ? undefined : line
  }
  return {
    covering,
    further: () => line && grow(line, Number.POSITIVE_INFINITY),
    earlier: () =>
      line === undefined || line.fromAt <= limits.earliestAt
        ? undefined
        : grow(line, line.fromAt - 1),
  }
}
