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

const day = 86_400_000
const policy: ScoringPolicy = {
  id: 'agreed',
  version: '1',
  dimensions: { fit: { min: 0, max: 100 }, engagement: { min: 0, max: 100 } },
  rules: [
    {
      id: 'big',
      dimension: 'fit',
      when: { field: 'company.employees', op: 'atLeast', value: 200 },
      points: 40,
    },
    {
      id: 'reply',
      dimension: 'engagement',
      activity: 'reply',
      points: 25,
      decay: { halfLifeDays: 14 },
    },
  ],
  thresholds: {
    qualified: {
      all: [
        { score: 'fit', atLeast: 40 },
        { score: 'engagement', atLeast: 20, keep: 10 },
      ],
    },
  },
}
const scoring = compileScoring(policy)

test('an activity counts once, fades, and a reached threshold holds down to its keep value', () => {
  const activity = { id: 'a1', type: 'reply', at: 100 * day }
  const patch = advanceScore(scoring, emptyScoreState, activity)
  const state = patch ? applyScorePatch(emptyScoreState, patch) : emptyScoreState
  expect(advanceScore(scoring, state, activity)).toBeUndefined()
  expect(state).toEqual(scoreFromHistory(scoring, [activity, activity]))
  const profile = { company: { employees: 250 } }
  const fresh = evaluateScore(scoring, { state, profile, now: 100 * day })
  expect(fresh).toMatchObject({ total: 65, qualified: true, held: ['qualified'] })
  const later = { state, profile, now: 114 * day }
  expect(evaluateScore(scoring, later)).toMatchObject({ total: 53, qualified: false })
  expect(evaluateScore(scoring, { ...later, held: fresh.held }).qualified).toBe(true)
})
