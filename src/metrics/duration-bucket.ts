/**
 * Buckets whose width grows with the value: exact below `2^bits`, then `2^bits` buckets for each doubling. They are made of powers of two and whole numbers only, so that every
 * machine draws the same lines. The idea is that of HdrHistogram (G. Tene, hdrhistogram.org).
 */
export interface Buckets {
  /**
   * The bucket of a duration.
   *
   * @param ms - a safe integer, not negative
   * @returns its number; a longer duration never has a lower one
   */
  of(ms: number): number
  /**
   * What stands for every duration of a bucket.
   *
   * @param bucket - its number
   * @returns its middle, in milliseconds
   */
  middle(bucket: number): number
  /** Largest relative error of the middle. */
  readonly relativeError: number
}

const exponentOf = (n: number): number =>
  n < 2 ** 32 ? 31 - Math.clz32(n) : 63 - Math.clz32(n / 2 ** 32)

/**
 * Makes buckets.
 *
 * @param bits - 4 to 14; the relative error is `2^-(bits + 1)`
 * @returns the buckets
 */
export const bucketsOf = (bits: number): Buckets => {
  const perDoubling = 2 ** bits
  return {
    of: (ms) => {
      if (ms < perDoubling) return ms
      const shift = exponentOf(ms) - bits
      return shift * perDoubling + Math.floor(ms / 2 ** shift)
    },
    middle: (bucket) => {
      if (bucket < 2 * perDoubling) return bucket
      const shift = Math.floor(bucket / perDoubling) - 1
      const lowest = (bucket - shift * perDoubling) * 2 ** shift
      // the middle of the whole numbers from the lowest to the highest
      return lowest + (2 ** shift - 1) / 2
    },
    relativeError: 2 ** -(bits + 1),
  }
}
