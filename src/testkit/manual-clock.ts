import { type Instant, limits } from '../kernel/index.ts'
import type { Clock } from '../ports/index.ts'

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /**
   * Lets time pass.
   *
   * @param elapsedMs - how much, in milliseconds
   * @returns the instant afterwards
   * @throws RangeError for a negative time or one beyond `limits.durationMs`
   */
  advanceTime(elapsedMs: number): Instant
}

/**
 * Makes a clock for tests.
 *
 * @param startAt - the instant it stands at, epoch milliseconds
 * @returns the clock
 * @example
 * ```ts
 * import { createManualClock } from 'lead-handoff/testkit'
 *
 * const clock = createManualClock(Date.UTC(2026, 0, 5))
 * clock.advanceTime(60_000)
 * console.log(clock.now() - Date.UTC(2026, 0, 5)) // 60000
 * ```
 */
export const createManualClock = (startAt: Instant): ManualClock => {
  let now = startAt
  return {
    now: () => now,
    advanceTime: (elapsedMs) => {
      if (!(elapsedMs >= 0 && elapsedMs <= limits.durationMs)) {
        throw new RangeError(`time cannot advance by ${elapsedMs} ms`)
      }
      now += elapsedMs
      return now
    },
  }
}
