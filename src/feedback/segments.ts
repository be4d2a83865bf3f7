import { type Ratio, ratioOf } from '../metrics/index.ts'
import { falseDiscovery } from './false-discovery.ts'
import { type ProportionTest, twoProportions } from './two-proportions.ts'

/** A segment beside all others. */
export interface SegmentFinding {
  /** The segment: a source, an industry, a person. */
  readonly segment: string
  /** Its rate. */
  readonly own: Ratio
  /** The rate of all others together. */
  readonly rest: Ratio
  /** The difference, from the others to the segment. */
  readonly test: ProportionTest
  /** The probability, corrected for having looked at all segments. */
  readonly adjustedP: number
}

/** When a difference counts. */
export interface FindingOptions {
  /**
   * Least number of cases on either side.
   *
   * @defaultValue `30`
   */
  readonly minimum?: number
  /**
   * The part of the findings that may be false.
   *
   * @defaultValue `0.05`
   */
  readonly level?: number
}

/** What was looked at, before it is known what stands out. */
export type Looked = Omit<SegmentFinding, 'adjustedP'>

/**
 * Sets each segment beside all others.
 *
 * @param rates - a rate for each segment
 * @param options - from how many cases on
 * @returns those that could be tested
 */
export const lookAt = (
  rates: ReadonlyMap<string, Ratio>,
  { minimum = 30 }: FindingOptions,
): readonly Looked[] => {
  let hits = 0
  let of = 0
  for (const rate of rates.values()) {
    hits += rate.hits
    of += rate.of
  }
  return [...rates].flatMap(([segment, own]) => {
    const rest = ratioOf(hits - own.hits, of - own.of)
    const test = own.of >= minimum && rest.of >= minimum ? twoProportions(rest, own) : null
    return test ? [{ segment, own, rest, test }] : []
  })
}

/**
 * Corrects for everything that was looked at, and keeps what stands out.
 *
 * @typeParam T - what was looked at
 * @param looked - all of it, also what tells nothing
 * @param options - the part of the findings that may be false
 * @returns the findings, the surest first
 */
export const surest = <T extends Looked>(
  looked: readonly T[],
  { level = 0.05 }: FindingOptions,
): readonly (T & Pick<SegmentFinding, 'adjustedP'>)[] => {
  const adjusted = falseDiscovery(looked.map(({ test }) => test.p))
  return looked
    .map((finding, i) => ({ ...finding, adjustedP: adjusted[i] as number }))
    .filter(({ adjustedP }) => adjustedP <= level)
    .sort((a, b) => a.test.p - b.test.p || (a.segment < b.segment ? -1 : 1))
}

/**
 * Segments whose rate differs from that of all others by more than chance, although many were looked at.
 *
 * @param rates - a rate for each segment, such as won out of qualified by source
 * @param options - when a difference counts
 * @returns the findings, the surest first
 * @example
 * ```ts
 * import { standOut } from 'lead-handoff/feedback'
 * import { ratioOf } from 'lead-handoff/metrics'
 *
 * const rates = new Map([['fair', ratioOf(60, 100)], ['web', ratioOf(90, 400)]])
 * console.log(standOut(rates)[0]?.segment) // fair
 * ```
 */
export const standOut = (
  rates: ReadonlyMap<string, Ratio>,
  options: FindingOptions = {},
): readonly SegmentFinding[] => surest(lookAt(rates, options), options)
