import { deepStrictEqual } from 'node:assert'
import {
  advanceScore,
  applyScorePatch,
  compileScoring,
  evaluateScore,
  type ScoredActivity,
  type ScoringPolicy,
  scoreFromHistory,
} from '../../../src/scoring/index.ts'
import { type BenchOptions, compare } from '../harness.ts'

const dayMs = 86_400_000
const start = Date.parse('2024-11-01T00:00:00Z')

/** Twenty rules over ten types of activity: half fade, half count at most twice a day. */
const activityPolicy: ScoringPolicy = {
  id: 'bench',
  version: '1',
  dimensions: { engagement: {} },
  rules: Array.from({ length: 20 }, (_, i) => ({
    ...{ id: `r${i}`, dimension: 'engagement', activity: `t${i >> 1}`, points: 1 + i },
    ...(i % 2 === 0 ? { decay: { halfLifeDays: 14 } } : { limit: { perDay: 2, ever: 50_000 } }),
  })),
  thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 100 }] } },
}

/** Activities over two years, several a day. */
const activitiesOf = (count: number): readonly ScoredActivity[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `0198b2f4-${String(i).padStart(12, '0')}`,
    type: `t${(i * 7) % 10}`,
    at: start + Math.floor((i * 730 * dayMs) / count),
  }))

/** What a person writes for this policy: one object that is changed in place. */
const byHand = () => {
  const seen = new Set<string>()
  const days = Array.from({ length: 10 }, () => new Map<number, number>())
  return {
    add: ({ id, type, at }: ScoredActivity): void => {
      if (seen.has(id)) return
      seen.add(id)
      const kind = days[type.charCodeAt(1) - 48] as Map<number, number>
      const day = Math.floor(at / dayMs)
      kind.set(day, (kind.get(day) ?? 0) + 1)
    },
    total: (now: number): number => {
      const today = Math.floor(now / dayMs)
      let sum = 0
      for (const [kind, counts] of days.entries()) {
        const newest = [...counts].sort((a, b) => b[0] - a[0])
        for (const [day, count] of newest.slice(0, 42)) {
          sum += (2 * kind + 1) * count * Math.round(2 ** (20 - (today - day) / 14))
        }
        for (const [, count] of newest) sum += (2 * kind + 2) * Math.min(2, count) * 2 ** 20
      }
      return Math.floor(sum / 2 ** 20 + 0.5)
    },
  }
}

/** A plain JSON state and a new one for each activity: the newest 48 ids, and a count for each of the newest 42 days. */
interface HandState {
  readonly seen: readonly string[]
  readonly days: { readonly [type: string]: readonly (readonly [day: number, count: number])[] }
}

const foldByHand = (state: HandState, { id, type, at }: ScoredActivity): HandState => {
  if (state.seen.includes(id)) return state
  const day = Math.floor(at / dayMs)
  const own = state.days[type] ?? []
  const i = own.findIndex(([other]) => other <= day)
  const found = own[i]
  const next: (readonly [number, number])[] =
    found?.[0] === day
      ? own.with(i, [day, found[1] + 1])
      : own.toSpliced(i < 0 ? own.length : i, 0, [day, 1])
  return {
    seen: [id, ...state.seen.slice(0, 47)],
    days: { ...state.days, [type]: next.slice(0, 42) },
  }
}

/** Counts activities one by one and all at once. */
export const activityBench = (options: BenchOptions): void => {
  const scoring = compileScoring(activityPolicy)
  const activities = activitiesOf(10_000)
  const now = start + 731 * dayMs
  const hand = byHand()
  for (const activity of activities) hand.add(activity)
  const state = scoreFromHistory(scoring, activities)
  deepStrictEqual(evaluateScore(scoring, { state, profile: {}, now }).total, hand.total(now))
  console.log(
    `\nstate after 10,000 activities under 20 rules: ${JSON.stringify(state).length} bytes`,
  )
  // each contestant has a clock of its own, so that time goes on evenly for it
  const ticker = () => {
    let k = 0
    return (): ScoredActivity => {
      k += 1
      const { type, at } = activities[k % activities.length] as ScoredActivity
      const rounds = 1 + Math.floor(k / activities.length)
      return { id: `0198b2f4-${k}`, type, at: at + rounds * 730 * dayMs }
    }
  }
  const [first, second, third] = [ticker(), ticker(), ticker()]
  let kept = state
  const fold = byHand()
  let handState: HandState = { seen: [], days: {} }
  for (const activity of activities) handState = foldByHand(handState, activity)
  compare(
    'one more activity, 20 rules',
    'by hand, a new JSON state',
    [
      { name: 'by hand, changed in place, without bounds', run: () => fold.add(first()) },
      {
        name: 'by hand, a new JSON state',
        run: () => {
          handState = foldByHand(handState, second())
          return handState
        },
      },
      {
        name: 'lead-handoff, a patch and a new JSON state',
        run: () => {
          const patch = advanceScore(scoring, kept, third())
          if (patch) kept = applyScorePatch(kept, patch)
          return kept
        },
      },
    ],
    options,
  )
  compare(
    'a history of 10,000 activities, 20 rules',
    'by hand',
    [
      {
        name: 'by hand',
        run: () => {
          const one = byHand()
          for (const activity of activities) one.add(activity)
          return one.total(now)
        },
      },
      {
        name: 'lead-handoff',
        run: () =>
          evaluateScore(scoring, { state: scoreFromHistory(scoring, activities), profile: {}, now })
            .total,
      },
    ],
    options,
  )
  const last = byHand()
  for (const activity of activities) last.add(activity)
  compare(
    'reading the score of 20 activity rules',
    'by hand',
    [
      { name: 'by hand', run: () => last.total(now) },
      {
        name: 'lead-handoff',
        run: () => evaluateScore(scoring, { state, profile: {}, now }).total,
      },
    ],
    options,
  )
}
