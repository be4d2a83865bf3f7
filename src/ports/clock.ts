import type { Instant } from '../kernel/index.ts'

/** Tells the time. */
export interface Clock {
  /**
   * Reads the clock.
   *
   * @returns epoch milliseconds
   */
  now(): Instant
}
