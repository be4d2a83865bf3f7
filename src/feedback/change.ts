import type { Ratio } from '../metrics/index.ts'
import type { FindingOptions } from './segments.ts'
import { type ProportionTest, twoProportions } from './two-proportions.ts'

/** A rate in one period and in the next. */
export interface RateChange {
  /** The rate before. */
  readonly before: Ratio
  /** The rate after. */
  readonly after: Ratio
  /** The difference. */
  readonly test: ProportionTest
}

/**
 * Whether a rate has changed by more than chance.
 *
 * @param before - the rate before
 * @param after - the rate after
 * @param options - when a difference counts
 * @returns the change; `null` if it is small, or too few cases to tell
 * @example
 * ```ts
 * import { changeOf } from 'lead-handoff/feedback'
 * import { ratioOf } from 'lead-handoff/metrics'
 *
 * console.log(changeOf(ratioOf(3, 10), ratioOf(1, 10))) // null
 * ```
 */
export const changeOf = (
  before: Ratio,
  after: Ratio,
  { minimum = 30, level = 0.05 }: FindingOptions = {},
): RateChange | null => {
  if (before.of < minimum || after.of < minimum) return null
  const test = twoProportions(before, after)
  return test && test.p <= level ? { before, after, test } : null
}
