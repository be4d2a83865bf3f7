import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  advanceScore,
  applyScorePatch,
  compileScoring,
  emptyScoreState,
  evaluateScore,
  explainChange,
  explainScore,
  nextChangeAt,
  rescore,
  rulesBehind,
  type ScoredActivity,
  type ScoreState,
  type Scoring,
  scoreFromHistory,
} from '../../src/scoring/index.ts'
import { subject } from '../conditions/arbitraries.ts'
import { history, now, policy, year } from './arbitraries.ts'
import { oracleScore } from './oracle.ts'

const fold = (scoring: Scoring, activities: readonly ScoredActivity[]): ScoreState =>
  activities.reduce((state, activity) => {
    const patch = advanceScore(scoring, state, activity)
    // through JSON, as an event store would
    return patch ? applyScorePatch(state, JSON.parse(JSON.stringify(patch))) : state
  }, emptyScoreState)

const shuffled = history.chain((list) =>
  fc.record({
    list: fc.constant(list),
    arrived: fc.shuffledSubarray([...list, ...list], {
      minLength: list.length * 2,
      maxLength: list.length * 2,
    }),
  }),
)

const numRuns = 600

test('a score is what a plain reading of the rules over the whole history says', () => {
  fc.assert(
    fc.property(policy, history, subject, now, (data, activities, profile, at) => {
      const scoring = compileScoring(data)
      const state = scoreFromHistory(scoring, activities)
      const expected = oracleScore({ policy: data, activities, profile, now: at })
      expect(evaluateScore(scoring, { state, profile, now: at }).dimensions).toEqual(expected)
    }),
    { numRuns: 2_000 },
  )
})

test('one activity at a time equals the whole history at once, in any order, late and repeated', () => {
  fc.assert(
    fc.property(policy, shuffled, (data, { list, arrived }) => {
      const scoring = compileScoring(data)
      expect(fold(scoring, arrived).tallies).toEqual(scoreFromHistory(scoring, list).tallies)
    }),
    { numRuns },
  )
})

test('a busy year, one activity at a time, is what a plain reading of it says', () => {
  fc.assert(
    fc.property(policy, year, now, (data, activities, at) => {
      const scoring = compileScoring(data)
      const state = fold(scoring, activities)
      expect(state.tallies).toEqual(scoreFromHistory(scoring, activities).tallies)
      const expected = oracleScore({ policy: data, activities, profile: {}, now: at })
      expect(evaluateScore(scoring, { state, profile: {}, now: at }).dimensions).toEqual(expected)
    }),
    { numRuns: 200 },
  )
})

test('a busy year in any order: exact for every rule that fades, has a window, counts contents or has no period', () => {
  const inAnyOrder = year.chain((list) =>
    fc.record({
      list: fc.constant(list),
      arrived: fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length }),
    }),
  )
  fc.assert(
    fc.property(policy, inAnyOrder, (data, { list, arrived }) => {
      const rules = data.rules.map((rule) => {
        const periods = 'activity' in rule && (rule.limit?.perDay ?? rule.limit?.perWeek)
        return periods && !('decay' in rule) ? { ...rule, windowDays: 60 } : rule
      })
      const scoring = compileScoring({ ...data, rules })
      expect(fold(scoring, arrived).tallies).toEqual(scoreFromHistory(scoring, list).tallies)
    }),
    { numRuns: 200 },
  )
})

test('the order of rules means nothing', () => {
  fc.assert(
    fc.property(policy, history, subject, now, (data, activities, profile, at) => {
      const one = compileScoring(data)
      const two = compileScoring({ ...data, rules: [...data.rules].reverse() })
      const state = scoreFromHistory(one, activities)
      expect(scoreFromHistory(two, activities).tallies).toEqual(state.tallies)
      const input = { state, profile, now: at }
      const { policy: _, ...first } = evaluateScore(one, input)
      expect(evaluateScore(two, input)).toMatchObject(first)
      expect(explainScore(two, input).lines).toEqual(explainScore(one, input).lines)
    }),
    { numRuns },
  )
})

const override = fc.option(
  fc.record(
    {
      by: fc.constant('anna'),
      reason: fc.constant('met at fair'),
      at: fc.constant(0),
      add: fc.record({ fit: fc.integer({ min: -50, max: 50 }) }),
      dimensions: fc.record({ engagement: fc.integer({ min: -50, max: 50 }) }),
      total: fc.integer({ min: 0, max: 100 }),
    },
    { requiredKeys: ['by', 'reason', 'at'] },
  ),
  { nil: undefined },
)

test('the lines of each dimension add up to it, and all of them to the total', () => {
  fc.assert(
    fc.property(
      policy,
      history,
      subject,
      now,
      override,
      (data, activities, profile, at, decided) => {
        const scoring = compileScoring(data)
        const state = scoreFromHistory(scoring, activities)
        const input = { state, profile, now: at, ...(decided ? { override: decided } : {}) }
        const { score, lines } = explainScore(scoring, input)
        expect(score).toEqual(evaluateScore(scoring, input))
        for (const [name, { value }] of Object.entries(score.dimensions)) {
          const own = lines.filter(({ dimension }) => dimension === name)
          expect(own.reduce((sum, { points }) => sum + points, 0)).toBe(value)
        }
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(score.total)
        for (const line of lines) expect(Math.abs(line.points - line.exact)).toBeLessThan(1)
        const rules = lines.filter(({ kind }) => kind === 'fact' || kind === 'activity')
        const giving = rules.filter(({ points }) => points !== 0).map(({ id }) => id)
        expect(rulesBehind(scoring, input)).toEqual([...new Set(giving)].sort())
      },
    ),
    { numRuns },
  )
})

