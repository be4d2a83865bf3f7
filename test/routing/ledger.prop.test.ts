import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkLedger,
  emptyPool,
  type LedgerEntry,
  ledgerOf,
  type PoolClaim,
  type PoolEntry,
  type PoolState,
  poolFromHistory,
  postEntries,
  route,
  sumLedger,
  type TeamMember,
} from '../../src/routing/index.ts'
import { ids, routingOf, simpleStrategies, withPool } from './fixtures.ts'

const most = 5
const hour = 3_600_000

const kinds = [
  'manual',
  'declined',
  'timed-out',
  'junk',
  'merged',
  'released',
  'restored',
] as const satisfies readonly PoolEntry['kind'][]

/** Who is in the team, who of them is there, what they weigh, and what happens then. */
const steps = fc.array(
  fc.record({
    crew: fc.array(
      fc.record({
        isMember: fc.constantFrom(true, true, true, false),
        active: fc.constantFrom(true, true, false),
        weight: fc.constantFrom(0, 1, 33, 100),
      }),
      { minLength: most, maxLength: most },
    ),
    // the same team for some steps, as in life
    lasting: fc.constantFrom(true, true, false),
    does: fc.constantFrom('route', 'route', ...kinds),
    who: fc.nat(most - 1),
    hours: fc.nat(30),
  }),
  { minLength: 1, maxLength: 60 },
)

const scenes = fc.record({
  strategy: fc.constantFrom(...simpleStrategies),
  absence: fc.constantFrom('keep-position' as const, 'catch-up' as const),
  creditBack: fc.subarray(['junk', 'merged', 'timed-out'] as const),
  steps,
})

type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never

const teamOf = (crew: Scene['steps'][0]['crew']): readonly TeamMember[] =>
  crew.map(({ isMember, active, weight }, i) => ({
    id: ids(most)[i] as string,
    teams: isMember ? ['sales'] : [],
    active,
    weight,
  }))

/** Plays a scene as a store would keep it, JSON and all. */
const play = (scene: Scene, from: PoolState = emptyPool) => {
  const turns = scene.strategy === 'round-robin' || scene.strategy === 'least-recent'
  const absence = turns ? {} : { absence: scene.absence }
  const routing = routingOf(scene.strategy, withPool({ ...absence, creditBack: scene.creditBack }))
  const claims: PoolClaim[] = []
  let state = from
  let now = 0
  let { crew } = scene.steps[0] as Scene['steps'][0]
  for (const step of scene.steps) {
    if (!step.lasting) crew = step.crew
    now += step.hours * hour
    const team = teamOf(crew)
    const pools = { sales: state }
    const id = ids(most)[step.who] as string
    const claim =
      step.does === 'route'
        ? route(routing, { subject: {}, team, pools, now, leadId: 'lead' }).claim
        : postEntries(routing, [{ pool: 'sales', id, kind: step.does, leadId: 'lead' }], {
            pools,
            team,
            now,
          })[0]
    if (!claim) continue
    claims.push(JSON.parse(JSON.stringify(claim)))
    state = claims.at(-1)?.state as PoolState
  }
  return { claims, state }
}

const entriesOf = (claims: readonly PoolClaim[]): readonly LedgerEntry[] =>
  claims.flatMap(({ entries }) => entries)

