import { describe, expect, test } from 'vitest'
import {
  advanceScore,
  changeMarkdown,
  changeText,
  compileScoring,
  defineScoringPolicy,
  emptyScoreState,
  evaluateScore,
  explainChange,
  explainScore,
  nextChangeAt,
  rescore,
  scoreFromHistory,
  scoreMarkdown,
  scoreText,
  scoringPolicyJsonSchema,
  scoringPolicySchema,
} from '../../src/scoring/index.ts'
import { sound } from './bad-policies.ts'

const day = 86_400_000
const start = Date.parse('2026-03-02T09:00:00Z')

const policy = defineScoringPolicy({
  id: 'agreed',
  version: '2026-03',
  dimensions: { fit: { min: 0, max: 50 }, engagement: { min: 0, max: 100 } },
  groups: { pages: { label: 'Reading | *pages*', max: 15 } },
  rules: [
    {
      id: 'size',
      label: '200 employees <or more>',
      dimension: 'fit',
      when: { field: 'company.employees', op: 'atLeast', value: 200 },
      points: 60,
    },
    { id: 'visit', dimension: 'engagement', group: 'pages', activity: 'visit', points: 10 },
    {
      id: 'reply',
      dimension: 'engagement',
      activity: 'reply',
      points: 25,
      decay: { halfLifeDays: 14 },
    },
    {
      id: 'funded',
      dimension: 'fit',
      when: { field: 'fundedAt', op: 'withinLast', value: '30d' },
      points: 10,
    },
  ],
  thresholds: {
    qualified: {
      all: [
        { score: 'fit', atLeast: 40 },
        { score: 'engagement', atLeast: 30, keep: 25 },
      ],
    },
    hot: { all: [{ score: 'total', atLeast: 80 }] },
  },
})
const scoring = compileScoring(policy)
const activities = [
  { id: 'v1', type: 'visit', at: start },
  { id: 'v2', type: 'visit', at: start + 1 },
  { id: 'r1', type: 'reply', at: start },
]
const state = scoreFromHistory(scoring, activities)
const profile = { company: { employees: 250 } }
const input = { state, profile, now: start }

test('an explanation has a line for each rule, group and bound, with the activities that matched', () => {
  const { score, lines } = explainScore(
    scoring,
    { ...input, now: start + 14 * day },
    { activities },
  )
  expect(score).toMatchObject({
    total: 78,
    held: [],
    version: '2026-03',
    policy: scoring.fingerprint,
  })
  expect(lines).toMatchObject([
    { kind: 'fact', id: 'size', points: 60, dimension: 'fit' },
    { id: 'reply', points: 13, exact: 12.5, pointsBefore: 25, matched: 1, activityIds: ['r1'] },
    {
      kind: 'activity',
      id: 'visit',
      points: 20,
      counted: 2,
      lastAt: start + 1,
      activityIds: ['v2', 'v1'],
    },
    { kind: 'group', id: 'pages', points: -5 },
    { kind: 'bounds', id: 'fit', points: -10, label: 'fit: at most 50' },
  ])
})

test('it reads as text', () => {
  expect(scoreText(explainScore(scoring, { ...input, now: start + 14 * day }))).toBe(
    [
      'fit 50 (raw 60), engagement 28, total 78: not qualified',
      '     +60  200 employees <or more> [fit]',
      '     +20  visit [engagement]: 2×, last on 2026-03-02',
      '     +13  reply [engagement]: 1×, 25 before limits and decay, last on 2026-03-02',
      '     -10  fit: at most 50 [fit]',
      '      -5  Reading | *pages* [engagement]',
      `Policy version 2026-03 (${scoring.fingerprint})`,
    ].join('\n'),
  )
})

test('it reads as Markdown, and a label cannot break out of its cell', () => {
  const text = scoreMarkdown(explainScore(scoring, input))
  expect(text).toContain('| +60 | 200 employees &lt;or more\\> | fit |')
  expect(text).toContain('Reading \\| \\*pages\\*')
  expect(text).not.toContain('<or')
})

describe('a change', () => {
  const before = { ...input, scoring }

  test.each([
    ['decay', { now: start + 28 * day }, 'reply', -19],
    [
      'activity',
      { state: scoreFromHistory(scoring, [...activities, { id: 'r2', type: 'reply', at: start }]) },
      'reply',
      25,
    ],
    ['fact', { profile: {} }, 'size', -60],
    [
      'policy',
      {
        scoring: compileScoring({
          ...policy,
          version: '2026-04',
          rules: policy.rules.map((rule) => (rule.id === 'reply' ? { ...rule, points: 30 } : rule)),
        }),
      },
      'reply',
      5,
    ],
    [
      'override',
      { override: { by: 'anna', reason: 'fair', at: 0, add: { engagement: 7 } } },
      'anna',
      7,
    ],
  ])('by %s is named', (cause, part, id, points) => {
    const change = explainChange(before, { ...before, ...part })
    expect(change.lines[0]).toMatchObject({ cause, id, points })
    const sum = change.lines.reduce((total, line) => total + line.points, 0)
    expect(sum).toBe(change.after.total - change.before.total)
    expect(new Set(change.lines.map((line) => line.cause))).toEqual(new Set([cause]))
  })

  test('reads as text and Markdown', () => {
    const change = explainChange(before, { ...before, now: start + 28 * day })
    expect(changeText(change)).toBe(
      'total 90 → 71; no longer: qualified, hot\n     -19  reply [engagement]: time went by',
    )
    expect(changeMarkdown(change)).toContain(
      '| \\-19 | reply | engagement | time went by |'.replace('\\-', '-'),
    )
  })
})

