// Scoring on its own: no engine, no store. A policy, some activities, an explanation that adds up, and a look ahead.
import {
  changeText,
  compileScoring,
  defineScoringPolicy,
  explainChange,
  explainScore,
  nextChangeAt,
  profileFields,
  scoreFromHistory,
  scoreText,
} from 'lead-handoff'
import * as z from 'zod'

const fields = profileFields(
  z.object({
    company: z.object({ country: z.string().optional(), employees: z.int().optional() }),
  }),
)

const policy = defineScoringPolicy(
  {
    id: 'agreed',
    version: '2026-03',
    dimensions: { fit: { min: 0, max: 100 }, engagement: { min: 0, max: 100 } },
    rules: [
      {
        id: 'market',
        label: 'Company in our market',
        dimension: 'fit',
        when: { field: 'company.country', op: 'in', value: ['DE', 'AT', 'CH'] },
        points: 30,
      },
      {
        id: 'size',
        label: '200 employees or more',
        dimension: 'fit',
        when: { field: 'company.employees', op: 'atLeast', value: 200 },
        points: 40,
      },
      {
        id: 'reply',
        label: 'Replied to us',
        dimension: 'engagement',
        activity: 'reply',
        points: 25,
        limit: { perDay: 1 },
        decay: { halfLifeDays: 14 },
      },
    ],
    thresholds: {
      qualified: {
        all: [
          { score: 'fit', atLeast: 60 },
          { score: 'engagement', atLeast: 40, keep: 30 },
        ],
      },
    },
  },
  { fields },
)

const scoring = compileScoring(policy, { fields })
const day = 86_400_000
const now = Date.parse('2026-03-09T08:00:00Z')
const activities = [
  { id: 'a1', type: 'reply', at: now - 3 * day },
  { id: 'a2', type: 'reply', at: now - day },
  { id: 'a3', type: 'reply', at: now - day + 60_000 },
  // the same activity again: it counts once
  { id: 'a3', type: 'reply', at: now - day + 60_000 },
]
const state = scoreFromHistory(scoring, activities)
const profile = { company: { country: 'AT', employees: 250 } }
const reading = { scoring, state, profile, now }

console.log('Why is this lead ready?\n')
console.log(scoreText(explainScore(scoring, reading)))

const change = nextChangeAt(scoring, reading)
if (change) {
  console.log(`\nLeft alone, it cools down on ${new Date(change.at).toISOString().slice(0, 10)}:\n`)
  console.log(changeText(explainChange(reading, { ...reading, now: change.at })))
}
console.log(`\nKept for this lead: ${JSON.stringify(state).length} bytes`)
