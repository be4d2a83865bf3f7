import type { RoutingPolicy } from '../routing-policy.ts'
import type { StrategyPolicy } from '../strategy-policy.ts'
import { eachTargetOf } from './check-reach.ts'
import type { Findings } from './form.ts'

/** Strategies for which somebody can be behind: by the ledger, or by what they have. */
const levelling = ['weighted', 'smooth-weighted', 'least-loaded', 'capacity', 'quota']

const pathOf = (strategy: StrategyPolicy): readonly string[] => {
  if (typeof strategy === 'string') return [strategy]
  if ('custom' in strategy) return [strategy.custom]
  return 'by' in strategy && strategy.by ? [strategy.use, ...pathOf(strategy.by)] : [strategy.use]
}

/** Whether a strategy gives those more who are behind; one of the host's own may. */
const levels = (strategy: StrategyPolicy): boolean => {
  if (typeof strategy === 'string') return levelling.includes(strategy)
  if ('custom' in strategy) return true
  return 'by' in strategy && strategy.by !== undefined && levels(strategy.by)
}

/**
 * Adds the teams that are to catch up, but whose strategies only take turns or look at the lead: nobody has anything to catch up there.
 *
 * @param found - the findings
 * @param policy - a policy of sound form
 */
export const checkAbsence = (found: Findings, policy: RoutingPolicy): void => {
  for (const [team, pool] of Object.entries(policy.pools ?? {})) {
    if (pool?.absence !== 'catch-up') continue
    const used: StrategyPolicy[] = []
    eachTargetOf(policy, (target) => {
      if ('team' in target && target.team === team) used.push(target.strategy)
    })
    if (used.length === 0 || used.some(levels)) continue
    const names = [...new Set(used.map((strategy) => pathOf(strategy).join(' > ')))].join(', ')
    const message = `has no effect: with ${names} there is nothing to catch up; remove it, or choose one of ${levelling.join(', ')}`
    found.add(`pools.${team}.absence`, message)
  }
}
