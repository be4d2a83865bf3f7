import type { LeadEvent } from '../../../src/lead/index.ts'

/** A map that makes what it does not have. */
const of = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

const counts = (): number[] => new Array(15).fill(0)
const tally = (): Map<string, number> => new Map()
const pair = (): [number, number] => [0, 0]
const add = (map: Map<string, number>, key: string, n = 1): void => {
  map.set(key, (map.get(key) ?? 0) + n)
}

interface Slice {
  readonly counts: number[]
  readonly revenue: Map<string, number>
  readonly times: number[]
  readonly kept: Map<string, [number, number]>
}
const slice = (): Slice => ({ counts: counts(), revenue: tally(), times: [], kept: new Map() })

const months = new Map<number, string>()
/** Printing a date takes a microsecond, so each day is printed once. */
const monthOf = (at: number): string => {
  const day = Math.floor(at / 86_400_000)
  let month = months.get(day)
  if (month === undefined) {
    month = new Date(at).toISOString().slice(0, 7)
    months.set(day, month)
  }
  return month
}
const cohort = () => ({ entered: 0, ever: counts(), within: counts() })
const withinMs = 90 * 86_400_000

/** The places of the steps in the lists of counts. */
const place = {
  lead: 0,
  qualified: 1,
  passed: 2,
  touched: 4,
  accepted: 5,
  opportunity: 6,
  won: 7,
  lost: 8,
  rejected: 9,
  recycled: 10,
  breached: 14,
} as const
type Step = keyof typeof place

/**
 * Every number of the standard report as far as the events of the benchmark have them, in one loop without a thought for corrections, merging, late sources or spoilt events.
 *
 * @param events - the events
 * @returns the numbers
 */
