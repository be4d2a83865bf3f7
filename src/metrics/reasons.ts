import { type ByKey, byKey, noKey } from './by-key.ts'
import { count } from './count.ts'
import type { Metric } from './metric.ts'

/** How often each reason was given. */
export type Reasons = Metric<ByKey<number>, ReadonlyMap<string, number>>

const reasonsFor = (name: 'rejected' | 'lost' | 'recycled' | 'trashed'): Reasons =>
  byKey(count(name, { on: [name] }), 'reason', ({ about }) => about ?? noKey)

/** Why sales gave leads back that it had not accepted. */
export const rejectedByReason: Reasons = reasonsFor('rejected')

/** Why opportunities did not close. */
export const lostByReason: Reasons = reasonsFor('lost')

/** Why leads went back to marketing, rejected ones included. */
export const recycledByReason: Reasons = reasonsFor('recycled')

/** Why leads were thrown away, rejected ones included. */
export const trashedByReason: Reasons = reasonsFor('trashed')