describe('the entries of a ledger', () => {
  test('sum up to its state after each of them, whatever happens to leads and team', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(scenes, (scene) => {
        const { claims } = play(scene)
        let sum = sumLedger([])
        for (const { state, entries } of claims) {
          expect(entries.length).toBeGreaterThan(0)
          for (const { kind } of entries) seen.add(kind)
          sum = sumLedger(entries, sum)
          expect(checkLedger(state, sum)).toEqual([])
        }
        // page by page and all at once are the same
        expect(sum).toEqual(sumLedger(entriesOf(claims)))
        // the positions by the definition itself: a million for each lead, and the calibrations
        for (const { id, position } of claims.at(-1)?.state.members ?? []) {
          const own = entriesOf(claims).filter((entry) => entry.id === id)
          expect(own.reduce((all, one) => all + one.amount * 1e6 + one.calibrationMicros, 0)).toBe(
            position,
          )
        }
      }),
      { numRuns: 300 },
    )
    expect([...seen].sort()).toEqual(
      [...kinds, 'assigned', 'joined', 'departed', 'away', 'returned', 'reweighted'].sort(),
    )
  })

  test('are the same in memory and as JSON', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const routing = routingOf(scene.strategy)
        const team = teamOf((scene.steps[0] as Scene['steps'][0]).crew)
        const { state } = play(scene)
        const input = { subject: {}, team, pools: { sales: state }, now: 0 }
        const { claim } = route(routing, input)
        expect(JSON.parse(JSON.stringify(claim))).toEqual(claim)
      }),
    )
  })

  test('sum up from a state that was taken over from elsewhere', () => {
    const history = fc.array(fc.record({ who: fc.nat(most - 1), at: fc.nat(1_000) }))
    fc.assert(
      fc.property(scenes, history, (scene, past) => {
        const members = ids(most).map((id) => ({ id, teams: ['sales'] }))
        const assignments = past.map(({ who, at }) => ({ id: ids(most)[who] as string, at }))
        const from = poolFromHistory({ members, assignments, now: 1_000 })
        const { claims, state } = play(scene, from)
        expect(checkLedger(state, sumLedger(entriesOf(claims), ledgerOf(from)))).toEqual([])
      }),
    )
  })

  test('no longer sum up if one of them is lost, doubled or changed, or the state is', () => {
    let tried = 0
    fc.assert(
      fc.property(scenes, fc.nat(), fc.nat(), (scene, pick, turn) => {
        const { claims, state } = play(scene)
        const entries = entriesOf(claims)
        const weighty = entries.flatMap(({ amount, calibrationMicros }, i) =>
          amount !== 0 || calibrationMicros !== 0 ? [i] : [],
        )
        const at = weighty[pick % Math.max(1, weighty.length)]
        if (at === undefined) return
        tried += 1
        const entry = entries[at] as LedgerEntry
        const before = entries.slice(0, at)
        const after = entries.slice(at + 1)
        const changed = { ...entry, calibrationMicros: entry.calibrationMicros + 1 }
        const forged = [[], [entry, entry], [changed]][turn % 3] as LedgerEntry[]
        expect(checkLedger(state, sumLedger([...before, ...forged, ...after]))).not.toEqual([])
      }),
    )
    expect(tried).toBeGreaterThan(50)
  })

  test('of the people in the state every single figure is checked', () => {
    const keys = ['position', 'assigned', 'manual', 'creditedBack', 'declined', 'timedOut', 'open']
    fc.assert(
      fc.property(scenes, fc.constantFrom(...keys), fc.nat(), (scene, key, pick) => {
        const { claims, state } = play(scene)
        const sum = sumLedger(entriesOf(claims))
        const at = pick % Math.max(1, state.members.length)
        const forged = state.members.map((row, i) =>
          i === at ? { ...row, [key]: (row[key as keyof typeof row] as number) + 1 } : row,
        )
        const [first] = checkLedger({ ...state, members: forged }, sum)
        const row = state.members[at]
        expect(first?.path).toBe(row && `members.${row.id}.${key}`)
        expect(checkLedger({ ...state, former: state.former - 1 }, sum)[0]?.path).toBe('former')
        expect(checkLedger({ ...state, seq: state.seq + 1 }, sum)[0]?.path).toBe('seq')
        // a tenth of a lead; roundings of sixty steps are far below
        const bent = { ...state, unshared: state.unshared + 1e5 }
        expect(checkLedger(bent, sum)[0]?.path).toBe('level')
      }),
    )
  })
})
