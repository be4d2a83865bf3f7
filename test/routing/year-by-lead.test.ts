import { afterAll, describe, expect, test } from 'vitest'
import {
  compileTeam,
  createRouter,
  type RoutingTarget,
  type StrategyPolicy,
  type TeamMember,
} from '../../src/routing/index.ts'
import { policyOf, routingOf } from './fixtures.ts'
import { createChance, openAt, staff, yearStart } from './simulated-year.ts'

const countries = ['AT', 'US', 'JP', 'AU', 'BR'] as const
const languages = ['German', 'English', 'Japanese'] as const
const tiers = ['gold', 'silver', 'bronze'] as const

/** Each covers the country of their office and the next one, speaks two languages and is of one tier. */
const people = staff().map(
  (one, i): TeamMember => ({
    ...one,
    territories: [countries[i % 5] as string, countries[(i + 1) % 5] as string],
    skills: [languages[i % 3] as string, languages[(i + 1) % 3] as string],
    tier: tiers[i % 3] as string,
  }),
)
const team = compileTeam(people)
const memberAt = (i: number): TeamMember => team.members[i]?.member as TeamMember

interface Seen {
  readonly subject: {
    readonly country: string
    readonly language: string
    readonly domain: string
    readonly owner: string
    readonly score: { readonly total: number }
  }
  readonly there: readonly number[]
  readonly outcome: string
  readonly chosen: number
}

const pick = <T>(list: readonly T[], chance: number): T =>
  list[Math.floor(chance * list.length)] as T

const leadsOfYear = 12_000
const printed: string[] = []
afterAll(() => console.log(['a year by what the lead asks for', ...printed].join('\n')))

const year = (target: StrategyPolicy | { readonly firstOf: readonly RoutingTarget[] }): Seen[] => {
  const isTarget = typeof target === 'object' && 'firstOf' in target
  const routing = isTarget
    ? routingOf('weighted', { rules: [{ name: 'all', target }] })
    : routingOf(target, policyOf(target))
  const router = createRouter(routing, { team })
  const chance = createChance(11)
  return Array.from({ length: leadsOfYear }, (_, n) => {
    const now = Math.floor(yearStart + ((n + chance()) * 365 * 86_400_000) / leadsOfYear)
    const subject = {
      country: pick(countries, chance()),
      language: pick(languages, chance()),
      domain: `company-${Math.floor(chance() * 300)}`,
      owner: pick(people, chance()).id,
      score: { total: Math.floor(chance() * 100) },
    }
    const { outcome, assignee } = router.route({ subject, now })
    const chosen = assignee === null ? -1 : Number(assignee.slice(1))
    return { subject, there: openAt(team, now), outcome, chosen }
  })
}

type Suits = (i: number, seen: Seen) => boolean

/** Whoever gets a lead suits it, and with somebody there who suits it, it is given; how even that is, is printed and given back. */
const fairness = (name: string, seen: readonly Seen[], suits: Suits) => {
  const [ideal, own, missed] = [0, 1, 2].map(() => new Float64Array(people.length))
  let [drought, inRow, row, last] = [0, 0, 0, -1]
  for (const one of seen) {
    const { chosen } = one
    const able = one.there.filter((i) => suits(i, one))
    if (able.length === 0) expect(one.outcome).toBe('held')
    else expect(able).toContain(chosen)
    if (able.length === 0 || !ideal || !own || !missed) continue
    for (const i of able) {
      ideal[i] = (ideal[i] as number) + 1 / able.length
      missed[i] = i === chosen ? 0 : (missed[i] as number) + 1 / able.length
      drought = Math.max(drought, missed[i] as number)
    }
    own[chosen] = (own[chosen] as number) + 1
    row = chosen === last ? row + 1 : 1
    last = chosen
    if (able.length > 1) inRow = Math.max(inRow, row)
  }
  const away = people.map((_, i) => Math.abs((own?.[i] as number) - (ideal?.[i] as number)))
  const deviation = Math.max(...away)
  printed.push(
    `  ${name.padEnd(16)} at most ${deviation.toFixed(1)} leads from the ideal in the end, longest drought ${drought.toFixed(1)} shares, ${inRow} in a row`,
  )
  return { deviation, drought, inRow }
}

