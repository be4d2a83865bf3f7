/** An amount of money in the minor unit of its currency, so that sums are exact. */
export interface Money {
  /** Whole minor units: cents for EUR, yen for JPY. Not negative. */
  readonly amountMinor: number
  /** ISO 4217 code in capitals, such as `EUR`. */
  readonly currency: string
}
