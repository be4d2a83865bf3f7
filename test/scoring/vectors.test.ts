import { describe, expect, test } from 'vitest'
import {
  compileScoring,
  evaluateScore,
  explainScore,
  gradeCells,
  type ScoredActivity,
  type ScoringPolicy,
  type ScoringRule,
  scoreFromHistory,
} from '../../src/scoring/index.ts'
import { sharedJson } from '../shared.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-06-04T00:00:00Z')

interface Row {
  readonly id: string
  readonly kind: string
  readonly why?: string
  readonly expected: never
  readonly [key: string]: unknown
}

/** Rows that a documented decision of this library contradicts, with the reason. None so far. */
const deviations: Readonly<Record<string, string>> = {}

const policyOf = (rules: readonly ScoringRule[], more: Partial<ScoringPolicy> = {}) =>
  compileScoring({
    id: 'vector',
    version: '1',
    dimensions: { score: { min: 0, max: 100 } },
    rules,
    thresholds: { qualified: { all: [{ score: 'score', atLeast: 0 }] } },
    ...more,
  })

const activities = (count: number, part: Partial<ScoredActivity> = {}): ScoredActivity[] =>
  Array.from({ length: count }, (_, i) => ({ id: `a${i}`, type: 'act', at: now, ...part }))

const rule = (part: object): ScoringRule =>
  ({ id: 'r', dimension: 'score', activity: 'act', points: 1, ...part }) as ScoringRule

/** Value of the one dimension after some activities. */
const scoreValue = (scoring: ReturnType<typeof policyOf>, list: readonly ScoredActivity[]) =>
  evaluateScore(scoring, { state: scoreFromHistory(scoring, list), profile: {}, now }).dimensions[
    'score'
  ]

interface Factors {
  readonly title: string
  readonly source: string | null
  readonly events: readonly {
    readonly type: string
    readonly base: number
    readonly ageDays: number
  }[]
}

/** The rules of the rows' source: a decision maker is worth 15, a high source 8, a low one -5. */
const additive = (halfLifeDays: number, { title, source, events }: Factors) => {
  const bases = [...new Map(events.map(({ type, base }) => [type, base]))]
  const fact = (field: string, value: string, points: number): ScoringRule => ({
    ...{ id: `${field}-${value}`, dimension: 'score', points },
    when: { field, op: 'is', value },
  })
  const scoring = policyOf([
    fact('title', 'decision-maker', 15),
    fact('source', 'high', 8),
    fact('source', 'low', -5),
    // a rule with 0 points is refused: an unknown type simply has no rule
    ...bases
      .filter(([, base]) => base !== 0)
      .map(([type, points]) => rule({ id: type, activity: type, points, decay: { halfLifeDays } })),
  ])
  const list = events.map(({ type, ageDays }, i) => ({
    ...{ id: `e${i}`, type, at: now - ageDays * dayMs },
  }))
  return {
    scoring,
    input: { state: scoreFromHistory(scoring, list), profile: { title, source }, now },
  }
}

const letters = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-']

/** Thirds of a letter: D is 0, each third is one point. */
const letterOf = (thirds: number): string | undefined => {
  const bands = letters.map((label, i) => (label === 'D-' ? { label } : { label, from: 10 - i }))
  const fact = { id: 'f', dimension: 'score', when: { field: 'known', op: 'present' } } as const
  const rules = [
    { ...fact, points: thirds },
    // makes every band reachable
    { ...fact, id: 'g', when: { field: 'more', op: 'present' }, points: 20 } as const,
  ]
  const more = { dimensions: { score: { bands } }, grade: { rows: 'score' } }
  const scoring = policyOf(rules, more)
  const state = scoreFromHistory(scoring, [])
  return evaluateScore(scoring, { state, profile: { known: 1 }, now }).grade
}

