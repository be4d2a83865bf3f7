import type { Fact } from './fact.ts'
import type { Metric } from './metric.ts'
import { type Ratio, ratioOf } from './ratio.ts'

/** Leads by their highest score: how many there are, were passed, accepted and won. */
export type PeakState = Readonly<Record<string, readonly number[]>>

/** What a threshold would have let through. */
export interface ThresholdRow {
  /** The least score. */
  readonly threshold: number
  /** Leads that ever had so high a score: those who would have been qualified. */
  readonly leads: number
  /** Of those who were passed to sales, the ones that this threshold would have passed too. */
  readonly passed: number
  /** Of those whom sales accepted. */
  readonly accepted: Ratio
  /** Of those who were won. */
  readonly won: Ratio
}

const columns = ['lead', 'passed', 'accepted', 'won'] as const
const empty: PeakState = Object.freeze({})

/** What a fact changes at one score, by column. */
const changeOf = ({
  name,
  sign,
  amount,
  first,
  journey,
}: Fact): readonly [number, number[]] | null => {
  if (!journey) return null
  if (name === 'peak') {
    // the whole lead moves with its score, with all that it has reached already
    const reached = columns.map((column, i) =>
      i === 0 || journey.ever.includes(column as 'won') ? sign : 0,
    )
    return amount === null ? null : [amount, reached]
  }
  const place = columns.indexOf(name as 'won')
  if (place < 1 || !first || journey.peak === null) return null
  return [journey.peak, columns.map((_, i) => (i === place ? sign : 0))]
}

const add = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((n, i) => n + (b[i] as number))

const present = (state: PeakState): readonly ThresholdRow[] => {
  const rows: ThresholdRow[] = []
  let above: readonly number[] = [0, 0, 0, 0]
  for (const threshold of Object.keys(state)
    .map(Number)
    .sort((a, b) => b - a)) {
    const here = state[threshold] as readonly number[]
    // a score that every lead has left again is no threshold that tells anything
    if (here.every((n) => n === 0)) continue
    above = add(above, here)
    const [leads, passed, accepted, won] = above as [number, number, number, number]
    rows.push({
      threshold,
      leads,
      passed,
      accepted: ratioOf(accepted, passed),
      won: ratioOf(won, passed),
    })
  }
  return rows.reverse()
}

/**
 * What would have been passed, accepted and won at every threshold of the total score. Above the threshold in force this is exact; below it, `leads` says how many more would have
 * been qualified, but nobody knows what would have become of those who never were passed.
 *
 * @example
 * ```ts
 * import { computeMetric, thresholdCurve } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(thresholdCurve, []).length) // 0
 * ```
 */
export const thresholdCurve: Metric<PeakState, readonly ThresholdRow[]> = {
  id: 'threshold-curve',
  on: ['peak', 'passed', 'accepted', 'won'],
  empty,
  measure: (fact) => {
    const change = changeOf(fact)
    return change ? { [change[0]]: change[1] } : empty
  },
  combine: (a, b) => {
    const joined: Record<string, readonly number[]> = { ...a }
    for (const [score, counts] of Object.entries(b)) {
      const before = joined[score]
      joined[score] = before ? add(before, counts) : counts
    }
    return joined
  },
  present,
  fold: (from) => {
    const scores = new Map(Object.entries(from).map(([score, counts]) => [score, [...counts]]))
    return {
      add: (fact) => {
        const change = changeOf(fact)
        if (!change) return
        const score = String(change[0])
        const counts = scores.get(score)
        if (!counts) scores.set(score, change[1])
        else for (const [i, n] of change[1].entries()) counts[i] = (counts[i] as number) + n
      },
      state: () => Object.fromEntries([...scores].map(([score, counts]) => [score, [...counts]])),
    }
  },
}
