import { describe, expect, test } from 'vitest'
import { createHandoff, isHandoffError } from '../../src/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'

const policy = {
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { engagement: {} },
    rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'de', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  team: [
    { id: 'anna', teams: ['de'] },
    { id: 'bernd', teams: ['de'] },
  ],
}

/** What is said of options with one mistake: `path: message (suggestion)`. */
const complaints = (change: object): readonly string[] => {
  try {
    createHandoff({ store: createMemoryStore(), ...policy, ...change } as never)
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return [
      error.code,
      ...error.issues.map(
        ({ path, message, suggestion }) =>
          `${path}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`,
      ),
    ]
  }
  return []
}

const member = (more: object) => ({
  team: [
    { id: 'anna', teams: ['de'] },
    { id: 'b', teams: ['de'], ...more },
  ],
})
const rules = (target: object) => ({
  routing: { ...policy.routing, rules: [{ name: 'everybody', target }] },
})

describe('a hand-off is not created', () => {
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    [
      'with a part that does not exist',
      { slas: {} },
      ['INVALID_POLICY', 'slas: there is no such field (sla)'],
    ],
    [
      'with a clock that is a function',
      { clock: Date.now },
      [
        'INVALID_POLICY',
        'clock: expected a clock: an object with now(), such as { now: Date.now }',
      ],
    ],
    [
      'without anybody',
      { team: [] },
      ['INVALID_TEAM', 'team: nobody is in the team; name at least one member'],
    ],
    [
      'with a calendar that nobody knows',
      {
        calendars: { berlin: { timeZone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } } },
        ...member({ calendar: 'berln' }),
      },
      ['INVALID_TEAM', 'team[1].calendar: no calendar "berln" (berlin)'],
    ],
    [
      'with two people who have one id',
      member({ id: 'anna' }),
      ['INVALID_TEAM', 'team[1].id: two people have the id "anna": [0] and [1]'],
    ],
    [
      'when routing names somebody who is not there',
      rules({ assignee: 'ana' }),
      [
        'INVALID_POLICY',
        'routing.rules[0].target.assignee: nobody in the team has the id "ana" (anna)',
      ],
    ],
    [
      'when routing names a team that nobody is in',
      rules({ team: 'ed', strategy: 'weighted' }),
      ['INVALID_POLICY', 'routing.rules[0].target.team: no team "ed"; there are de (de)'],
    ],
    [
      'when a ladder ends with somebody who is not there',
      {
        sla: {
          id: 's',
          version: '1',
          targets: [
            {
              id: 'touch',
              measure: 'first-touch',
              within: '1h',
              escalation: [{ after: '1h', action: 'reassign', to: 'berd' }],
            },
          ],
        },
      },
      [
        'INVALID_POLICY',
        'sla.targets[0].escalation[0].to: nobody in the team has the id "berd" (bernd)',
      ],
    ],
    [
      'when working hours are given to a team that nobody is in',
      {
        calendars: { berlin: { timeZone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } } },
        calendarOf: { team: { dee: 'berlin' } },
      },
      ['INVALID_POLICY', 'calendarOf.team.dee: nobody is in the team "dee" (de)'],
    ],
  ]

  test.each(cases)('%s', (_, change, expected) => {
    expect(complaints(change)).toEqual(expected)
  })

  test.each([
    ['a misspelt field', { outOfOffice: [{ from: 1 }] }],
    ['a date as a text', { outOfOffice: [{ fromAt: '2026-03-01' }] }],
    ['a weight below nothing', { weight: -1 }],
    ['one team that is no list', { teams: 'de' }],
  ])('with a member who has %s', (_, more) => {
    const [code, ...issues] = complaints(member(more))
    expect(code).toBe('INVALID_TEAM')
    expect(issues.length).toBeGreaterThan(0)
    expect(issues.every((issue) => issue.startsWith('team[1].'))).toBe(true)
  })

  test('but with a sound team, and with a directory that is read later', () => {
    expect(complaints({})).toEqual([])
    expect(complaints({ team: { members: () => [] }, ...rules({ assignee: 'ana' }) })).toEqual([])
  })
})
