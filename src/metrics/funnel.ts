import type { Fact, FactName } from './fact.ts'
import type { Metric } from './metric.ts'

/** The steps that are counted, in the order of the funnel. */
export const funnelSteps = [
  'leads',
  'qualified',
  'handedOff',
  'acknowledged',
  'touched',
  'accepted',
  'opportunities',
  'won',
  'lost',
  'rejected',
  'recycled',
  'unreachable',
  'trashed',
  'returned',
  'breaches',
] as const

/** The name of a step. */
export type FunnelStep = (typeof funnelSteps)[number]

/** How often each step was reached. */
export type FunnelCounts = Readonly<Record<FunnelStep, number>>

/** The state of the funnel: a number for each step. */
export type FunnelState = readonly number[]

const facts: Readonly<Partial<Record<FactName, FunnelStep>>> = {
  lead: 'leads',
  qualified: 'qualified',
  passed: 'handedOff',
  acknowledged: 'acknowledged',
  touched: 'touched',
  accepted: 'accepted',
  opportunity: 'opportunities',
  won: 'won',
  lost: 'lost',
  rejected: 'rejected',
  recycled: 'recycled',
  unreachable: 'unreachable',
  trashed: 'trashed',
  returned: 'returned',
  // what the customer feels; the owner's clock measures the same promise a second time
  breached: 'breaches',
}

const on = Object.keys(facts) as readonly FactName[]
const places = new Map(on.map((name) => [name, funnelSteps.indexOf(facts[name] as FunnelStep)]))
const nothing: FunnelState = Object.freeze(funnelSteps.map(() => 0))

const measure = ({ name, sign }: Fact): FunnelState => {
  const place = places.get(name)
  return place === undefined ? nothing : nothing.map((_, i) => (i === place ? sign : 0))
}

/**
 * How often each step was reached, every pass of a recycled lead counted anew and corrections subtracted. A lead that was merged into another no longer counts
 * as one.
 *
 * @example
 * ```ts
 * import { computeMetric, funnel } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(funnel, []).leads) // 0
 * ```
 */
export const funnel: Metric<FunnelState, FunnelCounts> = {
  id: 'funnel',
  on,
  empty: nothing,
  measure,
  combine: (a, b) => a.map((n, i) => n + (b[i] as number)),
  present: (state) => {
    const counts = Object.fromEntries(funnelSteps.map((step, i) => [step, state[i] ?? 0]))
    return counts as FunnelCounts
  },
  fold: (from) => {
    const counts = [...from]
    return {
      add: ({ name, sign }) => {
        const place = places.get(name)
        if (place !== undefined) counts[place] = (counts[place] as number) + sign
      },
      state: () => [...counts],
    }
  },
}
