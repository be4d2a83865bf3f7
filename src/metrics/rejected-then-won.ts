import { type ByKey, byKey, noKey } from './by-key.ts'
import { count } from './count.ts'
import type { Metric } from './metric.ts'
import { product } from './product.ts'
import { type Ratio, type RatioState, ratio, ratioOf } from './ratio.ts'

/** Rejections and later wins, by reason. */
export interface RejectedThenWonState {
  /** Rejections. */
  readonly rejected: ByKey<number>
  /** Wins of leads that had been rejected. */
  readonly won: ByKey<number>
}

const parts = {
  rejected: byKey(count('rejected', { on: ['rejected'] }), 'reason', ({ about }) => about || noKey),
  won: byKey(
    count('rejected-then-won', {
      on: ['won'],
      where: ({ first, journey }) => first && typeof journey?.rejectedFor === 'string',
    }),
    'reason',
    ({ journey }) => journey?.rejectedFor || noKey,
  ),
}

const whole = product('rejected-then-won', parts)

/**
 * Of the rejections for each reason, how many leads were won later all the same: the price of a reason. A lead that was rejected several times counts for its last
 * reason.
 *
 * @example
 * ```ts
 * import { computeMetric, rejectedThenWon } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(rejectedThenWon, []).size) // 0
 * ```
 */
export const rejectedThenWon: Metric<RejectedThenWonState, ReadonlyMap<string, Ratio>> = {
  ...whole,
  present: (state) => {
    const { rejected, won } = whole.present(state)
    return new Map([...rejected].map(([reason, n]) => [reason, ratioOf(won.get(reason) ?? 0, n)]))
  },
}

/** Of the leads that went back to marketing, how many qualified again. */
export const cameBack: Metric<RatioState, Ratio> = ratio('came-back', {
  hits: { on: ['returned'] },
  of: { on: ['recycled', 'unreachable'] },
})
