import type { Comparison } from '../../../src/conditions/index.ts'
import type { ScoringPolicy } from '../../../src/scoring/index.ts'

/** A rule of the benchmark: comparisons that must all hold, and points. */
export interface BenchRule {
  readonly id: string
  readonly all: readonly Comparison[]
  readonly points: number
}

/** A lead of the benchmark. */
export interface BenchLead {
  readonly company: { readonly [key: string]: string | number }
  readonly contact: { readonly [key: string]: string | number | boolean }
}

/** A small generator, so that every run sees the same rules and leads (Park and Miller's minimal standard). */
const dice = (seed: number) => {
  let state = seed
  return (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

const countries = ['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'PL', 'IT', 'ES', 'GB', 'US', 'CA']
const industries = [
  'software',
  'banking',
  'retail',
  'health',
  'energy',
  'media',
  'public',
  'chemistry',
]
const titles = ['ceo', 'cto', 'cfo', 'vp', 'head', 'manager', 'engineer', 'intern']
const sources = ['fair', 'web', 'partner', 'referral', 'ads', 'organic']

/** Leads with everything known, so that all engines agree on their meaning. */
export const leadsOf = (count: number): readonly BenchLead[] => {
  const roll = dice(7)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  return Array.from({ length: count }, () => ({
    company: {
      country: pick(countries),
      industry: pick(industries),
      employees: roll(5_000),
      revenue: roll(1_000_000),
      age: roll(60),
    },
    contact: {
      title: pick(titles),
      source: pick(sources),
      seniority: roll(10),
      visits: roll(100),
      consent: roll(2) === 0,
    },
  }))
}

/** Rules of one to three comparisons over ten fields. */
export const rulesOf = (count: number): readonly BenchRule[] => {
  const roll = dice(42)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  const makers: readonly (() => Comparison)[] = [
    () => ({ field: 'company.country', op: 'in', value: [pick(countries), pick(countries)] }),
    () => ({ field: 'company.industry', op: 'is', value: pick(industries) }),
    () => ({ field: 'company.employees', op: 'atLeast', value: roll(5_000) }),
    () => ({ field: 'company.revenue', op: 'below', value: roll(1_000_000) }),
    () => ({ field: 'company.age', op: 'above', value: roll(60) }),
    () => ({ field: 'contact.title', op: 'is', value: pick(titles) }),
    () => ({ field: 'contact.source', op: 'in', value: [pick(sources), pick(sources)] }),
    () => ({ field: 'contact.seniority', op: 'atLeast', value: roll(10) }),
    () => ({ field: 'contact.visits', op: 'atMost', value: roll(100) }),
    () => ({ field: 'contact.consent', op: 'is', value: roll(2) === 0 }),
  ]
  return Array.from({ length: count }, (_, i) => {
    const all = new Map<string, Comparison>()
    for (let k = 1 + roll(3); k > 0; k -= 1) {
      const made = pick(makers)()
      all.set(made.field, made)
    }
    return {
      id: `r${String(i).padStart(4, '0')}`,
      all: [...all.values()],
      points: roll(40) - 10 || 5,
    }
  })
}

/** The same rules as a policy of this library. */
export const policyOf = (rules: readonly BenchRule[]): ScoringPolicy => ({
  id: 'bench',
  version: '1',
  dimensions: { fit: { min: 0 } },
  rules: rules.map(({ id, all, points }) => ({ id, dimension: 'fit', when: { all }, points })),
  thresholds: { qualified: { all: [{ score: 'fit', atLeast: 1 }] } },
})
