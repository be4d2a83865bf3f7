import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compileRouting,
  emptyPool,
  type PoolState,
  route,
  type TeamMember,
} from '../../src/routing/index.ts'

const routing = compileRouting({
  id: 'inbound',
  version: '1',
  rules: [
    {
      name: 'named',
      when: { field: 'company.name', op: 'is', value: 'Acme' },
      target: { assignee: 'olga' },
    },
    { name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } },
  ],
  nobody: { queue: 'left-over' },
})

const members = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'olga'), { minLength: 0, maxLength: 6 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          teams: fc.constantFrom(['inbound'], ['other'], ['inbound', 'other']),
          active: fc.boolean(),
        }),
      ),
    ),
  ) as fc.Arbitrary<readonly TeamMember[]>

const subject = fc.constantFrom({}, { company: { name: 'Acme' } }, { company: null })

test('everybody considered is explained, only the eligible get a lead, nobody is a queue', () => {
  fc.assert(
    fc.property(
      members,
      subject,
      fc.array(fc.constantFrom('a', 'b', 'olga')),
      (team, lead, exclude) => {
        const input = { subject: lead as never, team, pools: {}, now: 0, exclude }
        const { decision, claim } = route(routing, input)
        expect(route(routing, input)).toEqual({ decision, claim })
        const eligible = (id: string) => {
          const member = team.find((one) => one.id === id)
          return member?.active === true && !exclude.some((one) => one === id)
        }
        const named = lead.company?.name === 'Acme' && eligible('olga')
        const pool = team.filter(({ id, teams }) => teams.includes('inbound') && eligible(id))
        if (named)
          expect(decision).toMatchObject({ assignee: 'olga', rule: 'named', strategy: null })
        else if (pool.length > 0) {
          const first = pool.map(({ id }) => id).sort()[0]
          expect(decision).toMatchObject({
            assignee: first,
            rule: 'everybody',
            strategy: 'round-robin',
          })
          expect(claim).toMatchObject({
            pool: 'inbound',
            expectedVersion: 0,
            state: { last: first },
          })
        } else
          expect(decision).toMatchObject({ outcome: 'queued', queue: 'left-over', rule: 'nobody' })
        if (!claim) expect(decision.strategy).toBeNull()
        const explained = decision.passedOver
          .filter(({ rule }) => rule === 'everybody')
          .map(({ id }) => id)
        const considered = named
          ? []
          : team.filter(({ teams }) => teams.includes('inbound')).map(({ id }) => id)
        expect(
          [...explained, ...(named || pool.length === 0 ? [] : [decision.assignee])].sort(),
        ).toEqual([...considered].sort())
      },
    ),
    { numRuns: 500 },
  )
})

test('with the same people the turns differ by one at most, and a pool that grows or shrinks shifts nobody', () => {
  fc.assert(
    fc.property(
      fc.array(members, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 12 }),
      (teams, rounds) => {
        let pool: PoolState = emptyPool
        for (const team of teams) {
          const eligible = team
            .filter((one) => one.active && one.teams.includes('inbound'))
            .map(({ id }) => id)
            .sort()
          const got: string[] = []
          const { last } = pool
          for (let i = 0; i < rounds; i += 1) {
            const { decision, claim } = route(routing, {
              subject: {},
              team,
              pools: { inbound: pool },
              now: 0,
            })
            if (!claim) continue
            expect(claim.expectedVersion).toBe(pool.version)
            expect(claim.state.version).toBe(pool.version + 1)
            pool = claim.state
            got.push(decision.assignee as string)
          }
          const counts = eligible.map((id) => got.filter((one) => one === id).length)
          if (counts.length > 0)
            expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
          // whoever follows the last one in the order of ids begins, whether the last one is still there or not
          if (got.length > 0)
            expect(got[0]).toBe(eligible.find((id) => last !== null && id > last) ?? eligible[0])
        }
      },
    ),
    { numRuns: 300 },
  )
})
