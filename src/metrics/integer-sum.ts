/** An integer too large for one number, as `high · 2^32 + low` with `0 ≤ low < 2^32`: sums stay exact however many there are. */
export type IntegerSum = readonly [high: number, low: number]

const base = 2 ** 32

/** Nothing. */
export const zeroSum: IntegerSum = Object.freeze([0, 0] as const)

const carry = (high: number, low: number): IntegerSum => {
  const over = Math.floor(low / base)
  return [high + over, low - over * base]
}

/**
 * A safe integer as a sum.
 *
 * @param n - a safe integer
 * @returns the sum
 */
export const sumOf = (n: number): IntegerSum => carry(0, n)

/**
 * Adds two sums.
 *
 * @param a - a sum
 * @param b - another
 * @returns the exact sum
 */
export const addSums = (a: IntegerSum, b: IntegerSum): IntegerSum => carry(a[0] + b[0], a[1] + b[1])

/**
 * A sum as one number.
 *
 * @param sum - the sum
 * @returns the number; beyond 2^53 the nearest that there is
 */
export const numberOf = ([high, low]: IntegerSum): number => high * base + low

/** A sum that is changed in place. */
export interface RunningSum {
  /** Adds a safe integer. */
  add(n: number): void
  /** The sum so far. */
  total(): IntegerSum
}

/**
 * Begins to add up.
 *
 * @param from - the sum to begin with
 * @returns a sum that is changed in place
 */
export const runningSum = (from: IntegerSum): RunningSum => {
  let [high, low] = from
  return {
    add: (n) => {
      low += n
      // a safe integer added to less than 2^52 is exact
      if (low >= 2 ** 52 || low <= -(2 ** 52)) [high, low] = carry(high, low)
    },
    total: () => carry(high, low),
  }
}
