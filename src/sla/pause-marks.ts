import { compareText, HandoffError, limits } from '../kernel/index.ts'
import { dueOf } from './clock-due.ts'
import type { SlaDraft } from './sla-draft.ts'
import type { PauseMark } from './sla-state.ts'

const order = (a: PauseMark, b: PauseMark): number =>
  a.at - b.at || Number(b.on) - Number(a.on) || compareText(a.reason, b.reason)

/**
 * Adds a pause or its end, wherever in time it belongs.
 *
 * @param marks - the marks in order
 * @param mark - the new one
 * @returns all of them in order; the same list if it was known
 */
export const withMark = (marks: readonly PauseMark[], mark: PauseMark): readonly PauseMark[] => {
  const known = marks.some(
    ({ at, on, reason }) => at === mark.at && on === mark.on && reason === mark.reason,
  )
  return known ? marks : [...marks, mark].sort(order)
}

/** How many of the first marks form pauses that are over. */
const overCount = (marks: readonly PauseMark[]): number => {
  const active = new Set<string>()
  for (const [i, { on, reason }] of marks.entries()) {
    if (on) active.add(reason)
    else if (reason === '') active.clear()
    else {
      active.delete(reason)
      active.delete('')
    }
    if (active.size === 0 && i >= marks.length / 2) return i + 1
  }
  return 0
}

/**
 * Keeps the pauses bounded: beyond `limits.slaPauses` marks the older half is worked into the due instants for good, so that a fact about them that
 * arrives later still has no effect.
 *
 * @param draft - the change
 * @throws {@link HandoffError} `LIMIT_EXCEEDED` if so many pauses last at once
 */
export const boundMarks = (draft: SlaDraft): void => {
  if (draft.marks.length <= limits.slaPauses) return
  const count = overCount(draft.marks)
  if (count === 0) {
    throw new HandoffError('LIMIT_EXCEEDED', 'too many pauses at once', {
      issues: [{ path: 'reason', message: `more than ${limits.slaPauses} pauses without an end` }],
    })
  }
  const over = draft.marks.slice(0, count)
  const until = over.at(-1)?.at ?? 0
  for (const [key, clock] of draft.clocks) {
    const calendar = draft.sla.calendarOf(clock.calendars)
    const { dueAt } = dueOf(clock, { marks: over, calendar, until })
    draft.clocks.set(key, { ...clock, givenDueAt: dueAt })
  }
  draft.marks = draft.marks.slice(count)
}
