import type { JsonObject } from '../../kernel/index.ts'
import type { RankedBy } from '../ranking.ts'
import type { Strategies, Strategy } from '../strategy.ts'
import type { StrategyPolicy } from '../strategy-policy.ts'
import { byCapacity, byQuota, leastLoaded, leastRecent } from './by-load.ts'
import {
  byOwner,
  byPreference,
  bySkills,
  bySticky,
  byTerritory,
  byTier,
  type Narrowing,
  withinQuota,
  withWeight,
} from './narrowing.ts'
import { byPromise, byRoom, byWeight, inPace } from './pacing.ts'
import { rendezvous } from './rendezvous.ts'
import { roundRobin } from './round-robin.ts'
import { smoothWeighted, weighted } from './weighted.ts'

/** A strategy, ready to use. */
export interface CompiledStrategy {
  /** What the explanation calls it, such as `territory > round-robin`. */
  readonly name: string
  /** Who may be chosen at all, in order. */
  readonly narrowings: readonly Narrowing[]
  /** Who of them; `null` where the first who claims the lead gets it. */
  readonly strategy: Strategy | null
  /** What the policy tells a strategy of the host's own. */
  readonly options: JsonObject
  /** The lead's field by which the choice is remembered; `null` if it is not. */
  readonly sticky: string | null
  /** What it ranks members by, `ring` for turns; `null` if it looks at the lead or at more than the ledger. */
  readonly rankedBy: RankedBy | 'ring' | null
}

const rankedBy: Readonly<Record<string, RankedBy | 'ring'>> = {
  'round-robin': 'ring',
  weighted: 'shortfall',
  'smooth-weighted': 'share',
  'least-loaded': 'open',
  'least-recent': 'seq',
}

const simple: Readonly<Record<string, readonly [Strategy | null, ...Narrowing[]]>> = {
  'round-robin': [roundRobin],
  weighted: [weighted, withWeight],
  'smooth-weighted': [smoothWeighted, withWeight],
  'least-recent': [leastRecent],
  'least-loaded': [leastLoaded, withWeight, inPace(byWeight)],
  capacity: [byCapacity, inPace(byRoom)],
  quota: [byQuota, withinQuota, inPace(byPromise)],
  'first-to-claim': [null],
}

const none: JsonObject = Object.freeze({})

const singleContact = (order: readonly string[]): Strategy => ({
  choose: (desk) => {
    const place = (candidate: number): number => order.indexOf(desk.account(candidate).id)
    const named = (candidate: number): number =>
      place(candidate) < 0 ? order.length : place(candidate)
    const first = desk.least(named)
    return place(first) < 0 ? undefined : first
  },
})

const only = (
  name: string,
  strategy: Strategy | null,
  narrowings: readonly Narrowing[],
): CompiledStrategy => ({
  name,
  narrowings,
  strategy,
  options: none,
  sticky: null,
  rankedBy: null,
})

/** The owner is one person, so there is nothing left to choose. */
const theOnlyOne: Strategy = { choose: (desk) => desk.candidates[0] }

type Wrapper = Extract<
  StrategyPolicy,
  { readonly use: 'territory' | 'skills' | 'score-tier' | 'preferred' | 'sticky' }
>

const narrowingOf = (policy: Wrapper): Narrowing => {
  switch (policy.use) {
    case 'territory':
      return byTerritory(policy.field)
    case 'skills':
      return bySkills(policy)
    case 'score-tier':
      return byTier(policy)
    case 'preferred':
      return byPreference(policy)
    case 'sticky':
      return bySticky(policy.key)
  }
}

/**
 * Compiles a strategy.
 *
 * @param policy - a sound policy
 * @param strategies - the host's own
 * @returns the strategy with what narrows the candidates before it
 */
export const compileStrategy = (
  policy: StrategyPolicy,
  strategies: Strategies,
): CompiledStrategy => {
  if (typeof policy === 'string') {
    const [strategy, ...narrowings] = simple[policy] as readonly [Strategy | null, ...Narrowing[]]
    return { ...only(policy, strategy, narrowings), rankedBy: rankedBy[policy] ?? null }
  }
  if ('custom' in policy) {
    const strategy = strategies[policy.custom] as Strategy
    return { ...only(policy.custom, strategy, []), options: policy.options ?? none }
  }
  switch (policy.use) {
    case 'account-owner':
    case 'previous-owner':
      return only(policy.use, theOnlyOne, [byOwner(policy)])
    case 'rendezvous':
      return only(policy.use, rendezvous(policy.key), [withWeight])
    case 'single-contact':
      return only(policy.use, singleContact(policy.order), [])
    default: {
      const inner = compileStrategy(policy.by ?? 'round-robin', strategies)
      return {
        ...inner,
        name: `${policy.use} > ${inner.name}`,
        narrowings: [narrowingOf(policy), ...inner.narrowings],
        rankedBy: null,
        sticky: policy.use === 'sticky' ? policy.key : inner.sticky,
      }
    }
  }
}
