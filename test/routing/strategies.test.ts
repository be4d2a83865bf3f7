import { describe, expect, test } from 'vitest'
import {
  compileRouting,
  preview,
  type RoutingPolicy,
  type RoutingTarget,
  route,
  type Strategy,
  type StrategyPolicy,
  type TeamMember,
} from '../../src/routing/index.ts'
import { createRun, people, policyOf, routingOf } from './fixtures.ts'

const ask = (
  target: RoutingTarget | StrategyPolicy,
  team: readonly TeamMember[],
  more: {
    subject?: object
    now?: number
    policy?: Partial<RoutingPolicy>
    exclude?: string[]
    had?: string[]
  } = {},
) => {
  const { policy, ...input } = more
  const isTarget = typeof target === 'object' && !('use' in target) && !('custom' in target)
  const to = (isTarget ? target : { team: 'sales', strategy: target }) as RoutingTarget
  const routing = compileRouting({
    ...policyOf('weighted'),
    rules: [{ name: 'all', target: to }],
    ...policy,
  })
  return route(routing, { subject: {}, now: 0, pools: {}, team, ...(input as object) }).decision
}
const one = (id: string, more: Partial<TeamMember> = {}): TeamMember => ({
  id,
  teams: ['sales'],
  ...more,
})
const why = ({ passedOver }: { passedOver: readonly { id: string; filter: string }[] }) =>
  Object.fromEntries(passedOver.map(({ id, filter }) => [id, filter]))

