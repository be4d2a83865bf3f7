import { type Ratio, ratioOf } from '../metrics/index.ts'

/** Which reasons say that a lead came at the wrong time. */
export interface TimingReasons {
  /** Passed too early, such as `not-ready`. */
  readonly tooEarly: readonly string[]
  /** Contacted too late, such as `bought-elsewhere`. */
  readonly tooLate: readonly string[]
}

/**
 * How many leads came at the wrong time, out of those that sales gave back or lost. `null` where none of the reasons was ever given: then nobody knows
 * whether it never happened or nobody can say so.
 */
export interface Timing {
  /** Passed before they were ready: the threshold is too low, or the score fades too slowly. */
  readonly tooEarly: Ratio | null
  /** Contacted when they had bought or gone cold: the response is too slow. */
  readonly tooLate: Ratio | null
}

/**
 * Leads that were passed too early or contacted too late, by the reasons that sales gave.
 *
 * @param reasons - how often each reason was given, from `rejectedByReason` and `lostByReason`
 * @param timing - which of them say so
 * @returns both rates; `null` for one whose reasons were never given
 * @example
 * ```ts
 * import { timingOf } from 'lead-handoff/feedback'
 *
 * const given = [new Map([['not-ready', 3], ['spam', 1]])]
 * console.log(timingOf(given, { tooEarly: ['not-ready'], tooLate: [] }).tooEarly?.rate) // 0.75
 * ```
 */
export const timingOf = (
  reasons: readonly ReadonlyMap<string, number>[],
  timing: TimingReasons,
): Timing => {
  let all = 0
  let early = 0
  let late = 0
  for (const [reason, n] of reasons.flatMap((some) => [...some])) {
    all += n
    if (timing.tooEarly.includes(reason)) early += n
    if (timing.tooLate.includes(reason)) late += n
  }
  return {
    tooEarly: early === 0 ? null : ratioOf(early, all),
    tooLate: late === 0 ? null : ratioOf(late, all),
  }
}
