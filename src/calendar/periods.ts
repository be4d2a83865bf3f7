import type { Period } from './calendar.ts'

// Sets of instants as sorted, disjoint periods that do not touch.

/**
 * Sorts periods, drops the empty ones and joins those that overlap or touch.
 *
 * @param periods - in any order
 * @returns the same instants, normalised
 */
export const normalise = (periods: readonly Period[]): Period[] => {
  const sorted = periods
    .filter(({ startAt, endAt }) => startAt < endAt)
    .sort((a, b) => a.startAt - b.startAt)
  const joined: Period[] = []
  for (const period of sorted) {
    const last = joined.at(-1)
    if (last && period.startAt <= last.endAt) {
      if (period.endAt > last.endAt) {
        joined[joined.length - 1] = { startAt: last.startAt, endAt: period.endAt }
      }
    } else joined.push(period)
  }
  return joined
}

/**
 * Clips periods to a span.
 *
 * @param periods - normalised
 * @param fromAt - beginning of the span
 * @param toAt - its end, excluded
 * @returns normalised periods within the span
 */
export const clip = (periods: readonly Period[], fromAt: number, toAt: number): Period[] => {
  const inside: Period[] = []
  for (const { startAt, endAt } of periods) {
    const start = Math.max(startAt, fromAt)
    const end = Math.min(endAt, toAt)
    if (start < end) inside.push({ startAt: start, endAt: end })
  }
  return inside
}

/**
 * The instants that lie in both.
 *
 * @param a - normalised
 * @param b - normalised
 * @returns normalised periods
 */
export const intersect = (a: readonly Period[], b: readonly Period[]): Period[] => {
  const both: Period[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as Period
    const right = b[j] as Period
    const startAt = Math.max(left.startAt, right.startAt)
    const endAt = Math.min(left.endAt, right.endAt)
    if (startAt < endAt) both.push({ startAt, endAt })
    if (left.endAt < right.endAt) i += 1
    else j += 1
  }
  return both
}

/**
 * The instants of the first that do not lie in the second.
 *
 * @param a - normalised
 * @param cuts - normalised
 * @returns normalised periods
 */
export const subtract = (a: readonly Period[], cuts: readonly Period[]): Period[] => {
  const rest: Period[] = []
  let next = 0
  for (const { startAt, endAt } of a) {
    let openAt = startAt
    while (next < cuts.length && (cuts[next] as Period).endAt <= startAt) next += 1
    for (let i = next; i < cuts.length && (cuts[i] as Period).startAt < endAt; i += 1) {
      const cut = cuts[i] as Period
      if (cut.startAt > openAt) rest.push({ startAt: openAt, endAt: cut.startAt })
      openAt = Math.max(openAt, cut.endAt)
    }
    if (openAt < endAt) rest.push({ startAt: openAt, endAt })
  }
  return rest
}
