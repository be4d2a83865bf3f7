import type { SimpleStrategy, StrategyPolicy } from '../routing/index.ts'

const simple: Readonly<Record<SimpleStrategy, string>> = {
  'round-robin': 'one after the other',
  weighted: 'whoever is shortest of their weighted share',
  'smooth-weighted': 'whoever is next by weighted share, spread evenly',
  'least-recent': 'whoever has waited longest',
  'least-loaded': 'whoever has fewest open leads for their weight',
  capacity: 'whoever has most room left',
  quota: 'whoever is furthest from their promised leads',
  'first-to-claim': 'whoever claims it first',
}

const skillsText = (all: readonly string[], fields: readonly string[]): string => {
  const named = fields.map((field) => `what ${field} names`)
  return `those who can ${[...all, ...named].join(' and ')}`
}

const preferredText = (
  ids: readonly string[],
  skills: readonly string[],
  territory: string | undefined,
): string => {
  const who = [
    ...(ids.length > 0 ? [ids.join(', ')] : []),
    ...(skills.length > 0 ? [`those who can ${skills.join(', ')}`] : []),
    ...(territory === undefined ? [] : [`those who cover the territory that ${territory} names`]),
  ]
  return `if any of them can take it ${who.join(' or ')}, else anybody`
}

/**
 * How one of a team is chosen, in words.
 *
 * @param strategy - the strategy of the policy
 * @returns who of the team
 */
export const strategyText = (strategy: StrategyPolicy): string => {
  if (typeof strategy === 'string') return simple[strategy]
  if ('custom' in strategy) {
    const { custom, options } = strategy
    return `by the host's rule "${custom}"${options ? ` with ${JSON.stringify(options)}` : ''}`
  }
  const by = (): string =>
    `, of them ${strategyText(('by' in strategy && strategy.by) || 'round-robin')}`
  switch (strategy.use) {
    case 'territory':
      return `those who cover the territory that ${strategy.field} names${by()}`
    case 'skills':
      return `${skillsText(strategy.all ?? [], strategy.fields ?? [])}${by()}`
    case 'account-owner':
      return `the owner whom ${strategy.field ?? 'owner'} names`
    case 'previous-owner':
      return `who had it before, whom ${strategy.field ?? 'owner'} names`
    case 'score-tier': {
      const tiers = strategy.tiers.map(({ atLeast, tier }) => `${tier} from ${atLeast}`).join(', ')
      return `the members of the tier for ${strategy.field ?? 'score.total'}: ${tiers}${by()}`
    }
    case 'rendezvous':
      return `always the same one for the same ${strategy.key}`
    case 'single-contact':
      return `${strategy.order[0]}${strategy.order.length > 1 ? `, else ${strategy.order.slice(1).join(', else ')}` : ''}`
    case 'preferred': {
      const { ids = [], skills = [], territory } = strategy
      return `${preferredText(ids, skills, territory)}${by()}`
    }
    case 'sticky':
      return `whoever got the last one with the same ${strategy.key}; for the first of them ${strategyText(strategy.by ?? 'round-robin')}`
  }
}