export const fullByHand = (events: Iterable<LeadEvent>) => {
  const all = counts()
  const slices = {
    source: new Map<string, Slice>(),
    campaign: new Map<string, Slice>(),
    medium: new Map<string, Slice>(),
    person: new Map<string, Slice>(),
    team: new Map<string, Slice>(),
  }
  const plain = {
    month: new Map<string, number[]>(),
    grade: new Map<string, number[]>(),
    cycle: new Map<string, number[]>(),
    segment: new Map<string, number[]>(),
  }
  const cohorts = new Map<string, ReturnType<typeof cohort>>()
  const passes = new Map<string, ReturnType<typeof cohort>>()
  const times = {
    contact: [] as number[],
    response: [] as number[],
    acceptance: [] as number[],
    acceptedWon: [] as number[],
    cycle: [] as number[],
    total: [] as number[],
  }
  const kept = {
    lead: new Map<string, [number, number]>(),
    owner: new Map<string, [number, number]>(),
    month: new Map<string, [number, number]>(),
  }
  const revenue = tally()
  const revenueByMonth = new Map<string, Map<string, number>>()
  const stages = tally()
  const reasons = { lost: tally(), recycled: tally(), rejected: tally() }
  const peaks = new Map<number, number[]>()
  const rules = new Map<string, number[]>()
  const peak = (score: number): number[] => {
    let row = peaks.get(score)
    if (!row) {
      row = counts()
      peaks.set(score, row)
    }
    return row
  }
  const inc = (row: number[], at: number): void => {
    row[at] = (row[at] as number) + 1
  }
  const count = (event: LeadEvent, step: Step, grade: string): void => {
    const at = place[step]
    const { source, assignee } = event
    inc(all, at)
    inc(of(slices.source, source?.channel ?? '', slice).counts, at)
    inc(of(slices.campaign, source?.campaign ?? '', slice).counts, at)
    inc(of(slices.medium, source?.medium ?? '', slice).counts, at)
    inc(of(slices.person, assignee ?? '', slice).counts, at)
    inc(of(slices.team, '', slice).counts, at)
    inc(of(plain.month, monthOf(event.at), counts), at)
    inc(of(plain.grade, grade, counts), at)
    inc(of(plain.cycle, String(event.cycle), counts), at)
    inc(of(plain.segment, '', counts), at)
  }
  const reach = (
    event: LeadEvent & { journey: { capturedAt: number; qualifiedAt: number | null } },
    step: Step,
  ): void => {
    const { capturedAt, qualifiedAt } = event.journey
    const own = of(cohorts, monthOf(capturedAt), cohort)
    inc(own.ever, place[step])
    if (event.at - capturedAt <= withinMs) inc(own.within, place[step])
    if (qualifiedAt === null) return
    const pass = of(passes, monthOf(qualifiedAt), cohort)
    inc(pass.ever, place[step])
    if (event.at - qualifiedAt <= withinMs) inc(pass.within, place[step])
  }
  const pay = (event: LeadEvent & { type: 'lead-moved' }): void => {
    if (!event.revenue) return
    const { currency, amountMinor } = event.revenue
    add(revenue, currency, amountMinor)
    add(of(revenueByMonth, monthOf(event.at), tally), currency, amountMinor)
    add(of(slices.source, event.source?.channel ?? '', slice).revenue, currency, amountMinor)
    add(of(slices.campaign, event.source?.campaign ?? '', slice).revenue, currency, amountMinor)
    add(of(slices.medium, event.source?.medium ?? '', slice).revenue, currency, amountMinor)
    add(of(slices.person, event.assignee ?? '', slice).revenue, currency, amountMinor)
    add(of(slices.team, '', slice).revenue, currency, amountMinor)
  }
  const move = (event: LeadEvent & { type: 'lead-moved' }): void => {
    const { journey, at } = event
    const grade = event.score?.grade ?? ''
    add(stages, event.from, -1)
    add(stages, event.to)
    for (const mark of event.reached) {
      count(event, mark, grade)
      reach(event, mark)
      if (mark === 'qualified') {
        of(passes, monthOf(at), cohort).entered += 1
        for (const rule of event.rules ?? []) inc(of(rules, rule, counts), 1)
      } else if (mark === 'accepted') {
        times.acceptance.push(at - (journey.passedAt ?? at))
        if (journey.peak !== null) inc(peak(journey.peak), 5)
        for (const rule of journey.rules) inc(of(rules, rule, counts), 5)
      }
    }
    if (event.kind === 'won') {
      count(event, 'won', grade)
      reach(event, 'won')
      pay(event)
      times.acceptedWon.push(at - (journey.acceptedAt ?? at))
      times.cycle.push(at - (journey.passedAt ?? at))
      times.total.push(at - journey.capturedAt)
      if (journey.peak !== null) inc(peak(journey.peak), 7)
      for (const rule of journey.rules) inc(of(rules, rule, counts), 7)
    } else if (event.kind === 'lost') {
      count(event, 'lost', grade)
      add(reasons.lost, event.reason ?? '')
    } else if (event.kind === 'parked') {
      count(event, 'recycled', grade)
      add(reasons.recycled, event.reason ?? '')
      if (journey.passedAt !== null && journey.acceptedAt === null) {
        count(event, 'rejected', grade)
        add(reasons.rejected, event.reason ?? '')
      }
    }
  }
  const touch = (event: LeadEvent & { type: 'lead-touched' }): void => {
    if (!event.first) return
    count(event, 'touched', '')
    reach(event, 'touched')
    const ms = event.at - (event.journey.passedAt ?? event.at)
    times.contact.push(event.at - (event.journey.qualifiedAt ?? event.at))
    times.response.push(ms)
    of(slices.person, event.assignee ?? '', slice).times.push(ms)
    of(slices.team, '', slice).times.push(ms)
  }
  const judge = (event: LeadEvent & { type: 'clocks-changed' }): void => {
    for (const { scope, outcome, target, at, owner } of event.change.outcomes) {
      if (outcome !== 'met' && outcome !== 'breached') continue
      const rows = [of(kept[scope], target, pair)]
      if (scope === 'lead') {
        rows.push(of(kept.month, `${monthOf(at)} ${target}`, pair))
        if (outcome === 'breached') count(event, 'breached', '')
      } else {
        rows.push(of(of(slices.person, owner ?? '', slice).kept, target, pair))
        rows.push(of(of(slices.team, '', slice).kept, target, pair))
      }
      for (const row of rows) {
        row[1] += 1
        if (outcome === 'met') row[0] += 1
      }
    }
  }
  for (const event of events) {
    switch (event.type) {
      case 'lead-captured':
        count(event, 'lead', '')
        add(stages, event.stage)
        of(cohorts, monthOf(event.at), cohort).entered += 1
        break
      case 'lead-moved':
        move(event)
        break
      case 'lead-handed-off':
        count(event, 'passed', '')
        reach(event, 'passed')
        if (event.journey.peak !== null) inc(peak(event.journey.peak), 2)
        break
      case 'lead-touched':
        touch(event)
        break
      case 'clocks-changed':
        judge(event)
        break
      case 'score-changed':
        inc(peak(event.after.total), 0)
        break
    }
  }
  const quantiles = (values: readonly number[]): readonly (number | undefined)[] => {
    const sorted = Float64Array.from(values).sort()
    return [0.5, 0.9, 0.95].map((part) => sorted[Math.ceil(sorted.length * part) - 1])
  }
  const people = [...slices.person.values(), ...slices.team.values()].map((one) =>
    quantiles(one.times),
  )
  const percentiles = Object.values(times).map(quantiles)
  return {
    all,
    slices,
    plain,
    cohorts,
    passes,
    percentiles,
    people,
    kept,
    revenue,
    revenueByMonth,
    stages,
    reasons,
    peaks,
    rules,
  }
}
