import type { LeadEvent } from '../../../src/lead/index.ts'
import {
  byAssignee,
  byPeriod,
  bySource,
  computeMetric,
  count,
  product,
  revenue,
  timeBetween,
} from '../../../src/metrics/index.ts'

/** The numbers that every contestant has to find, as one text so that they can be compared. Medians may differ by the error of the sketch and are compared apart. */
export interface CoreReport {
  /** Source, leads, qualified, accepted, won, revenue in EUR. */
  readonly sources: readonly (readonly [string, number, number, number, number, number])[]
  /** Person, answers, median of the response. */
  readonly people: readonly (readonly [string, number, number])[]
  /** Month of capture, leads, won. */
  readonly months: readonly (readonly [string, number, number])[]
}

const step = (name: 'lead' | 'qualified' | 'accepted' | 'won') => count(name, { on: [name] })

const core = product('core', {
  sources: bySource(
    product('steps', {
      leads: step('lead'),
      qualified: step('qualified'),
      accepted: step('accepted'),
      won: step('won'),
      revenue,
    }),
  ),
  people: byAssignee(timeBetween('response', { from: 'passed', to: 'touched' })),
  months: byPeriod(
    product('cohort', { leads: step('lead'), won: step('won') }),
    { unit: 'month', timeZone: 'UTC' },
    ({ name, at, journey }) => (name === 'lead' ? at : (journey?.capturedAt ?? null)),
  ),
})

/**
 * The core report by the library.
 *
 * @param events - the events
 * @returns the numbers
 */
export const coreByLibrary = (events: Iterable<LeadEvent>): CoreReport => {
  const { sources, people, months } = computeMetric(core, events)
  return {
    sources: [...sources].map(([name, { leads, qualified, accepted, won, revenue: sums }]) => [
      name,
      leads,
      qualified,
      accepted,
      won,
      sums['EUR'] ?? 0,
    ]),
    people: [...people].map(([name, { count: n, medianMs }]) => [name, n, medianMs ?? 0]),
    months: [...months].map(([name, { leads, won }]) => [name, leads, won]),
  }
}

const get = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

type Row = [number, number, number, number, number]
const newRow = (): Row => [0, 0, 0, 0, 0]
const newPair = (): [number, number] => [0, 0]

const inOrder = <V>(map: Map<string, V>): [string, V][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

/**
 * The core report as somebody would write it who needs nothing else: one loop, plain maps, exact medians.
 *
 * @param events - the events
 * @returns the numbers
 */
export const coreByHand = (events: Iterable<LeadEvent>): CoreReport => {
  const sources = new Map<string, Row>()
  const people = new Map<string, number[]>()
  const months = new Map<string, [number, number]>()
  const monthOf = (at: number): [number, number] =>
    get(months, new Date(at).toISOString().slice(0, 7), newPair)
  for (const event of events) {
    if (event.type === 'lead-captured') {
      get(sources, event.source?.channel ?? '(none)', newRow)[0] += 1
      monthOf(event.at)[0] += 1
    } else if (event.type === 'lead-touched') {
      if (event.first && event.elapsedMs !== null) {
        get(people, event.assignee ?? '(none)', (): number[] => []).push(event.elapsedMs)
      }
    } else if (event.type === 'lead-moved') {
      const row = get(sources, event.source?.channel ?? '(none)', newRow)
      if (event.reached.includes('qualified')) row[1] += 1
      if (event.reached.includes('accepted')) row[2] += 1
      if (event.kind === 'won') {
        row[3] += 1
        if (event.revenue?.currency === 'EUR') row[4] += event.revenue.amountMinor
        monthOf(event.journey.capturedAt)[1] += 1
      }
    }
  }
  return {
    sources: inOrder(sources).map(([name, row]) => [name, ...row]),
    people: inOrder(people).map(([name, times]) => {
      const sorted = Float64Array.from(times).sort()
      return [name, sorted.length, sorted[Math.ceil(sorted.length / 2) - 1] ?? 0]
    }),
    months: inOrder(months).map(([name, row]) => [name, ...row]),
  }
}
