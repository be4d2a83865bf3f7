import {
  type compileRouting as Compile,
  compileRouting,
  emptyPool,
  type PoolPolicy,
  type PoolState,
  type RoutingNames,
  type RoutingPolicy,
  route,
  type StrategyPolicy,
  type TeamMember,
} from '../../src/routing/index.ts'

export const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `p${String(i).padStart(5, '0')}`)

export const people = (count: number, more: Partial<TeamMember> = {}): TeamMember[] =>
  ids(count).map((id) => ({ id, teams: ['sales'], ...more }))

export const policyOf = (
  strategy: StrategyPolicy,
  more: Partial<RoutingPolicy> = {},
): RoutingPolicy => ({
  id: 'test',
  version: '1',
  rules: [{ name: 'everybody', target: { team: 'sales', strategy } }],
  nobody: 'hold',
  ...more,
})

export const routingOf = (
  strategy: StrategyPolicy,
  more: Partial<RoutingPolicy> = {},
  names: RoutingNames = {},
): ReturnType<typeof Compile> => compileRouting(policyOf(strategy, more), names)

export const withPool = (pool: PoolPolicy): Partial<RoutingPolicy> => ({ pools: { sales: pool } })

/** Routes leads one after the other, each on the state that the one before left, through JSON as a store would keep it. */
export const createRun = (routing: ReturnType<typeof Compile>) => {
  let pool: PoolState = emptyPool
  return {
    pool: () => pool,
    set: (state: PoolState) => {
      pool = state
    },
    next: (
      team: readonly TeamMember[],
      more: { now?: number; subject?: object; exclude?: string[]; had?: string[] } = {},
    ) => {
      const routed = route(routing, {
        subject: {},
        now: 0,
        ...(more as object),
        team,
        pools: { sales: pool },
      })
      if (routed.claim) pool = JSON.parse(JSON.stringify(routed.claim.state))
      return routed.decision
    },
  }
}

export const simpleStrategies = [
  'round-robin',
  'weighted',
  'smooth-weighted',
  'least-recent',
  'least-loaded',
  'capacity',
] as const
