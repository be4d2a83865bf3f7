import { describe, expect, test } from 'vitest'
import { suggestChanges } from '../../src/feedback/index.ts'
import type { LeadEvent } from '../../src/lead/index.ts'
import {
  computeMetric,
  createDistinct,
  funnel,
  measureEvents,
  readSnapshot,
  standardReport,
  takeSnapshot,
} from '../../src/metrics/index.ts'
import {
  marketingReport,
  measureStream,
  reportMarkdown,
  salesManagementReport,
  salespersonReport,
} from '../../src/report/index.ts'
import { worldIn } from '../lead/world.ts'

const report = standardReport({ unit: 'month', timeZone: 'Europe/Berlin' })
const won = worldIn('sql')
  .given({ type: 'win', by: 'mia', revenue: { amountMinor: 5, currency: 'EUR' } })
  .history()

const spoilt = (change: (event: LeadEvent) => object): readonly LeadEvent[] =>
  won.map((event) => ({ ...event, ...change(event) }) as LeadEvent)

/** Every number of a result, and every text that is made of it. */
const sound = (events: readonly LeadEvent[]): void => {
  const presented = report.present(measureEvents(report, events))
  const seen: unknown[] = [presented]
  for (const value of seen) {
    if (typeof value === 'number') expect(Number.isFinite(value), String(value)).toBe(true)
    else if (value instanceof Map) seen.push(...value.values())
    else if (typeof value === 'object' && value !== null) seen.push(...Object.values(value))
  }
  const texts = [
    marketingReport(presented),
    salesManagementReport(presented),
    salespersonReport(presented, 'mia'),
  ].map(reportMarkdown)
  for (const text of texts) expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
  expect(suggestChanges(presented)).toEqual([])
}

describe('no report has a number that is none', () => {
  test.each<[string, readonly LeadEvent[]]>([
    ['nothing', []],
    ['one event', won.slice(0, 1)],
    ['one event of the middle', won.slice(3, 4)],
    ['the whole way', won],
    ['backwards', [...won].reverse()],
    ['a clock that runs backwards', spoilt(({ at, version }) => ({ at: at - version * 1e10 }))],
    ['no instant', spoilt(() => ({ at: Number.NaN }))],
    ['a type of a later version', spoilt(() => ({ type: 'lead-cloned' }))],
    ['no journeys, as written by an earlier version', spoilt(() => ({ journey: undefined }))],
    ['no reached marks', spoilt(() => ({ reached: undefined }))],
    ['an unknown currency', spoilt(() => ({ revenue: { amountMinor: 5, currency: 'euro' } }))],
    ['half a cent', spoilt(() => ({ revenue: { amountMinor: 0.5, currency: 'EUR' } }))],
    ['only the win', won.filter(({ kind }) => kind === 'won')],
    ['an impossible move', spoilt(() => ({ from: 'won', to: 'nurturing', fromKind: 'won' }))],
  ])('%s', (_, events) => sound(events))
})

test('what could not be read is told, not dropped', () => {
  const types = (events: readonly LeadEvent[]) => [
    ...computeMetric(report, events).unreadableEvents,
  ]
  expect(types(won)).toEqual([])
  expect(types(spoilt(() => ({ type: 'lead-cloned' })))).toEqual([['lead-cloned', won.length]])
  const odd = spoilt(({ kind }) =>
    kind === 'won' ? { revenue: { amountMinor: 5, currency: 'euro' } } : {},
  )
  expect(types(odd)).toEqual([['lead-moved', 1]])
  expect(computeMetric(report, odd).revenue).toEqual({})
  expect(reportMarkdown(marketingReport(computeMetric(report, odd)))).toContain('Left out')
})

test('a cohort of nobody has no rates', () => {
  const only = won.filter(({ kind }) => kind === 'won')
  const [row] = computeMetric(report, only).cohorts
  expect(row).toMatchObject({ entered: 0, steps: { won: { ever: { hits: 1, rate: null } } } })
})

test('an event that comes twice, or late, counts once', () => {
  const isNew = createDistinct()
  const late = [...won.slice(4), ...won, ...won.slice(0, 2)].filter(isNew)
  expect(late).toHaveLength(won.length)
  expect(computeMetric(funnel, late)).toEqual(computeMetric(funnel, won))
})

test('a stream is told of its progress, up to the last event', async () => {
  const told: number[] = []
  const onProgress = (n: number) => told.push(n)
  const state = await measureStream(funnel, won, { every: 4, onProgress })
  expect(funnel.present(state)).toEqual(computeMetric(funnel, won))
  expect(told.at(-1)).toBe(won.length)
})

describe('a snapshot is refused', () => {
  const good = JSON.parse(JSON.stringify(takeSnapshot(report, measureEvents(report, won))))
  test.each<[string, unknown]>([
    ['that is none', null],
    ['of a later format', { ...good, format: 2 }],
    ['of another metric', { ...good, metric: 'funnel' }],
    ['without a state', { format: 1, metric: good.metric }],
    ['with a number that is none', { ...good, state: { ...good.state, funnel: [null] } }],
    ['without one of its parts', { ...good, state: { ...good.state, revenue: undefined } }],
    ['with half a lead', { ...good, state: { ...good.state, cameBack: { hits: 0.5, of: 1 } } }],
  ])('%s', (_, snapshot) => {
    expect(() => readSnapshot(report, snapshot)).toThrow(
      expect.objectContaining({ code: 'INVALID_SNAPSHOT' }),
    )
  })

  test('but not a good one', () => {
    expect(readSnapshot(report, good)).toEqual(good.state)
  })
})
