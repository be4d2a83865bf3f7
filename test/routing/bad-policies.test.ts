import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import {
  checkRoutingPolicy,
  checkTeam,
  compileRouting,
  compileTeam,
  parseTeam,
  route,
  routingPolicySchema,
  teamSchema,
} from '../../src/routing/index.ts'
import { policyOf, routingOf } from './fixtures.ts'

const team = (strategy: unknown) => ({ team: 'sales', strategy })
const rule = (target: unknown, more: object = {}) => ({ name: 'everybody', target, ...more })
const withRules = (...rules: unknown[]) => ({ ...policyOf('weighted'), rules })
const de = { field: 'country', op: 'is', value: 'DE' } as const

/** What is wrong, where it is said to be, what is said, and what is suggested. */
const bad: readonly (readonly [string, unknown, string, RegExp, string?])[] = [
  ['no object', 7, '', /expected an object/],
  ['nothing', {}, 'id', /missing/],
  ['no rules', { ...policyOf('weighted'), rules: [] }, 'rules', /at least one/],
  ['no catch-all', withRules(rule(team('weighted'), { when: de })), 'rules[0].when', /catch-all/],
  [
    'a rule behind one that takes all',
    withRules(rule({ queue: 'q' }), rule(team('weighted'), { name: 'late' })),
    'rules[1]',
    /never reached: "everybody" takes every lead/,
  ],
  [
    'a condition that nothing satisfies',
    withRules(
      rule(team('weighted'), {
        name: 'odd',
        when: { all: [de, { field: 'country', op: 'is', value: 'FR' }] },
      }),
      rule(team('weighted')),
    ),
    'rules[0].when',
    /never reached/,
  ],
  [
    'the same again',
    withRules(
      rule(team('weighted'), { name: 'one', when: de }),
      rule(team('weighted'), { name: 'two', when: de }),
      rule(team('weighted')),
    ),
    'rules[1]',
    /never reached: "one"/,
  ],
  [
    'a target behind one that takes all',
    withRules(rule({ firstOf: [{ queue: 'q' }, team('weighted')] })),
    'rules[0].target.firstOf[1]',
    /never reached/,
  ],
  [
    'a misspelt strategy',
    withRules(rule(team('weigthed'))),
    'rules[0].target.strategy',
    /no strategy/,
    'weighted',
  ],
  [
    'a misspelt strategy with settings',
    withRules(rule(team({ use: 'teritory', field: 'country' }))),
    'rules[0].target.strategy.use',
    /no strategy/,
    'territory',
  ],
  [
    'a strategy without its settings',
    withRules(rule(team('rendezvous'))),
    'rules[0].target.strategy',
    /needs settings: write \{ use: 'rendezvous', key \}/,
  ],
  [
    'settings for a strategy without',
    withRules(rule(team({ use: 'weighted' }))),
    'rules[0].target.strategy',
    /write just 'weighted'/,
  ],
  [
    'a strategy of the host that is not registered',
    withRules(rule(team({ custom: 'best' }))),
    'rules[0].target.strategy.custom',
    /none is registered/,
  ],
  [
    'a misspelt setting',
    withRules(rule(team({ use: 'sticky', key: 'domain', bye: 'weighted' }))),
    'rules[0].target.strategy.bye',
    /unknown key/,
    'by',
  ],
  [
    'tiers that rise',
    withRules(
      rule(
        team({
          use: 'score-tier',
          tiers: [
            { atLeast: 1, tier: 'b' },
            { atLeast: 2, tier: 'a' },
          ],
        }),
      ),
    ),
    'rules[0].target.strategy.tiers[1].atLeast',
    /below/,
  ],
  [
    'a misspelt target',
    withRules(rule({ asignee: 'mia' })),
    'rules[0].target',
    /expected a target/,
    'assignee',
  ],
  [
    'a list that is not there',
    withRules(rule({ list: 'emea' })),
    'rules[0].target.list',
    /no list/,
  ],
  [
    'a list that leads back to itself',
    {
      ...withRules(rule({ list: 'a' })),
      lists: { a: [rule({ list: 'b' })], b: [rule({ list: 'a' })] },
    },
    'lists.b[0].target.list',
    /back to itself/,
  ],
  [
    'a misspelt choice for nobody',
    { ...policyOf('weighted'), nobody: 'holt' },
    'nobody',
    /expected one of/,
    'hold',
  ],
  [
    'a pool of no rule',
    { ...policyOf('weighted'), pools: { salse: {} } },
    'pools.salse',
    /no rule names/,
    'sales',
  ],
  [
    'an absence that is not known',
    { ...policyOf('weighted'), pools: { sales: { absence: 'catchup' } } },
    'pools.sales.absence',
    /expected one of/,
    'catch-up',
  ],
  [
    'catching up in a team that only takes turns',
    {
      ...policyOf({ use: 'preferred', ids: ['a'], by: 'least-recent' }),
      pools: { sales: { absence: 'catch-up' } },
    },
    'pools.sales.absence',
    /^has no effect: .*preferred > least-recent/,
  ],
  [
    'a filter that cannot be ignored',
    { ...policyOf('weighted'), ignore: ['inactive'] },
    'ignore[0]',
    /expected one of/,
  ],
  [
    'two rules of one name',
    withRules(rule(team('weighted'), { when: de }), rule(team('least-recent'))),
    'rules[1].name',
    /used twice/,
  ],
  [
    'a condition with an unknown operator',
    withRules(
      rule(team('weighted'), { name: 'x', when: { field: 'a', op: 'iss', value: 1 } }),
      rule(team('weighted')),
    ),
    'rules[0].when.op',
    /./,
  ],
]

