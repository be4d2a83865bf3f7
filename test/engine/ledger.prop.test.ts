import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHandoff } from '../../src/engine/index.ts'
import type { AnyCommand } from '../../src/lead/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import type { LedgerLine, Loaded } from '../../src/ports/index.ts'
import { checkLedger, emptyPool, sumLedger, type TeamMember } from '../../src/routing/index.ts'
import { minute, policy, start, team } from '../lead/world.ts'
import { journeys } from './journey-commands.ts'

const pools = ['inbound', 'outbound']

/** Two teams, weights, credits and offers, so that every kind of entry comes about. */
const agreement = {
  ...policy,
  routing: {
    id: 'two-teams',
    version: '1',
    rules: [
      {
        name: 'both',
        target: {
          firstOf: [
            { team: 'inbound', strategy: 'weighted' },
            { team: 'outbound', strategy: 'weighted' },
          ],
        },
      },
    ],
    pools: { inbound: { creditBack: ['junk', 'merged', 'timed-out'] } },
    nobody: 'hold',
  },
  offers: { within: '30m', reasons: ['workload'], lastResort: { queue: 'rest' } },
} as const

/** The team as it is for a while. */
const teams = fc.array(
  fc.tuple(
    ...team.map(({ id }) =>
      fc.record({
        id: fc.constant(id),
        teams: fc.constantFrom(['inbound'], ['inbound', 'outbound'], ['outbound'], []),
        active: fc.constantFrom(true, true, true, false),
        weight: fc.constantFrom(50, 100, 100),
      }),
    ),
  ),
  { minLength: 1, maxLength: 6 },
)

const more = (n: number): readonly AnyCommand[] => {
  const [leadId, other] = [`lead-${n}`, `lead-${(n * 7) % 5}`]
  const given = { leadId: other, by: 'boss', assignee: n % 2 === 0 ? 'olga' : 'mia' } as const
  const source = { channel: 'fair' }
  const profile = { contact: { email: `${leadId}@example.com` } }
  return [
    { type: 'capture', leadId, source, profile },
    { type: 'record-activity', leadId, activityId: 'd', activity: 'demo-request', id: 'hot' },
    { type: 'reassign', ...given, reason: 'workload' },
    { type: 'reassign', leadId, by: 'noah', reason: 'workload' },
    { type: 'trash', leadId: other, by: 'mia', reason: 'spam' },
    { type: 'correct', leadId: other, by: 'mia', reason: 'entered-by-mistake' },
    { type: 'record-activity', leadId, activityId: 'd', activity: 'demo-request', id: 'hot' },
    ...team.map(({ id: by }) => ({
      type: 'reject',
      leadId,
      by,
      reason: 'no-need',
      to: 'recycled',
    })),
    { type: 'correct', leadId, by: 'mia', reason: 'entered-by-mistake' },
  ] as unknown as readonly AnyCommand[]
}

test('whatever happens, the ledger of a pool sums up to its state, and none of its versions is missing', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      journeys,
      teams,
      fc.constantFrom('execute', 'executeAll'),
      async (journey, shifts, how) => {
        const store = createMemoryStore()
        const now = { at: start }
        let members: readonly TeamMember[] = shifts[0] as never
        const handoff = createHandoff({
          ...agreement,
          store,
          team: { members: () => members },
          clock: { now: () => now.at },
        })
        const commands = [...journey, ...shifts.keys()].flatMap((one, i) =>
          typeof one === 'number' ? more(one) : i % 9 === 8 ? [one, ...more(i)] : [one],
        )
        for (const [i, command] of commands.entries()) {
          if (i % 7 === 0) members = shifts[(i / 7) % shifts.length] as never
          if (how === 'execute') await handoff.execute(command as never)
          else await handoff.executeAll(commands.slice(i, i + 2) as never)
          now.at += 13 * minute
          if (i % 5 === 0) await handoff.tick()
        }
        const loaded = store.load({ leadId: '-', commandId: null, pools }) as Loaded
        for (const pool of pools) {
          const lines: LedgerLine[] = []
          for (let after: string | null = null; ; ) {
            const page = await handoff.ledger({ pool, after, limit: 3 })
            if (page.lines.length === 0) break
            lines.push(...page.lines)
            after = page.cursor
          }
          for (const { kind } of lines) seen.add(kind)
          const state = loaded.pools[pool] ?? emptyPool
          expect(checkLedger(state, sumLedger(lines))).toEqual([])
          const versions = [...new Set(lines.map(({ version }) => version))]
          expect(versions).toEqual(Array.from({ length: state.version }, (_, i) => i + 1))
        }
        // what the leads themselves say
        const theirs = (pool: string, id: string) =>
          [...store.records()].filter(
            ({ lead: { handoff: own } }) => own?.pool === pool && own.assignee === id,
          ).length
        for (const pool of pools) {
          for (const { id, open } of loaded.pools[pool]?.members ?? []) {
            expect([pool, id, open]).toEqual([pool, id, theirs(pool, id)])
          }
        }
        // every assignment that was told has its entry
        const entries = pools.flatMap(
          (pool) => store.readLedger({ pool, after: null, limit: 9_999 }) as never,
        ) as { lines: LedgerLine[] }[]
        const given = entries
          .flatMap(({ lines }) => lines)
          .filter(({ amount }) => amount === 1)
          .map(({ leadId, id, at }) => `${leadId} ${id} ${at}`)
        for (const event of store.events()) {
          if (event.type !== 'lead-handed-off' && event.type !== 'lead-assigned') continue
          const { assignee, pool } = event.routing
          if (assignee === null || pool === null) continue
          expect(given).toContain(`${event.leadId} ${assignee} ${event.recordedAt}`)
        }
      },
    ),
    { numRuns: 150 },
  )
  expect([...seen].sort()).toEqual(
    [
      'assigned',
      'away',
      'declined',
      'departed',
      'joined',
      'junk',
      'manual',
      'merged',
      'released',
      'restored',
      'returned',
      'reweighted',
      'timed-out',
    ].sort(),
  )
})
