import { describe, expect, test } from 'vitest'
import { falseDiscovery, feedbackOf, standOut, suggestChanges } from '../../src/feedback/index.ts'
import {
  computeMetric,
  type FunnelCounts,
  funnelSteps,
  ratioOf,
  type StandardReport,
  standardReport,
} from '../../src/metrics/index.ts'
import { marketingReport, reportMarkdown, salesManagementReport } from '../../src/report/index.ts'

const empty = computeMetric(standardReport({ unit: 'month', timeZone: 'UTC' }), [])

const counts = (part: Partial<FunnelCounts>): FunnelCounts => ({
  ...(Object.fromEntries(funnelSteps.map((step) => [step, 0])) as unknown as FunnelCounts),
  ...part,
})
const captured = (rates: Readonly<Record<string, readonly [won: number, of: number]>>) =>
  new Map(
    Object.entries(rates).map(([name, [won, leads]]) => [
      name,
      {
        funnel: counts({ won, leads, handedOff: leads }),
        revenue: {},
        averageRevenue: { perWon: {}, perAccepted: {} },
      },
    ]),
  )
const even = { a: [20, 100], b: [20, 100] } as const
const reportOf = (slices: Readonly<Record<string, object>>): StandardReport =>
  ({ ...empty, ...slices }) as unknown as StandardReport

const findings = (report: StandardReport) =>
  suggestChanges(report).flatMap((one) =>
    one.kind === 'segment-stands-out' ? [[one.slice, one.evidence.segment]] : [],
  )

describe('every slice is looked at', () => {
  const odd = { good: [60, 100], usual: [80, 400] } as const
  test.each([
    ['source', { bySource: captured(odd) }],
    ['campaign', { byCampaign: captured(odd) }],
    ['medium', { byMedium: captured(odd) }],
    ['team', { byTeam: captured(odd) }],
    ['segment', { bySegment: new Map([...captured(odd)].map(([k, v]) => [k, v.funnel])) }],
  ])('%s', (slice, slices) => {
    expect(findings(reportOf(slices))).toContainEqual([slice, 'good'])
  })
})

test('the correction counts everything that was looked at, in all slices together', () => {
  // by itself the difference of the campaign is significant
  const near = { c1: [32, 100], c2: [80, 400] } as const
  const own = standOut(
    new Map(Object.entries(near).map(([name, [won, of]]) => [name, ratioOf(won, of)])),
  )
  expect(own[0]?.adjustedP).toBeLessThan(0.05)
  expect(findings(reportOf({ byCampaign: captured(near) }))).not.toEqual([])
  // among many others that tell nothing it is what chance brings about
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`s${i}`, [20, 100] as const]),
  )
  const wide = reportOf({
    bySource: captured(many),
    byMedium: captured(many),
    byTeam: captured(many),
    byCampaign: captured(near),
  })
  expect(findings(wide)).toEqual([])
  const p = own[0]?.test.p as number
  expect(falseDiscovery([p, p, ...Array.from({ length: 60 }, () => 1)])[0]).toBeGreaterThan(0.05)
})

test('a team is judged by the leads that were passed to it, whoever captured them', () => {
  const teams = new Map([
    ['north', { funnel: counts({ won: 60, handedOff: 100 }) }],
    ['south', { funnel: counts({ won: 80, handedOff: 400 }) }],
  ])
  expect(findings(reportOf({ byTeam: teams }))).toContainEqual(['team', 'north'])
})

test('nothing stands out where all are alike', () => {
  expect(findings(reportOf({ bySource: captured(even), byCampaign: captured(even) }))).toEqual([])
})

describe('reports take feedback with them', () => {
  const report = reportOf({
    bySource: captured({ fair: [60, 100], web: [80, 400] }),
    byTeam: captured({ north: [60, 100], south: [80, 400] }),
    rejectedByReason: new Map([
      ['not-ready', 60],
      ['spam', 40],
    ]),
    ruleOutcomes: [
      { rule: 'demo|x', withRule: [500, 300, 200], without: [500, 300, 100] },
    ] as never,
    thresholdCurve: Array.from({ length: 40 }, (_, i) => ({
      threshold: i + 1,
      leads: 400 - i,
      passed: 200,
      accepted: ratioOf(100, 200),
      won: ratioOf(50, 200),
    })) as never,
  })
  const feedback = feedbackOf(report, {
    targets: [{ name: 'won', goal: 40 }],
    actual: { won: 15 },
    elapsed: 0.5,
  })
  const titles = (tables: readonly { readonly title: string }[]) => tables.map(({ title }) => title)

  test('and are as they were without', () => {
    expect(titles(marketingReport(report).tables)).not.toContain('What stands out')
    expect(titles(salesManagementReport(report).tables)).not.toContain('What stands out')
  })

  test('for marketing, with its evidence', () => {
    const own = marketingReport(report, feedback)
    expect(titles(own.tables).slice(-6)).toEqual([
      'What stands out',
      'What changed',
      'Too early, too late',
      'Progress',
      'What the scoring rules tell',
      'What other thresholds would have let through',
    ])
    const text = reportMarkdown(own)
    expect(text).toMatch(/\| source \| fair \| 60\.0 % \(60 of 100; .*\| 20\.0 % \(80 of 400; /)
    expect(text).toContain('| demo\\|x | 40.0 % (200 of 500; ')
    expect(text).toContain('| won | 40 | 15 | 37.5 % | 30 |')
    expect(text).toContain('| too early | 60.0 % (60 of 100; ')
    // a curve of a hundred scores is no table for people
    const curve = own.tables.find(({ title }) => title.startsWith('What other thresholds'))
    expect(curve?.rows.length).toBe(10)
    expect(curve?.rows[0]?.[0]).toBe('1')
    expect(curve?.rows.at(-1)?.[0]).toBe('40')
  })

  test('for the management of sales, without what only marketing can change', () => {
    const own = salesManagementReport(report, feedback)
    expect(titles(own.tables).slice(-4)).toEqual([
      'What stands out',
      'What changed',
      'Too early, too late',
      'Progress',
    ])
    expect(reportMarkdown(own)).not.toMatch(/NaN|undefined|null/)
  })

  test('of nothing at all there is nothing to say', () => {
    const text = reportMarkdown(marketingReport(empty, feedbackOf(empty)))
    expect(text).toContain('Nothing yet.')
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
  })
})
