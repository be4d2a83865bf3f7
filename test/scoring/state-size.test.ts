import { expect, test } from 'vitest'
import {
  advanceScore,
  applyScorePatch,
  compileScoring,
  emptyScoreState,
  evaluateScore,
  type ScoringPolicy,
  scoreFromHistory,
} from '../../src/scoring/index.ts'

const dayMs = 86_400_000

const twenty = (part: (i: number) => object): ScoringPolicy => ({
  id: 'size',
  version: '1',
  dimensions: { engagement: {} },
  rules: Array.from({ length: 20 }, (_, i) => ({
    ...{ id: `r${i}`, dimension: 'engagement', activity: `t${i}`, points: 1 },
    ...part(i),
  })),
  thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 1 }] } },
})

const activities = Array.from({ length: 10_000 }, (_, i) => ({
  id: `0198b2f4-7c1e-7000-8000-${String(i).padStart(12, '0')}`,
  type: `t${i % 20}`,
  // 730 days: every rule has something on seven days in ten
  at: 1_700_000_000_000 + Math.floor(i * 0.073 * dayMs),
  content: `/page/${i % 300}`,
}))

const mixed = (i: number): object =>
  [
    { decay: { halfLifeDays: 14 } },
    { limit: { perDay: 2 } },
    { decay: { percentPerMonth: 50 }, limit: { perDay: 3 } },
    { windowDays: 30 },
    { limit: { ever: 5 } },
  ][i % 5] ?? {}

test.each([
  ['that all fade by half every two weeks', () => ({ decay: { halfLifeDays: 14 } })],
  ['that all have a window of a month', () => ({ windowDays: 30 })],
  ['with daily limits', () => ({ limit: { perDay: 2 } })],
  ['of every kind', mixed],
])('after 10,000 activities under 20 rules %s a state is below 2 kB', (_, part) => {
  const state = scoreFromHistory(compileScoring(twenty(part)), activities)
  expect(Object.keys(state.tallies).length).toBe(20)
  expect(JSON.stringify(state).length).toBeLessThan(2_000)
})

test('a state does not grow with the history', () => {
  const scoring = compileScoring(twenty(mixed))
  const sizes = [2_000, 4_000, 10_000].map(
    (count) => JSON.stringify(scoreFromHistory(scoring, activities.slice(0, count))).length,
  )
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(150)
})

test.each([
  [{ perDay: 2 }, 300],
  [{ perWeek: 3 }, 66],
  [{ perDay: 2, ever: 250 }, 250],
])('what is older than the open periods of %o still counts', (limit, expected) => {
  const policy = twenty((i) => (i === 0 ? { limit } : {}))
  const scoring = compileScoring({ ...policy, rules: policy.rules.slice(0, 1) })
  // 150 days from a Monday on, four activities on each
  const list = Array.from({ length: 600 }, (_, i) => ({
    ...{
      id: `a${i}`,
      type: 't0',
      at: Date.parse('2026-01-05T00:00:00Z') + Math.floor(i / 4) * dayMs,
    },
  }))
  const now = list.at(-1)?.at ?? 0
  const folded = list.reduce((state, activity) => {
    const patch = advanceScore(scoring, state, activity)
    return patch ? applyScorePatch(state, patch) : state
  }, emptyScoreState)
  for (const state of [folded, scoreFromHistory(scoring, list)]) {
    expect(evaluateScore(scoring, { state, profile: {}, now }).total).toBe(expected)
  }
})
