/** A range in which a rate lies with the stated confidence. */
export interface Interval {
  /** Lower end, 0 to 1. */
  readonly low: number
  /** Upper end, 0 to 1. */
  readonly high: number
}

/** The quantile of the normal distribution for two-sided 95 %. */
export const z95 = 1.959963984540054

/**
 * The score interval of a proportion: unlike the textbook interval it never leaves 0 to 1 and says something sensible of 0 out of 3. Source: E. B. Wilson, "Probable inference,
 * the law of succession, and statistical inference", JASA 22 (1927).
 *
 * @param hits - how many did, a whole number from 0 to `of`
 * @param of - out of how many
 * @param z - quantile of the normal distribution; 95 % if absent
 * @returns the interval; `null` if there is nothing to take a proportion of
 * @example
 * ```ts
 * import { wilson } from 'lead-handoff/metrics'
 *
 * console.log(wilson(0, 0)) // null
 * ```
 */
export const wilson = (hits: number, of: number, z = z95): Interval | null => {
  if (!(of > 0) || hits < 0 || hits > of) return null
  const rate = hits / of
  const zz = z * z
  const middle = (rate + zz / (2 * of)) / (1 + zz / of)
  const half = (z / (1 + zz / of)) * Math.sqrt((rate * (1 - rate)) / of + zz / (4 * of * of))
  return {
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === of ? 1 : Math.min(1, middle + half),
  }
}
