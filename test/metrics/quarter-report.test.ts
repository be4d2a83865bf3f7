import { TZDate } from '@date-fns/tz'
import { endOfMonth, format } from 'date-fns'
import { beforeAll, describe, expect, test } from 'vitest'
import { simulateQuarter } from '../../examples/quarter/simulate/simulate.ts'
import type { LeadEvent } from '../../src/lead/index.ts'
import { computeMetric, type StandardReport, standardReport } from '../../src/metrics/index.ts'

const timeZone = 'Europe/Berlin'
const month = (at: number): string => format(new TZDate(at, timeZone), 'yyyy-MM')
const rank = (values: readonly number[], part: number): number | null =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? null
const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

type Moved = Extract<LeadEvent, { type: 'lead-moved' }>
let report: StandardReport
let all: readonly LeadEvent[]
/** The events of each lead, in order, without what was corrected and without the corrections. */
let leads: readonly (readonly LeadEvent[])[]

const ofType = <T extends LeadEvent['type']>(events: readonly LeadEvent[], type: T) =>
  events.filter((event): event is Extract<LeadEvent, { type: T }> => event.type === type)
const moves = (events: readonly LeadEvent[]): readonly Moved[] =>
  ofType(events, 'lead-moved').filter(({ from, to }) => from !== to)
/** Two leads that turned out to be one are one. */
const isOneOfItsOwn = (events: readonly LeadEvent[]): boolean =>
  ofType(events, 'lead-absorbed').length === 0
/** Moves to a stage, by its name: the quarter has the standard lifecycle. */
const to = (events: readonly LeadEvent[], ...stages: string[]) =>
  moves(events).filter((move) => stages.includes(move.to))
const handed = (events: readonly LeadEvent[]) =>
  ofType(events, 'lead-handed-off').filter(({ routing }) => routing.outcome !== 'held')
/** The last of the events before an instant's version. */
const lastBefore = <E extends LeadEvent>(events: readonly E[], version: number): E | undefined =>
  events.filter((event) => event.version < version).at(-1)

beforeAll(async () => {
  all = (await simulateQuarter({ seed: 11, leads: 260 })).store.events()
  report = computeMetric(standardReport({ unit: 'month', timeZone, withinDays: 21 }), all)
  const byLead = new Map<string, LeadEvent[]>()
  for (const event of all) {
    const own = byLead.get(event.leadId) ?? []
    byLead.set(event.leadId, own)
    own.push(event)
  }
  leads = [...byLead.values()].map((events) => {
    const undone = ofType(events, 'lead-moved').flatMap((event) =>
      event.undone ? [event.version, event.undone.version] : [],
    )
    return events.filter(({ version }) => !undone.includes(version))
  })
}, 60_000)

const every = (pick: (events: readonly LeadEvent[]) => readonly LeadEvent[]) => leads.flatMap(pick)

