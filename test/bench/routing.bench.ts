import {
  compileRouting,
  compileTeam,
  createRouter,
  emptyPool,
  type PoolState,
  type RoutingPolicy,
  route,
  type StrategyPolicy,
  type TeamMember,
} from '../../src/index.ts'
import { type BenchOptions, type Contestant, compare, type Row } from './harness.ts'
import {
  accountsByHand,
  explainByHand,
  leastLoadedByHand,
  scanByHand,
  strideByHand,
} from './routing/by-hand.ts'

const sizes = [10, 1_000, 10_000] as const
const weights = [50, 60, 80, 100] as const

const people = (count: number): TeamMember[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${String(i).padStart(5, '0')}`,
    teams: ['sales'],
    weight: weights[i % weights.length] as number,
  }))

const routingOf = (strategy: StrategyPolicy) =>
  compileRouting({
    id: 'bench',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'sales', strategy } }],
    nobody: 'hold',
  })

/** A pool with some history, so that nobody stands at zero. */
const poolOf = (team: readonly TeamMember[]): PoolState => {
  const router = createRouter(routingOf('weighted'), { team })
  for (let i = 0; i < 2 * team.length; i += 1) router.route({ subject: {}, now: i })
  return router.pools()['sales'] ?? emptyPool
}

const subject = { country: 'DE' }

const growth: string[] = []
const note = (title: string, size: number, rows: readonly Row[]): void => {
  for (const { name, medianNs, ratio } of rows) {
    growth.push(
      `${title}, ${size}: ${name} ${(medianNs / 1_000).toFixed(2)} µs, ×${ratio.toFixed(2)}`,
    )
  }
}

const prepared = (size: number, options: BenchOptions): void => {
  const team = people(size)
  const byWeight = createRouter(routingOf('weighted'), { team })
  const smooth = createRouter(routingOf('smooth-weighted'), { team })
  const heap = strideByHand(team)
  const accounts = accountsByHand(team)
  const scan = scanByHand(team)
  let now = 0
  const rows = compare(
    `weighted, one of ${size} prepared people`,
    'stride heap by hand',
    [
      { name: 'stride heap by hand', run: () => heap.next() },
      { name: 'stride heap, account and decision by hand', run: () => accounts.stride(now++) },
      { name: 'sweep over typed arrays', run: () => scan.next() },
      {
        name: 'lead-handoff: router, weighted',
        run: () => byWeight.route({ subject, now: now++ }),
      },
      { name: 'lead-handoff: router, smooth', run: () => smooth.route({ subject, now: now++ }) },
    ],
    options,
  )
  note('weighted', size, rows)
  const loaded = createRouter(routingOf('least-loaded'), { team })
  const indexed = leastLoadedByHand(team)
  const loads = accountsByHand(team)
  const rowsOfLoad = compare(
    `least loaded, one of ${size} prepared people`,
    'indexed heap by hand',
    [
      { name: 'indexed heap by hand', run: () => indexed.next() },
      { name: 'indexed heap, account and decision by hand', run: () => loads.leastLoaded(now++) },
      { name: 'lead-handoff: router', run: () => loaded.route({ subject, now: now++ }) },
    ],
    options,
  )
  note('least loaded', size, rowsOfLoad)
}

const plain = (size: number, options: BenchOptions): void => {
  const members = people(size)
  const team = compileTeam(members)
  const routing = routingOf('weighted')
  const pool = poolOf(members)
  const scan = scanByHand(members)
  const input = { subject, pools: { sales: pool }, now: 0 }
  // put together once: the loops by hand are handed what they need as well
  const compiled = { ...input, team, explain: false }
  const asData = { ...input, team: members, explain: false }
  const explaining = { ...input, team, explain: true }
  const contestants: Contestant[] = [
    { name: 'linear scan over typed arrays', run: () => scan.next() },
    { name: 'loop over the data by hand', run: () => explainByHand(members, pool, false) },
    { name: 'lead-handoff: route, team compiled', run: () => route(routing, compiled) },
    { name: 'lead-handoff: route, team as data', run: () => route(routing, asData) },
  ]
  const title = `weighted, one of ${size} people given as data, state as JSON`
  note('from data', size, compare(title, 'linear scan over typed arrays', contestants, options))
  const explained = compare(
    `the full explanation of one of ${size}`,
    'loop over the data by hand',
    [
      { name: 'loop over the data by hand', run: () => explainByHand(members, pool, true) },
      { name: 'lead-handoff: route, explained', run: () => route(routing, explaining) },
    ],
    options,
  )
  note('explained', size, explained)
}

const territories = (count: number, options: BenchOptions): void => {
  const zip = (i: number): string => `zip-${i}`
  const policy: RoutingPolicy = {
    id: 'bench',
    version: '1',
    rules: [
      ...Array.from({ length: count }, (_, i) => ({
        name: zip(i),
        when: { field: 'zip', op: 'is', value: zip(i) } as const,
        target: { queue: zip(i) },
      })),
      { name: 'everybody', target: { queue: 'rest' } },
    ],
    nobody: 'hold',
  }
  const router = createRouter(compileRouting(policy), { team: [] })
  const index = new Map(Array.from({ length: count }, (_, i) => [zip(i), i] as const))
  const closures = Array.from({ length: count }, (_, i) => {
    const own = zip(i)
    return (lead: { zip: string }) => lead.zip === own
  })
  const leads = Array.from({ length: 64 }, (_, i) => ({ zip: zip((i * 7919) % count) }))
  let n = 0
  const next = (): { zip: string } => leads[n++ & 63] as { zip: string }
  const byHand = (rule: number | undefined) => ({
    outcome: 'queued',
    assignee: null,
    queue: rule === undefined ? 'rest' : zip(rule),
    rule: rule === undefined ? 'everybody' : zip(rule),
    strategy: null,
    pool: null,
    passedOver: [],
  })
  const rows = compare(
    `first matching of ${count} territories`,
    'hash index by hand',
    [
      { name: 'hash index by hand', run: () => byHand(index.get(next().zip)) },
      {
        name: 'closures in a row',
        run: () => {
          const lead = next()
          return byHand(closures.findIndex((test) => test(lead)))
        },
      },
      { name: 'lead-handoff: router', run: () => router.route({ subject: next(), now: 0 }) },
    ],
    options,
  )
  note('territories', count, rows)
}

/**
 * One routing decision beside hand-written ones, and how it grows with the team.
 *
 * @param options - how thorough
 */
export const routingBench = async (options: BenchOptions): Promise<void> => {
  for (const size of sizes) territories(size === 10_000 ? 9_000 : size, options)
  for (const size of sizes) prepared(size, options)
  for (const size of sizes) plain(size, options)
  const { databaseBench } = await import('./routing/database.ts')
  await databaseBench(people(options.smoke ? 10 : 1_000), options)
  console.log(`\ngrowth\n  ${growth.join('\n  ')}`)
}
