import { compareText } from '../kernel/index.ts'
import type { Fact } from './fact.ts'
import type { Metric } from './metric.ts'

/** Passes of leads that were qualified, how many of them were accepted, and how many were won. */
export type OutcomeCounts = readonly [qualified: number, accepted: number, won: number]

/** The outcomes of all, and of those that each rule gave points to. */
export interface RuleOutcomeState {
  /** Of all that were qualified. */
  readonly all: OutcomeCounts
  /** By rule. */
  readonly rules: Readonly<Record<string, OutcomeCounts>>
}

/** What became of the leads that a rule gave points to, and of the others. */
export interface RuleOutcome {
  /** The scoring rule. */
  readonly rule: string
  /** Qualified, accepted and won where the rule gave points. */
  readonly withRule: OutcomeCounts
  /** The same for all others. */
  readonly without: OutcomeCounts
}

const zero: OutcomeCounts = Object.freeze([0, 0, 0] as const)
const empty: RuleOutcomeState = Object.freeze({ all: zero, rules: Object.freeze({}) })
const places = { qualified: 0, accepted: 1, won: 2 } as const

const add = (a: OutcomeCounts, b: OutcomeCounts, sign = 1): OutcomeCounts => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
]

/** The rules that the pass of the lead rests on. */
const rulesOf = ({ name, sign, event, journey }: Fact): readonly string[] | null => {
  if (event.type !== 'lead-moved') return null
  if (name !== 'qualified') return journey?.qualifiedAt ? journey.rules : null
  // when a qualification is taken back, the lead still knows what it rested on
  return sign === 1 ? event.rules : (event.journey?.rules ?? null)
}

/** Where a fact counts, and for which rules; `undefined` if nowhere. */
const changeOf = (
  fact: Fact,
): { readonly place: number; readonly rules: readonly string[] } | undefined => {
  const place = places[fact.name as keyof typeof places]
  if (place === undefined || !fact.fresh) return undefined
  const rules = rulesOf(fact)
  return rules ? { place, rules } : undefined
}

const measure = (fact: Fact): RuleOutcomeState => {
  const change = changeOf(fact)
  if (!change) return empty
  const { place, rules } = change
  const counts = [0, 1, 2].map((i) => (i === place ? fact.sign : 0)) as unknown as OutcomeCounts
  return { all: counts, rules: Object.fromEntries(rules.map((rule) => [rule, counts])) }
}

/**
 * What became of qualified leads, by the scoring rules that had given them points. The raw material of the lift of a rule.
 *
 * @example
 * ```ts
 * import { computeMetric, ruleOutcomes } from 'lead-handoff/metrics'
 *
 * console.log(computeMetric(ruleOutcomes, []).length) // 0
 * ```
 */
export const ruleOutcomes: Metric<RuleOutcomeState, readonly RuleOutcome[]> = {
  id: 'rule-outcomes',
  on: ['qualified', 'accepted', 'won'],
  empty,
  measure,
  combine: (a, b) => {
    const rules: Record<string, OutcomeCounts> = { ...a.rules }
    for (const [rule, counts] of Object.entries(b.rules)) {
      rules[rule] = add(rules[rule] ?? zero, counts)
    }
    return { all: add(a.all, b.all), rules }
  },
  fold: (from) => {
    const all = [...from.all]
    const byRule = new Map(Object.entries(from.rules).map(([rule, counts]) => [rule, [...counts]]))
    return {
      add: (fact) => {
        const change = changeOf(fact)
        if (!change) return
        const { place, rules } = change
        all[place] = (all[place] as number) + fact.sign
        for (const rule of rules) {
          const counts = byRule.get(rule) ?? [0, 0, 0]
          byRule.set(rule, counts)
          counts[place] = (counts[place] as number) + fact.sign
        }
      },
      state: () => ({
        all: [...all] as unknown as OutcomeCounts,
        rules: Object.fromEntries(
          [...byRule].map(([rule, counts]) => [rule, [...counts] as unknown as OutcomeCounts]),
        ),
      }),
    }
  },
  present: ({ all, rules }) =>
    Object.keys(rules)
      .sort(compareText)
      .map((rule) => {
        const withRule = rules[rule] as OutcomeCounts
        return { rule, withRule, without: add(all, withRule, -1) }
      }),
}