describe('a bad policy', () => {
  test.each(bad)('%s', (_, policy, path, message, suggestion) => {
    const found = checkRoutingPolicy(policy).find((issue) => issue.path === path)
    expect(found, JSON.stringify(checkRoutingPolicy(policy))).toBeDefined()
    expect(found?.message).toMatch(message as RegExp)
    if (suggestion) expect(found?.suggestion).toBe(suggestion)
    try {
      compileRouting(policy as never)
      expect.unreachable()
    } catch (error) {
      expect(isHandoffError(error) && error.code).toBe('INVALID_ROUTING_POLICY')
    }
  })

  test('no sound policy is refused, and the schema agrees', () => {
    const sound = {
      ...policyOf('weighted'),
      rules: [
        rule(
          { teleQualify: team('round-robin'), until: de, afterwards: { assignee: 'mia' } },
          { name: 'a', when: de },
        ),
        rule({ rules: [rule({ list: 'emea' }), rule(team('first-to-claim'), { name: 'last' })] }),
      ],
      lists: {
        emea: [
          rule(team({ use: 'skills', fields: ['language'], by: { use: 'sticky', key: 'domain' } })),
        ],
      },
      ignore: ['outside-hours'],
      nobody: { queue: 'everybody' },
    }
    expect(checkRoutingPolicy(sound)).toEqual([])
    expect(routingPolicySchema.safeParse(sound).success).toBe(true)
  })
})

const badTeams: readonly (readonly [string, unknown, string, RegExp, string?])[] = [
  ['no list', {}, '', /expected a list/],
  ['nobody', [], '', /nobody is in the team/],
  [
    'two people with one id',
    [
      { id: 'a', teams: [] },
      { id: 'a', teams: [] },
    ],
    '[1].id',
    /two people have the id "a"/,
  ],
  ['a negative weight', [{ id: 'a', teams: ['s'], weight: -1 }], '[0].weight', /at least 0/],
  [
    'weights that are all zero',
    [{ id: 'a', teams: ['s'], weight: 0 }],
    '',
    /all weights of the team "s" are zero/,
  ],
  [
    'half a capacity',
    [{ id: 'a', teams: ['s'], capacity: { perDay: 1.5 } }],
    '[0].capacity.perDay',
    /whole number/,
  ],
  [
    'a misspelt key',
    [{ id: 'a', teams: ['s'], capacty: {} }],
    '[0].capacty',
    /unknown key/,
    'capacity',
  ],
  [
    'an absence that ends before it begins',
    [{ id: 'a', teams: ['s'], outOfOffice: [{ fromAt: 2, untilAt: 1 }] }],
    '[0].outOfOffice[0].untilAt',
    /after fromAt/,
  ],
  [
    'an unknown zone',
    [{ id: 'a', teams: ['s'], timeZone: 'Europe/Wien' }],
    '[0].timeZone',
    /unknown time zone/,
  ],
  [
    'a calendar that makes no sense',
    [
      {
        id: 'a',
        teams: ['s'],
        calendar: { timeZone: 'UTC', weekly: { mon: [['17:00', '09:00']] } },
      },
    ],
    '[0].calendar.weekly.mon[0]',
    /./,
  ],
]

describe('a bad team', () => {
  test.each(badTeams)('%s', (_, members, path, message, suggestion) => {
    const found = checkTeam(members).find((issue) => issue.path === path)
    expect(found, JSON.stringify(checkTeam(members))).toBeDefined()
    expect(found?.message).toMatch(message as RegExp)
    if (suggestion) expect(found?.suggestion).toBe(suggestion)
    for (const read of [parseTeam, compileTeam]) {
      try {
        read(members as never)
        expect.unreachable()
      } catch (error) {
        expect(isHandoffError(error) && error.code).toBe('INVALID_TEAM')
      }
    }
  })

  test('two people with one id are found when a lead is routed, and nobody at all is the declared choice', () => {
    const twins = ['mia', 'mia'].map((id) => ({ id, teams: ['sales'] }))
    const asked = { subject: {}, pools: {}, now: 0 }
    expect(() => route(routingOf('weighted'), { ...asked, team: twins })).toThrow(/INVALID_TEAM/)
    expect(route(routingOf('weighted'), { ...asked, team: [] }).decision.outcome).toBe('held')
  })

  test('a calendar by name must exist where the names are known', () => {
    const named = [{ id: 'a', teams: ['s'], calendar: 'vienna' }]
    expect(checkTeam(named)).toEqual([])
    expect(checkTeam(named, { calendars: {} })[0]?.path).toBe('[0].calendar')
    const own = [{ ...named[0], calendar: { kind: 'always-open', timeZone: 'UTC' } }]
    expect(checkTeam(own)).toEqual([])
    expect(checkTeam(own, { byName: true })[0]?.path).toBe('[0].calendar')
    expect(teamSchema.safeParse(named).success).toBe(true)
  })
})
