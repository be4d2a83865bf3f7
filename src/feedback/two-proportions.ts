import type { Interval, Ratio } from '../metrics/index.ts'
import { twoSided } from './normal.ts'

/** Two rates beside each other. */
export interface ProportionTest {
  /** The second rate minus the first. */
  readonly difference: number
  /** Where the difference lies with 95 % confidence. */
  readonly interval: Interval
  /** The difference in standard errors. */
  readonly z: number
  /** How likely so large a difference is by chance alone, on either side. */
  readonly p: number
}

/**
 * Whether two rates differ by more than chance: the pooled two-proportion z test, with Newcombe's interval of the difference, which is made of the two Wilson intervals. Source: R. G. Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), method 10.
 *
 * @param a - one rate
 * @param b - the other
 * @returns the test; `null` where one of them has no rate, or nobody or everybody did in both
 * @example
 * ```ts
 * import { ratioOf } from 'lead-handoff/metrics'
 * import { twoProportions } from 'lead-handoff/feedback'
 *
 * console.log(twoProportions(ratioOf(10, 100), ratioOf(20, 100))?.z.toFixed(2)) // 1.98
 * ```
 */
export const twoProportions = (a: Ratio, b: Ratio): ProportionTest | null => {
  if (a.rate === null || b.rate === null || !a.interval || !b.interval) return null
  const pooled = (a.hits + b.hits) / (a.of + b.of)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of))
  if (error === 0) return null
  const difference = b.rate - a.rate
  const z = difference / error
  const low = difference - Math.hypot(b.rate - b.interval.low, a.interval.high - a.rate)
  const high = difference + Math.hypot(b.interval.high - b.rate, a.rate - a.interval.low)
  return { difference, interval: { low, high }, z, p: twoSided(z) }
}