describe('time alone', () => {
  test('loses a threshold at the midnight on which decay crosses it', () => {
    const change = nextChangeAt(scoring, input)
    expect(change).toMatchObject({ lost: ['hot'], gained: [] })
    expect(evaluateScore(scoring, { ...input, now: (change?.at ?? 0) - 1 }).held).toContain('hot')
  })

  test('ends an override at its expiry', () => {
    const expiresAt = start + 3 * 3_600_000 + 7
    const override = { by: 'anna', reason: 'fair', at: 0, total: 10, expiresAt }
    expect(nextChangeAt(scoring, { ...input, override })).toMatchObject({
      at: expiresAt,
      gained: ['hot'],
    })
  })

  test('makes a fact grow old at its millisecond', () => {
    const policyOfFacts = compileScoring({
      ...policy,
      groups: {},
      rules: policy.rules.filter(({ id }) => id === 'funded'),
      thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
    })
    const facts = { state: emptyScoreState, profile: { fundedAt: start - 5 }, now: start }
    expect(nextChangeAt(policyOfFacts, facts)?.at).toBe(start - 5 + 30 * day)
  })

  test('closes a window at the midnight after its last day', () => {
    const windowed = compileScoring({
      ...policy,
      groups: {},
      rules: [{ id: 'v', dimension: 'engagement', activity: 'visit', points: 9, windowDays: 7 }],
      thresholds: { qualified: { all: [{ score: 'total', atLeast: 9 }] } },
    })
    const seen = { state: scoreFromHistory(windowed, activities), profile: {}, now: start }
    expect(nextChangeAt(windowed, seen)?.at).toBe(Date.parse('2026-03-09T00:00:00Z'))
  })

  test('changes nothing where nothing fades', () => {
    expect(nextChangeAt(scoring, { ...input, state: emptyScoreState })).toBeUndefined()
  })
})

test('a reached threshold holds down to its keep value, and not below it', () => {
  const at = (days: number, held: readonly string[]) =>
    evaluateScore(scoring, { ...input, now: start + days * day, held }).qualified
  expect([at(10, []), at(10, ['qualified'])]).toEqual([true, true])
  expect([at(14, []), at(14, ['qualified'])]).toEqual([false, true])
  expect([at(28, []), at(28, ['qualified'])]).toEqual([false, false])
})

test('an override counts beside the machine and ends at its expiry', () => {
  const override = {
    by: 'anna',
    reason: 'fair',
    at: 0,
    dimensions: { fit: 10 },
    expiresAt: start + 1,
  }
  const decided = evaluateScore(scoring, { ...input, override })
  expect(decided).toMatchObject({ total: 50, machine: { total: 90 }, qualified: false, override })
  const later = evaluateScore(scoring, { ...input, override, now: start + 1 })
  expect(later).toMatchObject({ total: 90, qualified: true })
  expect(later).not.toHaveProperty('machine')
})

test('trying another policy says who crosses, which way and by which rules', () => {
  const after = compileScoring({
    ...policy,
    version: '2026-04',
    rules: policy.rules.map((rule) => (rule.id === 'reply' ? { ...rule, points: 12 } : rule)),
  })
  const leads = [
    { id: 'one', state, profile },
    { id: 'two', state: emptyScoreState, profile },
  ]
  const steps = Array.from(rescore({ before: scoring, after, leads, now: start }))
  expect(steps).toMatchObject([
    { id: 'one', done: 1, lost: ['hot'], gained: [], needsHistory: false },
    { id: 'two', done: 2, lost: [], gained: [], lines: [] },
  ])
  expect(steps[0]?.lines).toEqual([
    {
      cause: 'policy',
      kind: 'activity',
      id: 'reply',
      label: 'reply',
      dimension: 'engagement',
      points: -13,
    },
  ])
})

test('a policy that counts otherwise asks for the history', () => {
  const after = compileScoring({
    ...policy,
    rules: policy.rules.map((rule) =>
      rule.id === 'visit' ? { ...rule, limit: { perDay: 1 } } : rule,
    ),
  })
  const lead = { id: 'one', state, profile }
  const [blind] = Array.from(rescore({ before: scoring, after, leads: [lead], now: start }))
  expect(blind?.needsHistory).toBe(true)
  const [seen] = Array.from(
    rescore({ before: scoring, after, leads: [{ ...lead, activities }], now: start }),
  )
  expect(seen).toMatchObject({ needsHistory: false, after: { total: 85 } })
})

test('a policy is a JSON Schema too, and the schema admits what the parser admits', () => {
  expect(scoringPolicySchema.safeParse(sound).success).toBe(true)
  expect(Object.keys(scoringPolicyJsonSchema()['properties'] as object)).toContain('thresholds')
})

test.each([
  ['INVALID_INSTANT', { at: Number.NaN }],
  ['INVALID_INSTANT', { at: 1.5 }],
  ['INVALID_INSTANT', { at: '2026-03-02' }],
  ['INVALID_ID', { id: 7 }],
])('%s: an activity with %o is refused before it spoils a tally', (code, part) => {
  const activity = { id: 'a', type: 'reply', at: start, ...part } as never
  expect(() => advanceScore(scoring, emptyScoreState, activity)).toThrow(code)
  expect(() => scoreFromHistory(scoring, [activity])).toThrow(code)
})

test('what was not compiled is a programming mistake', () => {
  expect(() => evaluateScore({} as never, input)).toThrow(TypeError)
})