test('no dimension leaves its bounds, and no group its own', () => {
  fc.assert(
    fc.property(policy, history, subject, now, (data, activities, profile, at) => {
      const scoring = compileScoring(data)
      const state = scoreFromHistory(scoring, activities)
      const { score, lines } = explainScore(scoring, { state, profile, now: at })
      for (const [name, { min = -1e9, max = 1e9 }] of Object.entries(data.dimensions)) {
        expect(score.dimensions[name]?.value).toBeGreaterThanOrEqual(min)
        expect(score.dimensions[name]?.value).toBeLessThanOrEqual(max)
      }
      for (const [group, { min = -1e9, max = 1e9 }] of Object.entries(data.groups ?? {})) {
        const ids = data.rules.flatMap((rule) => (rule.group === group ? rule.id : []))
        const own = lines.filter(({ kind, id }) =>
          kind === 'group' ? id === group : ids.includes(id),
        )
        const sum = own.reduce((total, { exact }) => total + exact, 0)
        expect(sum).toBeGreaterThanOrEqual(min)
        expect(sum).toBeLessThanOrEqual(max)
      }
    }),
    { numRuns },
  )
})

test('time alone never adds to what positive activity rules gave', () => {
  fc.assert(
    fc.property(policy, history, now, fc.nat(100 * 24), (data, activities, at, hours) => {
      const rules = data.rules.filter((rule) => 'activity' in rule && rule.points > 0)
      fc.pre(rules.length > 0)
      const { groups: _, ...rest } = data
      const bare = rules.map(({ group: __, ...rule }) => rule)
      const thresholds = { qualified: { all: [{ score: 'total', atLeast: 0 }] } }
      const scoring = compileScoring({ ...rest, rules: bare, thresholds })
      const state = scoreFromHistory(scoring, activities)
      const before = evaluateScore(scoring, { state, profile: {}, now: at })
      const after = evaluateScore(scoring, { state, profile: {}, now: at + hours * 3_600_000 })
      expect(after.total).toBeLessThanOrEqual(before.total)
    }),
    { numRuns },
  )
})

test('the reasons of a change add up to it', () => {
  fc.assert(
    fc.property(
      fc.tuple(policy, policy),
      fc.tuple(history, history),
      fc.tuple(subject, subject),
      fc.tuple(now, now),
      ([p1, p2], [h1, h2], [f1, f2], [n1, n2]) => {
        const scorings = [compileScoring(p1), compileScoring(p2)] as const
        const before = {
          ...{ scoring: scorings[0], state: scoreFromHistory(scorings[0], h1) },
          ...{ profile: f1, now: n1 },
        }
        const after = {
          ...{ scoring: scorings[1], state: scoreFromHistory(scorings[1], [...h1, ...h2]) },
          ...{ profile: f2, now: n2 },
        }
        const change = explainChange(before, after)
        const sum = change.lines.reduce((total, { points }) => total + points, 0)
        expect(sum).toBe(change.after.total - change.before.total)
      },
    ),
    { numRuns: 200 },
  )
})

test('a policy that changes nothing crosses nobody', () => {
  fc.assert(
    fc.property(policy, history, subject, now, (data, activities, profile, at) => {
      const before = compileScoring(data)
      const after = compileScoring({ ...data, version: '2', rules: [...data.rules].reverse() })
      const state = scoreFromHistory(before, activities)
      const leads = [{ id: 'l1', state, profile }]
      for (const step of rescore({ before, after, leads, now: at })) {
        expect(step).toMatchObject({ gained: [], lost: [], lines: [], needsHistory: false })
        expect(step.after.total).toBe(step.before.total)
      }
    }),
    { numRuns: 200 },
  )
})

test('the next crossing is exact: nothing crosses before it, and it has crossed at it', () => {
  let crossings = 0
  fc.assert(
    fc.property(policy, history, subject, now, (data, activities, profile, at) => {
      const top = Math.max(1, Math.floor((data.dimensions['engagement']?.max ?? 1) / 3))
      const scoring = compileScoring({
        ...data,
        dimensions: {
          fit: { min: 0, max: 100 },
          engagement: {
            max: 10_000,
            bands: [{ label: 'A', from: 2 * top }, { label: 'B', from: top }, { label: 'C' }],
          },
        },
        grade: { rows: 'engagement' },
        groups: Object.fromEntries(
          Object.keys(data.groups ?? {}).map((group) => [group, { max: 5_000 }]),
        ),
        rules: [
          ...data.rules,
          {
            ...{ id: 'fades', dimension: 'engagement', activity: ['visit', 'reply', 'form'] },
            ...{ points: 40, decay: { halfLifeDays: 7 } },
          },
        ],
        thresholds: {
          qualified: { all: [{ score: 'engagement', atLeast: top, keep: top - 1 }] },
          middling: { all: [{ grade: ['B'] }] },
        },
      })
      const state = scoreFromHistory(scoring, activities)
      const input = { state, profile, now: at }
      const { held } = evaluateScore(scoring, input)
      const change = nextChangeAt(scoring, input)
      const heldAt = (instant: number) =>
        evaluateScore(scoring, { ...input, now: instant, held }).held
      const end = change?.at ?? at + 400 * 86_400_000
      if (change) {
        crossings += 1
        expect(heldAt(change.at)).not.toEqual(held)
      }
      expect(heldAt(end - 1)).toEqual(held)
      for (let between = at; between < end; between += 86_400_000) {
        expect(heldAt(between)).toEqual(held)
      }
    }),
    { numRuns: 300 },
  )
  // the law says little if hardly anything ever crosses
  expect(crossings).toBeGreaterThan(15)
})