describe('strategies', () => {
  test('territory: those who cover it, and nobody for a lead without one', () => {
    const team = [
      one('a', { territories: ['DE', 'AT'] }),
      one('b', { territories: ['FR'] }),
      one('c'),
    ]
    const strategy = { use: 'territory', field: 'country' } as const
    const found = ask(strategy, team, { subject: { country: 'FR' } })
    expect(found).toMatchObject({ assignee: 'b', strategy: 'territory > round-robin' })
    expect(why(found)).toEqual({ a: 'territory', c: 'territory' })
    expect(ask(strategy, team).outcome).toBe('held')
  })

  test('skills: all of those that the rule and the lead ask for', () => {
    const team = [one('a', { skills: ['German'] }), one('b', { skills: ['German', 'cloud'] })]
    const strategy = { use: 'skills', all: ['cloud'], fields: ['language'] } as const
    expect(ask(strategy, team, { subject: { language: 'German' } }).assignee).toBe('b')
    expect(ask(strategy, team, { subject: { language: 'French' } }).outcome).toBe('held')
  })

  test('owners: of the account and of the time before', () => {
    const team = people(3)
    const account = { use: 'account-owner', field: 'account.owner' } as const
    expect(ask(account, team, { subject: { account: { owner: 'p00002' } } }).assignee).toBe(
      'p00002',
    )
    expect(ask(account, team).outcome).toBe('held')
    const target = {
      firstOf: [
        { team: 'sales', strategy: { use: 'previous-owner' } },
        { team: 'sales', strategy: 'round-robin' },
      ],
    } as const
    expect(ask(target, team, { subject: { owner: 'p00001' } }).assignee).toBe('p00001')
    expect(ask(target, team, { subject: { owner: 'gone' } }).assignee).toBe('p00000')
  })

  test('score tier: the best leads to the best closers, and to the next ones when they are away', () => {
    const team = [one('a', { tier: 'gold' }), one('b', { tier: 'silver' })]
    const strategy = {
      use: 'score-tier',
      tiers: [
        { atLeast: 80, tier: 'gold' },
        { atLeast: 0, tier: 'silver' },
      ],
    } as const
    const to = (total: number, members = team) =>
      ask(strategy, members, { subject: { score: { total } } }).assignee
    expect([to(90), to(10)]).toEqual(['a', 'b'])
    expect(to(90, [one('a', { tier: 'gold', active: false }), team[1] as TeamMember])).toBe('b')
    expect(to(10, [team[0] as TeamMember])).toBe('a')
  })

  test('single contact, with stand-ins in their order', () => {
    const strategy = { use: 'single-contact', order: ['p00002', 'p00000'] } as const
    expect(ask(strategy, people(3)).assignee).toBe('p00002')
    expect(ask(strategy, people(3), { exclude: ['p00002'] }).assignee).toBe('p00000')
    expect(ask(strategy, people(3), { exclude: ['p00002', 'p00000'] }).outcome).toBe('held')
  })

  test('preferred: those who suit, else all', () => {
    const strategy = { use: 'preferred', skills: ['French'] } as const
    expect(ask(strategy, [one('a'), one('b', { skills: ['French'] })]).assignee).toBe('b')
    expect(ask(strategy, [one('a'), one('b')]).assignee).toBe('a')
  })

  test('sticky: leads of one company stay together, without its name being kept', () => {
    const run = createRun(routingOf({ use: 'sticky', key: 'domain', by: 'round-robin' }))
    const to = (domain: string, team = people(3)) =>
      run.next(team, { subject: { domain } }).assignee
    expect([to('acme.example'), to('umbrella.example'), to('acme.example')]).toEqual([
      'p00000',
      'p00001',
      'p00000',
    ])
    expect(JSON.stringify(run.pool())).not.toContain('acme')
    expect(to('acme.example', people(3).slice(1))).not.toBe('p00000')
  })

  test('quota: a newcomer among people who are owed leads of earlier months is not left out', () => {
    const run = createRun(routingOf('quota'))
    const team = people(3, { quota: { leads: 100, per: 'month' } })
    const monthly = (month: number, members: readonly TeamMember[]) => {
      const counts: Record<string, number> = {}
      for (let i = 0; i < 12; i += 1) {
        const id = run.next(members, { now: Date.UTC(2026, month, 2) }).assignee as string
        counts[id] = (counts[id] ?? 0) + 1
      }
      return counts
    }
    expect(monthly(0, team.slice(0, 2))).toEqual({ p00000: 6, p00001: 6 })
    expect(monthly(1, team)).toEqual({ p00000: 4, p00001: 4, p00002: 4 })
    expect(monthly(2, team)).toEqual({ p00000: 4, p00001: 4, p00002: 4 })
  })

  test('first to claim: the lead waits in the queue of the team', () => {
    expect(ask('first-to-claim', people(2))).toMatchObject({
      outcome: 'queued',
      queue: 'sales',
      assignee: null,
    })
  })

  test('tele-qualification comes before the rep', () => {
    const target = {
      teleQualify: { team: 'tele', strategy: 'round-robin' },
      until: { field: 'qualification.called', op: 'is', value: true },
      afterwards: { assignee: 'rep' },
    } as const
    const team = [one('caller', { teams: ['tele'] }), one('rep')]
    expect(ask(target, team)).toMatchObject({
      assignee: 'caller',
      rule: 'all > tele-qualification',
    })
    expect(ask(target, team, { subject: { qualification: { called: true } } }).assignee).toBe('rep')
  })

  test('quota: the rest is carried over, by at most one period', () => {
    const run = createRun(routingOf('quota'))
    const team = [
      one('a', { quota: { leads: 2, per: 'month' } }),
      one('b', { quota: { leads: 4, per: 'month' } }),
    ]
    const months = [0, 1, 2].map((month) => Date.UTC(2026, month, 10))
    const got = (now: number, count: number) =>
      Array.from({ length: count }, () => run.next(team, { now }).assignee)
    expect(got(months[0] as number, 7)).toEqual(['a', 'b', 'b', 'a', 'b', 'b', null])
    expect(got(months[1] as number, 3).sort()).toEqual(['a', 'b', 'b'])
    // one and two leads are carried over
    expect(got(months[2] as number, 10).filter((id) => id === 'a')).toHaveLength(3)
  })

  test('capacity: most room left', () => {
    const run = createRun(routingOf('capacity'))
    const team = [one('a', { capacity: { perDay: 1 } }), one('b', { capacity: { perDay: 3 } })]
    const got = Array.from({ length: 5 }, () => run.next(team).assignee)
    expect(got).toEqual(['a', 'b', 'b', 'b', null])
  })

  test('of the host: what it returns is not trusted, what it is told is what the policy says', () => {
    const custom = (strategy: Strategy) =>
      compileRouting(policyOf({ custom: 'own', options: { favourite: 'p00001' } }), {
        strategies: { own: strategy },
      })
    const asked = { subject: {}, now: 0, pools: {}, team: people(3) }
    const favourite: Strategy = {
      choose: (desk) =>
        desk.least((i) => (desk.member(i).id === desk.options['favourite'] ? 0 : 1)),
    }
    expect(route(custom(favourite), asked).decision).toMatchObject({
      assignee: 'p00001',
      strategy: 'own',
    })
    expect(route(custom({ choose: () => undefined }), asked).decision.outcome).toBe('held')
    expect(() => route(custom({ choose: () => 7 }), asked)).toThrow(/none of its candidates/)
    const noNumber: Strategy = { choose: (desk) => desk.least(() => Number.NaN) }
    expect(route(custom(noNumber), asked).decision.assignee).toBe('p00000')
  })
})