describe('the report of a quarter, counted a second time with filters and loops', () => {
  const counted = (events: readonly (readonly LeadEvent[])[]) => ({
    leads: events.filter(isOneOfItsOwn).length,
    qualified: events.flatMap((own) => to(own, 'mql')).length,
    handedOff: events.flatMap(handed).length,
    acknowledged: events.flatMap((own) => ofType(own, 'hand-off-acknowledged')).length,
    touched: events.flatMap((own) => ofType(own, 'lead-touched').filter(({ first }) => first))
      .length,
    accepted: events.flatMap((own) => to(own, 'sal')).length,
    opportunities: events.flatMap((own) => to(own, 'sql')).length,
    won: events.flatMap((own) => to(own, 'won')).length,
    lost: events.flatMap((own) => to(own, 'lost')).length,
    rejected: events.flatMap((own) => moves(own).filter((move) => move.transition === 'reject'))
      .length,
    recycled: events.flatMap((own) => to(own, 'recycled')).length,
    unreachable: events.flatMap((own) => to(own, 'unreachable')).length,
    trashed: events.flatMap((own) => to(own, 'trashed')).length,
  })

  test('counts, as a whole and by source', () => {
    expect(report.funnel).toMatchObject(counted(leads))
    // so that this is not a comparison of nothing with nothing
    expect(report.funnel.won).toBeGreaterThan(5)
    expect(report.funnel.rejected).toBeGreaterThan(5)
    const channels = new Set(leads.map(([first]) => first?.source?.channel ?? '(none)'))
    expect([...report.bySource.keys()].sort()).toEqual([...channels].sort())
    for (const [channel, { funnel }] of report.bySource) {
      const own = leads.filter(([first]) => (first?.source?.channel ?? '(none)') === channel)
      expect(funnel).toMatchObject(counted(own))
    }
  })

  test('where leads stand', () => {
    const last = leads.filter(isOneOfItsOwn).map((events) => events.at(-1)?.stage ?? '')
    const told = [...report.snapshot].filter(([, n]) => n > 0)
    expect(Object.fromEntries(told)).toEqual(tally(last))
  })

  test('cohorts by month of capture', () => {
    const knownUntil = Math.max(...all.map(({ recordedAt }) => recordedAt))
    for (const row of report.cohorts) {
      const own = leads.filter(
        (events) => isOneOfItsOwn(events) && month(events[0]?.at ?? 0) === row.period,
      )
      expect(row.entered).toBe(own.length)
      const reached = (stage: string, days: number) =>
        own.filter((events) =>
          to(events, stage)
            .slice(0, 1)
            .some(({ at }) => at - (events[0]?.at ?? 0) <= days * 86_400_000),
        ).length
      expect(row.steps.qualified.ever.hits).toBe(reached('mql', 1e6))
      expect(row.steps.accepted.ever.hits).toBe(reached('sal', 1e6))
      expect(row.steps.accepted.within.hits).toBe(reached('sal', 21))
      expect(row.steps.won.ever.hits).toBe(reached('won', 1e6))
      expect(row.steps.passed.ever.hits).toBe(
        own.filter((events) => handed(events).length > 0).length,
      )
      const monthEnd = endOfMonth(new TZDate(own[0]?.[0]?.at ?? 0, timeZone))
      expect(row.mature).toBe(+monthEnd + 1 + 21 * 86_400_000 <= knownUntil)
    }
    expect(report.cohorts.map(({ entered }) => entered).reduce((a, b) => a + b)).toBe(
      leads.filter(isOneOfItsOwn).length,
    )
  })

  test('times', () => {
    const waits = {
      thresholdToContact: every((own) =>
        ofType(own, 'lead-touched').filter(({ first }) => first),
      ).map((event) => [event, 'mql'] as const),
    }
    const ownOf = (event: LeadEvent) =>
      leads.find(([first]) => first?.leadId === event.leadId) as readonly LeadEvent[]
    const contact = waits.thresholdToContact.flatMap(([event]) => {
      const qualified = lastBefore(to(ownOf(event), 'mql'), event.version)
      return qualified ? [event.at - qualified.at] : []
    })
    const response = waits.thresholdToContact.map(
      ([event]) => event.at - (lastBefore(handed(ownOf(event)), event.version)?.at ?? Number.NaN),
    )
    const wins = every((own) => to(own, 'won'))
    const captureToWon = wins.map((event) => event.at - (ownOf(event)[0]?.at ?? 0))
    const acceptanceToWon = wins.map(
      (event) => event.at - (lastBefore(to(ownOf(event), 'sal'), event.version)?.at ?? Number.NaN),
    )
    for (const [told, values] of [
      [report.thresholdToContact, contact],
      [report.response, response],
      [report.captureToWon, captureToWon],
      [report.acceptanceToWon, acceptanceToWon],
    ] as const) {
      expect(told.count + told.impossible).toBe(values.length)
      const possible = values.filter((ms) => ms >= 0)
      expect(told.meanMs).toBe(Math.round(possible.reduce((a, b) => a + b, 0) / possible.length))
      for (const [ms, part] of [
        [told.medianMs, 0.5],
        [told.p90Ms, 0.9],
      ] as const) {
        const truth = rank(possible, part) as number
        expect(Math.abs((ms as number) - truth)).toBeLessThanOrEqual(truth * told.relativeError + 1)
      }
    }
  })

  test('promises, as the customer felt them and by owner', () => {
    const outcomes = every((own) => ofType(own, 'clocks-changed')).flatMap((event) =>
      event.type === 'clocks-changed' ? event.change.outcomes : [],
    )
    for (const [told, scope] of [
      [report.attainment, 'lead'],
      [report.ownerAttainment, 'owner'],
    ] as const) {
      const own = outcomes.filter((one) => one.scope === scope && one.target === 'first-touch')
      const times = (what: string) => own.filter(({ outcome }) => outcome === what).length
      const met = times('met')
      expect(told.get('first-touch')).toMatchObject({
        hits: met,
        of: met + times('breached') - times('corrected'),
      })
    }
  })

  test('revenue, by currency, person and month', () => {
    const wins = every((own) => to(own, 'won')) as readonly Moved[]
    const sums = (some: readonly Moved[]) => {
      const found: Record<string, number> = {}
      for (const { revenue } of some) {
        if (revenue) found[revenue.currency] = (found[revenue.currency] ?? 0) + revenue.amountMinor
      }
      return found
    }
    expect(report.revenue).toEqual(sums(wins))
    for (const [person, { revenue, funnel }] of report.byAssignee) {
      const own = wins.filter(({ assignee }) => (assignee ?? '(none)') === person)
      expect(Object.fromEntries(Object.entries(revenue).filter(([, n]) => n !== 0))).toEqual(
        sums(own),
      )
      expect(funnel.won).toBe(own.length)
    }
    for (const [period, revenue] of report.revenueByPeriod) {
      expect(revenue).toMatchObject(sums(wins.filter(({ at }) => month(at) === period)))
    }
    const perWon = report.averageRevenue.perWon['EUR']
    expect(perWon).toBe(Math.round((sums(wins)['EUR'] ?? 0) / wins.length))
  })

  test('reasons, and what happened in each month', () => {
    const given = (some: readonly LeadEvent[]) =>
      tally(some.map((event) => (event as Moved).reason ?? '(none)'))
    const rejected = every((own) => moves(own).filter(({ transition }) => transition === 'reject'))
    const told = (counts: ReadonlyMap<string, number>) =>
      Object.fromEntries([...counts].filter(([, n]) => n !== 0))
    expect(told(report.rejectedByReason)).toEqual(given(rejected))
    expect(told(report.lostByReason)).toEqual(given(every((own) => to(own, 'lost'))))
    for (const { period, counts } of report.periods) {
      const wins = every((own) => to(own, 'won')).filter(({ at }) => month(at) === period)
      expect(counts.won).toBe(wins.length)
    }
    const later = rejected.filter((event) =>
      to(leads.find(([first]) => first?.leadId === event.leadId) ?? [], 'won').some(
        ({ version }) => version > event.version,
      ),
    )
    const sum = [...report.rejectedThenWon.values()].reduce((n, { hits }) => n + hits, 0)
    expect(sum).toBe(new Set(later.map(({ leadId }) => leadId)).size)
  })

  test('what every threshold would have let through', () => {
    for (const { threshold, leads: n, won } of report.thresholdCurve) {
      const high = leads.filter((events) =>
        ofType(events, 'score-changed').some(({ after }) => after.total >= threshold),
      )
      expect(n).toBe(high.length)
      expect(won.hits).toBe(high.filter((events) => to(events, 'won').length > 0).length)
    }
    expect(report.thresholdCurve.length).toBeGreaterThan(3)
  })

  test('what became of qualified leads by the rules that had given them points', () => {
    for (const { rule, withRule, without } of report.ruleOutcomes) {
      const qualified = every((own) => to(own, 'mql')) as readonly Moved[]
      expect(withRule[0]).toBe(qualified.filter(({ rules }) => rules?.includes(rule)).length)
      expect(withRule[0] + without[0]).toBe(qualified.length)
      expect(withRule[2] + without[2]).toBe(every((own) => to(own, 'won')).length)
    }
    expect(report.ruleOutcomes.length).toBeGreaterThan(3)
  })
})
