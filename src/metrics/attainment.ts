import { type ByKey, byKey } from './by-key.ts'
import type { Metric } from './metric.ts'
import { type Ratio, type RatioState, ratio } from './ratio.ts'

/** Kept promises out of those that were decided, by target. */
export type Attainment = Metric<ByKey<RatioState>, ReadonlyMap<string, Ratio>>

const attainmentOf = (
  id: string,
  met: 'met' | 'owner-met',
  breached: 'breached' | 'owner-breached',
) =>
  byKey(ratio(id, { hits: { on: [met] }, of: { on: [met, breached] } }), 'target', ({ about }) =>
    about === null ? undefined : about,
  )

/**
 * Service levels as the customer feels them, by target: the clock goes on when the lead is reassigned. Clocks that still run or were withdrawn count for nothing.
 */
export const attainment: Attainment = attainmentOf('attainment', 'met', 'breached')

/** Service levels as each salesperson is answerable for them, by target: the clock restarts when the lead is reassigned. */
export const ownerAttainment: Attainment = attainmentOf(
  'owner-attainment',
  'owner-met',
  'owner-breached',
)