describe('eligibility', () => {
  const monday = Date.UTC(2026, 0, 5, 12)
  const nine = { timeZone: 'Europe/Vienna', weekly: { mon: [['09:00', '17:00']] } } as const
  test('the first filter that removes somebody is named, with its numbers', () => {
    const team = [
      one('capacity', { capacity: { perDay: 0 } }),
      one('channels', { channels: ['phone'] }),
      one('future', { joinedAt: monday + 1 }),
      one('had'),
      one('hours', { calendar: { ...nine, weekly: { tue: [['09:00', '17:00']] } } }),
      one('inactive', { active: false }),
      one('left', { leavesAt: monday }),
      one('out', { outOfOffice: [{ fromAt: monday - 1, untilAt: monday + 5 }] }),
      one('taken'),
      one('there', { calendar: nine }),
      one('zero', { weight: 0 }),
    ]
    const found = ask('weighted', team, {
      subject: { optedOut: ['phone'] },
      now: monday,
      exclude: ['taken'],
      had: ['had'],
    })
    expect(found.assignee).toBe('there')
    expect(why(found)).toEqual({
      capacity: 'at-capacity',
      channels: 'opted-out',
      future: 'not-yet-joined',
      had: 'already-had-it',
      hours: 'outside-hours',
      inactive: 'inactive',
      left: 'left',
      out: 'out-of-office',
      taken: 'excluded',
      zero: 'no-weight',
    })
    const numbers = Object.fromEntries(found.passedOver.map(({ id, numbers: own }) => [id, own]))
    expect(numbers['hours']).toEqual({ opensAt: Date.UTC(2026, 0, 6, 8) })
    expect(numbers['out']).toEqual({ backAt: monday + 5 })
    expect(numbers['capacity']).toEqual({ per: 'perDay', used: 0, limit: 0 })
  })

  test('days are those of the person: midnight in Auckland is noon in London', () => {
    const run = createRun(routingOf('round-robin'))
    const team = [one('a', { capacity: { perDay: 1 }, timeZone: 'Pacific/Auckland' })]
    expect(run.next(team, { now: Date.UTC(2026, 0, 5, 10, 59) }).assignee).toBe('a')
    expect(run.next(team, { now: Date.UTC(2026, 0, 5, 10, 59) }).outcome).toBe('held')
    expect(run.next(team, { now: Date.UTC(2026, 0, 5, 11) }).assignee).toBe('a')
  })

  test('capacity is one, however many teams somebody is in', () => {
    const routing = compileRouting({
      ...policyOf('weighted'),
      rules: [
        {
          name: 'east',
          when: { field: 'side', op: 'is', value: 'east' },
          target: { team: 'east', strategy: 'weighted' },
        },
        { name: 'west', target: { team: 'west', strategy: 'weighted' } },
      ],
    })
    const team = [{ id: 'mia', teams: ['east', 'west'], capacity: { open: 1 } }]
    const first = route(routing, { subject: { side: 'east' }, team, now: 0, pools: {} })
    const pools = { east: first.claim?.state as never }
    expect(route(routing, { subject: {}, team, now: 0, pools }).decision.outcome).toBe('held')
  })

  test('a week begins on Monday and a month on the first, across the end of the year', () => {
    for (const [per, days] of [
      ['perWeek', [1, 2, 3, 4, 5]],
      ['perMonth', [1, 10, 20, 31]],
    ] as const) {
      const run = createRun(routingOf('round-robin'))
      const team = [one('a', { capacity: { [per]: 2 } })]
      const got = days.map((day) => run.next(team, { now: Date.UTC(2026, 0, day) }).outcome)
      // 1 January 2026 is a Thursday
      expect(got).toEqual(
        per === 'perWeek'
          ? ['assigned', 'assigned', 'held', 'held', 'assigned']
          : ['assigned', 'assigned', 'held', 'held'],
      )
      expect(run.next(team, { now: Date.UTC(2026, 1, 2) }).outcome).toBe('assigned')
    }
  })
})