describe('a year in which the lead decides', { timeout: 60_000 }, () => {
  test('territory: whoever covers it, in turns', () => {
    const seen = year({ use: 'territory', field: 'country', by: 'least-recent' })
    const suits: Suits = (i, { subject }) =>
      memberAt(i).territories?.includes(subject.country) === true
    const { drought, inRow } = fairness('territory', seen, suits)
    expect(inRow).toBe(1)
    expect(drought).toBeLessThan(4)
  })

  test('skills: whoever speaks the language, in turns', () => {
    const seen = year({ use: 'skills', fields: ['language'], by: 'least-recent' })
    const suits: Suits = (i, { subject }) => memberAt(i).skills?.includes(subject.language) === true
    const { drought, inRow } = fairness('skills', seen, suits)
    expect(inRow).toBe(1)
    expect(drought).toBeLessThan(4)
  })

  test.each(['account-owner', 'previous-owner'] as const)('%s: that person while there', (use) => {
    const targets: readonly RoutingTarget[] = [
      { team: 'sales', strategy: { use, field: 'owner' } },
      { team: 'sales', strategy: 'least-recent' },
    ]
    const seen = year({ firstOf: targets })
    const ownerOf = ({ subject }: Seen): number => Number(subject.owner.slice(1))
    const { drought } = fairness(use, seen, (i, one) => {
      return one.there.includes(ownerOf(one)) ? i === ownerOf(one) : true
    })
    expect(drought).toBeLessThan(4)
  })

  test('score-tier: the best leads to the best who are there', () => {
    const seen = year({
      use: 'score-tier',
      by: 'least-recent',
      tiers: [
        { atLeast: 70, tier: 'gold' },
        { atLeast: 30, tier: 'silver' },
        { atLeast: 0, tier: 'bronze' },
      ],
    })
    const tierOf = ({ subject, there }: Seen): string | undefined => {
      const { total } = subject.score
      const order = total >= 70 ? [0, 1, 2] : total >= 30 ? [1, 2, 0] : [2, 1, 0]
      return order
        .map((at) => tiers[at])
        .find((tier) => there.some((i) => memberAt(i).tier === tier))
    }
    const { drought, inRow } = fairness(
      'score-tier',
      seen,
      (i, one) => memberAt(i).tier === tierOf(one),
    )
    expect(inRow).toBe(1)
    expect(drought).toBeLessThan(3)
  })

  test('preferred: those who suit while any of them is there', () => {
    const seen = year({ use: 'preferred', skills: ['Japanese'], by: 'least-recent' })
    const speaks = (i: number): boolean => memberAt(i).skills?.includes('Japanese') === true
    const { drought, inRow } = fairness('preferred', seen, (i, { there }) => {
      return speaks(i) || !there.some(speaks)
    })
    expect(inRow).toBe(1)
    expect(drought).toBeLessThan(3)
  })

  test('single-contact: the first in the order who is there', () => {
    const order = ['p00', 'p01', 'p02']
    const seen = year({ use: 'single-contact', order })
    fairness('single-contact', seen, (i, { there }) => {
      return i === order.map((id) => Number(id.slice(1))).find((one) => there.includes(one))
    })
    expect(new Set(seen.map(({ chosen }) => chosen))).toEqual(new Set([-1, 0, 1, 2]))
  })

  test('sticky: a company keeps its person while they are there', () => {
    const seen = year({ use: 'sticky', key: 'domain', by: 'least-recent' })
    const before = new Map<string, number>()
    let kept = 0
    for (const { subject, there, chosen } of seen) {
      const known = before.get(subject.domain)
      if (known !== undefined && there.includes(known)) {
        expect(chosen).toBe(known)
        kept += 1
      }
      if (chosen >= 0) before.set(subject.domain, chosen)
    }
    expect(kept).toBeGreaterThan(1_000)
    const { drought } = fairness('sticky', seen, () => true)
    expect(drought).toBeLessThan(4)
  })

  test('first-to-claim: every lead waits in the queue, and nobody has got one', () => {
    const seen = year('first-to-claim')
    expect(new Set(seen.map(({ outcome }) => outcome))).toEqual(new Set(['queued']))
    printed.push(`  first-to-claim   ${seen.length} leads in the queue`)
  })
})
