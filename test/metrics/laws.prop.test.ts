import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import type { LeadEvent } from '../../src/lead/index.ts'
import {
  byKey,
  count,
  createDistinct,
  durations,
  factsOf,
  type Metric,
  measureEvents,
  ratio,
  readSnapshot,
  standardReport,
  sum,
  takeSnapshot,
  topK,
} from '../../src/metrics/index.ts'
import { events } from './histories.ts'

const office = compileCalendar({
  timeZone: 'Europe/Berlin',
  weekly: { mon: [['09:00', '17:00']], thu: [['09:00', '17:00']] },
})

const report = standardReport({
  unit: 'month',
  timeZone: 'Europe/Amsterdam',
  withinDays: 5,
  calendar: office,
  teamOf: (person) => (person === 'mia' ? 'north' : undefined),
  segmentOf: (lead) => (lead === 'a' ? 'large' : 'small'),
})

/** A metric of a host, with nothing but the four functions. */
const own: Metric<number, number> = {
  id: 'own',
  empty: 0,
  measure: ({ event, sign }) => (event.type === 'activity-recorded' ? sign : 0),
  combine: (a, b) => a + b,
  present: (n) => n,
}

// every metric that ships; a new one joins by being listed
const shipped: readonly Metric<unknown, unknown>[] = [
  report,
  count('count', { on: ['qualified', 'won'], where: ({ first }) => first }),
  sum('sum', { on: ['won'], of: ({ money }) => money?.amountMinor ?? null }),
  ratio('ratio', { hits: { on: ['accepted'] }, of: { on: ['passed'] } }),
  durations('durations', { on: ['met', 'breached'], of: ({ amount }) => amount, bits: 4 }),
  topK('top', { on: ['lost', 'recycled'], keyOf: ({ about }) => about ?? undefined, k: 2 }),
  byKey(report, 'lead', ({ leadId }) => leadId),
  own,
]

const text = <S>(metric: Metric<S, unknown>, state: S): string =>
  JSON.stringify(takeSnapshot(metric, state))

const byFacts = <S>(metric: Metric<S, unknown>, all: readonly LeadEvent[]): S =>
  all
    .flatMap((event) => factsOf(event))
    .reduce((state, fact) => metric.combine(state, metric.measure(fact)), metric.empty)

const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((one, i) => [keys[i % keys.length] as number, one] as const)
    .sort((x, y) => x[0] - y[0])
    .map(([, one]) => one)

const keys = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 97 })

describe.each(shipped.map((metric) => [metric.id, metric] as const))('%s', (_, metric) => {
  test('is a commutative monoid', () => {
    fc.assert(
      fc.property(events, events, events, (x, y, z) => {
        const [a, b, c] = [x, y, z].map((part) => measureEvents(metric, part))
        const same = (left: unknown, right: unknown) =>
          expect(text(metric, left)).toBe(text(metric, right))
        same(metric.combine(a, metric.empty), a)
        same(metric.combine(metric.empty, a), a)
        same(metric.combine(a, b), metric.combine(b, a))
        same(metric.combine(metric.combine(a, b), c), metric.combine(a, metric.combine(b, c)))
      }),
      { numRuns: 25 },
    )
  })

  test('says the same of any partition, in any order, with duplicates taken out, and fact by fact', () => {
    fc.assert(
      fc.property(events, keys, fc.integer({ min: 1, max: 5 }), (all, order, parts) => {
        const expected = text(metric, measureEvents(metric, all))
        const twice = shuffled([...all, ...all], order).filter(createDistinct())
        const shards = Array.from({ length: parts }, (_, shard) =>
          measureEvents(
            metric,
            twice.filter((_, i) => (order[i % order.length] as number) % parts === shard),
          ),
        )
        const joint = shards.reduce((a, b) => metric.combine(a, b), metric.empty)
        expect(text(metric, joint)).toBe(expected)
        expect(text(metric, byFacts(metric, all))).toBe(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('goes on from a snapshot as if it had never stopped', () => {
    fc.assert(
      fc.property(events, fc.nat(100), (all, cut) => {
        const at = Math.floor((all.length * cut) / 100)
        const before = text(metric, measureEvents(metric, all.slice(0, at)))
        const after = measureEvents(metric, all.slice(at), readSnapshot(metric, JSON.parse(before)))
        expect(text(metric, after)).toBe(text(metric, measureEvents(metric, all)))
        expect(metric.present(after)).toEqual(metric.present(measureEvents(metric, all)))
      }),
      { numRuns: 25 },
    )
  })
})