const checks: Readonly<Record<string, (row: Row) => void>> = {
  additiveScore: (row) => {
    const { scoring, input } = additive(row['halfLifeDays'] as number, row['factors'] as Factors)
    const { score, lines } = explainScore(scoring, input)
    expect(score.dimensions['score']?.value).toBe(row.expected)
    const raw = lines
      .filter(({ kind }) => kind !== 'bounds')
      .reduce((sum, { exact }) => sum + exact, 0)
    expect(raw).toBeCloseTo(row['expectedRaw'] as number, 3)
    expect(score.dimensions['score']?.raw).toBe(Math.round(row['expectedRaw'] as number))
  },
  manualFactor: (row) => {
    const scoring = policyOf([rule({ points: row['before'] })])
    const state = scoreFromHistory(scoring, activities(1))
    const add = { score: row['manual'] as number }
    const override = { by: 'anna', reason: 'met at fair', at: now, add }
    const { score, lines } = explainScore(scoring, { state, profile: {}, now, override })
    expect(score.total).toBe(row.expected)
    expect(lines.find(({ kind }) => kind === 'override')).toMatchObject({
      id: 'anna',
      label: 'anna: met at fair',
      points: row['manual'],
    })
  },
  manualOverride: (row) => {
    const scoring = policyOf([rule({ points: row['machineScore'] })])
    const state = scoreFromHistory(scoring, activities(1))
    const { score: total, reason } = row['override'] as { score: number; reason: string }
    const override = { by: 'anna', at: now, reason, total }
    const score = evaluateScore(scoring, { state, profile: {}, now, override })
    expect({ effective: score.total, machine: score.machine?.total }).toEqual(row.expected)
    const more = scoreFromHistory(scoring, activities(2))
    const next = evaluateScore(scoring, { state: more, profile: {}, now, override })
    expect(next.total).toBe(total)
    expect(next.machine?.total).toBe(2 * (row['machineScore'] as number))
  },
  linearDecay: (row) => {
    const decay = { percentPerMonth: row['percentPerMonth'] }
    const scoring = policyOf([rule({ points: row['base'], decay })])
    const values = (row['months'] as number[]).map(
      (months) => scoreValue(scoring, activities(1, { at: now - months * 30 * dayMs }))?.value,
    )
    expect(values).toEqual(row.expected)
  },
  groupLimit: (row) => {
    const [{ group, points, times }] = row['rules'] as [
      { group: string; points: number; times: number },
    ]
    const scoring = policyOf([rule({ group, points })], {
      groups: { [group]: { max: row['groupMax'] as number } },
    })
    expect(scoreValue(scoring, activities(times))?.value).toBe(row.expected)
  },
  combinedGrade: (row) => {
    const bandsOf = (labels: unknown) =>
      (labels as string[]).map((label, i, all) =>
        i === all.length - 1 ? { label } : { label, from: 10 - i },
      )
    const { policy } = policyOf(
      [rule({ points: 10 }), rule({ id: 's', dimension: 'fit', points: 10 })],
      {
        dimensions: {
          fit: { bands: bandsOf(row['fitGrades']) },
          score: { bands: bandsOf(row['engagementGrades']) },
        },
        grade: { rows: 'fit', columns: 'score' },
      },
    )
    expect(gradeCells(policy)).toEqual(row['expectedCells'])
  },
  letterGrade: (row) => expect(letterOf(row['thirds'] as number)).toBe(row.expected),
  accrual: (row) => {
    const { points, accrue } = row['rule'] as { points: number; accrue: string }
    const limit = accrue === 'once-per-asset' ? { limit: { oncePerContent: true } } : {}
    const events = row['events'] as number | { asset: string }[]
    const list =
      typeof events === 'number'
        ? activities(events)
        : events.map(({ asset }, i) => ({ id: `e${i}`, type: 'act', at: now, content: asset }))
    expect(scoreValue(policyOf([rule({ points, ...limit })]), list)?.value).toBe(row.expected)
  },
  dailyCap: (row) => {
    const scoring = policyOf([rule({ limit: { perDay: row['capPerActivityPerDay'] } })])
    expect(scoreValue(scoring, activities(row['events'] as number))?.value).toBe(
      row['expectedCounted'],
    )
  },
  repeatable: (row) => {
    const { points, repeatable } = row['action'] as { points: number; repeatable: boolean }
    const scoring = policyOf([rule({ points, ...(repeatable ? {} : { limit: { ever: 1 } }) })])
    expect(scoreValue(scoring, activities(row['events'] as number))?.value).toBe(row.expected)
  },
}

const file = sharedJson('vectors/scoring_additive.json') as { vectors: readonly Row[] } | undefined

describe.skipIf(file === undefined)('vectors of other systems (skipped without ../shared)', () => {
  test.each((file?.vectors ?? []).map((row) => [row.id, row.why ?? row.kind, row] as const))(
    '%s: %s',
    (id, _, row) => {
      const check = checks[row.kind]
      if (!check) throw new Error(`no check for rows of kind ${row.kind}`)
      if (id in deviations) expect(() => check(row), deviations[id]).toThrow()
      else check(row)
    },
  )
})