describe('when nobody can take it', () => {
  const monday = Date.UTC(2026, 0, 5, 12)
  const away = { fromAt: monday - 1, untilAt: monday + 3_600_000 }
  const asleep = { calendar: { timeZone: 'UTC', weekly: { tue: [['09:00', '17:00']] } } } as const

  test('hold says when to try again', () => {
    const team = [one('a', { outOfOffice: [away] }), one('b', asleep)]
    const found = ask('weighted', team, { now: monday })
    expect(found).toMatchObject({ outcome: 'held', rule: 'nobody', retryAt: away.untilAt })
    expect(ask('weighted', team, { now: away.untilAt }).assignee).toBe('a')
  })

  test('ignore-availability takes whoever is outside their hours before anybody on holiday', () => {
    const policy = { nobody: 'ignore-availability' } as const
    const team = [one('a', { outOfOffice: [away] }), one('b', asleep)]
    expect(ask('round-robin', team, { now: monday, policy })).toMatchObject({
      assignee: 'b',
      ignored: ['outside-hours'],
    })
    expect(ask('round-robin', team.slice(0, 1), { now: monday, policy }).assignee).toBe('a')
    expect(ask('round-robin', [one('a', { active: false })], { policy }).outcome).toBe('held')
  })

  test('a queue takes it', () => {
    const found = ask('weighted', [], { policy: { nobody: { queue: 'everybody' } } })
    expect(found).toMatchObject({ outcome: 'queued', queue: 'everybody', rule: 'nobody' })
  })
})

describe('preview', () => {
  test('spreads leads per person and rule, and writes nothing', () => {
    const routing = compileRouting({
      ...policyOf('weighted'),
      rules: [
        {
          name: 'big',
          when: { field: 'size', op: 'above', value: 90 },
          target: { assignee: 'p00000' },
        },
        { name: 'others', target: { team: 'sales', strategy: 'weighted' } },
      ],
    })
    const leads = Array.from({ length: 100 }, (_, i) => ({ id: `${i}`, subject: { size: i } }))
    const pools = Object.freeze({})
    const team = people(4).map((member) => Object.freeze(member))
    const found = preview(routing, { leads, team, now: 0, pools })
    expect(found.byRule).toEqual({ others: 91, big: 9 })
    expect(found.byPerson['p00000']?.byRule['big']).toBe(9)
    expect(Object.values(found.byPerson).reduce((sum, { leads: own }) => sum + own, 0)).toBe(100)
    expect(preview(routing, { leads, team, now: 0, pools })).toEqual(found)
  })
})
