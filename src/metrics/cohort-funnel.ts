import { compareText, type Instant } from '../kernel/index.ts'
import { type Anchor, anchoredAt, type Step } from './anchor.ts'
import type { Fact, FactName } from './fact.ts'
import type { Metric } from './metric.ts'
import { type PeriodOptions, type Periods, periodsIn } from './periods.ts'
import { type Ratio, ratioOf } from './ratio.ts'

/** Those who entered in one period. */
export interface Cohort {
  /** When the period ends. */
  readonly endAt: Instant
  /** How many entered. */
  readonly entered: number
  /** How many of them reached each step, in the order of the funnel. */
  readonly ever: readonly number[]
  /** How many did so within the number of days. */
  readonly within: readonly number[]
}

/** The cohorts, and until when something is known of them. */
export interface CohortState {
  /** When the latest event was recorded; 0 without any. */
  readonly knownUntil: Instant
  /** Cohorts by period. */
  readonly cohorts: Readonly<Record<string, Cohort>>
}

/** How many of a cohort reached a step. */
export interface CohortStep {
  /** At any time so far. */
  readonly ever: Ratio
  /** Within the number of days that was asked for. */
  readonly within: Ratio
}

/** Those who entered in one period, and what became of them. */
export interface CohortRow {
  /** The period. */
  readonly period: string
  /** How many entered. */
  readonly entered: number
  /** Whether the number of days that was asked for has passed for all of them. The rates of an immature cohort can only rise. */
  readonly mature: boolean
  /** What they reached. */
  readonly steps: Readonly<Record<Step, CohortStep>>
}

/** Which cohorts. */
export interface CohortOptions extends PeriodOptions {
  /**
   * What makes somebody one of the cohort.
   *
   * @defaultValue `'lead'`: the capture
   */
  readonly from?: Anchor
  /** Days in which a step counts as reached within time, and after which a cohort is mature. */
  readonly withinDays: number
}

const steps = [
  'qualified',
  'passed',
  'acknowledged',
  'touched',
  'accepted',
  'opportunity',
  'won',
] as const satisfies readonly Step[]

const places: ReadonlyMap<FactName, number> = new Map(steps.map((step, i) => [step, i]))
const dayMs = 86_400_000
const zeros: readonly number[] = Object.freeze(steps.map(() => 0))
const nothing: CohortState = Object.freeze({ knownUntil: 0, cohorts: Object.freeze({}) })

/** What a fact changes in a cohort: the members, or how many of them reached a step. */
interface Change {
  /** An instant of the cohort's period. */
  readonly at: Instant
  readonly entered: number
  /** Places of the steps; several for a lead that is taken out. */
  readonly reached: readonly number[]
  readonly sign: number
  readonly inTime: boolean
}

/** A lead that was merged into another leaves its cohort with all that it had reached. */
const takenOut = ({ journey }: Fact): Change | undefined => {
  if (!journey) return undefined
  const reached = steps.flatMap((step, i) => (journey.ever.includes(step) ? [i] : []))
  return { at: journey.capturedAt, entered: 0, reached, sign: -1, inTime: false }
}

const changeReader =
  (from: Anchor, withinMs: number) =>
  (fact: Fact): Change | undefined => {
    const { name, at, sign } = fact
    if (name === from && (from === 'lead' || fact.fresh)) {
      return { at, entered: sign, reached: [], sign, inTime: true }
    }
    if (name === 'absorbed') return from === 'lead' ? takenOut(fact) : undefined
    const place = places.get(name)
    const startAt = place === undefined ? null : anchoredAt(from, fact)
    if (place === undefined || startAt === null) return undefined
    return { at: startAt, entered: 0, reached: [place], sign, inTime: at - startAt <= withinMs }
  }

const apply = (cohort: Mutable<Cohort>, { entered, reached, sign, inTime }: Change): void => {
  cohort.entered += entered
  for (const place of reached) {
    cohort.ever[place] = (cohort.ever[place] as number) + sign
    if (inTime) cohort.within[place] = (cohort.within[place] as number) + sign
  }
}

type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly number[] ? number[] : T[K]
}

const copy = ({ endAt, entered, ever, within }: Cohort): Mutable<Cohort> => ({
  endAt,
  entered,
  ever: [...ever],
  within: [...within],
})

const newCohort = (periods: Periods, at: Instant): Mutable<Cohort> =>
  copy({ endAt: periods.endOf(at), entered: 0, ever: zeros, within: zeros })

const add = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.map((n, i) => n + (b[i] as number))

const join = (a: Cohort, b: Cohort): Cohort => ({
  endAt: a.endAt,
  entered: a.entered + b.entered,
  ever: add(a.ever, b.ever),
  within: add(a.within, b.within),
})

const combine = (a: CohortState, b: CohortState): CohortState => {
  const cohorts: Record<string, Cohort> = { ...a.cohorts }
  for (const [key, cohort] of Object.entries(b.cohorts)) {
    const before = cohorts[key]
    cohorts[key] = before ? join(before, cohort) : cohort
  }
  return { knownUntil: Math.max(a.knownUntil, b.knownUntil), cohorts }
}

const rowOf = (period: string, cohort: Cohort, mature: boolean): CohortRow => ({
  period,
  entered: cohort.entered,
  mature,
  steps: Object.fromEntries(
    steps.map((step, i) => [
      step,
      {
        ever: ratioOf(cohort.ever[i] as number, cohort.entered),
        within: ratioOf(cohort.within[i] as number, cohort.entered),
      },
    ]),
  ) as Record<Step, CohortStep>,
})

/**
 * Of those who entered in a period, how many reached each step, ever and within a number of days. This is the conversion to judge a campaign by: numerator and denominator are the same
 * people.
 *
 * @param id - name of the metric
 * @param options - what makes a cohort, its periods, and the days after which it is mature
 * @returns the metric; a row for each period in which somebody entered
 * @throws HandoffError INVALID_CALENDAR for a zone that is not known
 * @example
 * ```ts
 * import { cohortFunnel, computeMetric } from 'lead-handoff/metrics'
 *
 * const cohorts = cohortFunnel('cohorts', { unit: 'month', timeZone: 'UTC', withinDays: 90 })
 * console.log(computeMetric(cohorts, []).length) // 0
 * ```
 */
export const cohortFunnel = (
  id: string,
  { from = 'lead', withinDays, ...options }: CohortOptions,
): Metric<CohortState, readonly CohortRow[]> => {
  const periods = periodsIn(options)
  const withinMs = withinDays * dayMs
  const changeOf = changeReader(from, withinMs)
  const on: readonly FactName[] = [...new Set([from, 'absorbed', ...steps] as const)]
  const isConcerned = ({ name }: Fact): boolean =>
    places.has(name) || name === from || name === 'absorbed'
  const fold = (state: CohortState) => {
    let { knownUntil } = state
    const cohorts = new Map(Object.entries(state.cohorts).map(([key, one]) => [key, copy(one)]))
    return {
      add: (fact: Fact) => {
        if (!isConcerned(fact)) return
        if (fact.event.recordedAt > knownUntil) knownUntil = fact.event.recordedAt
        const change = changeOf(fact)
        if (!change) return
        const key = periods.keyOf(change.at)
        let cohort = cohorts.get(key)
        if (!cohort) {
          cohort = newCohort(periods, change.at)
          cohorts.set(key, cohort)
        }
        apply(cohort, change)
      },
      state: (): CohortState => ({
        knownUntil,
        cohorts: Object.fromEntries([...cohorts].map(([key, one]) => [key, copy(one)])),
      }),
    }
  }
  return {
    id,
    on,
    empty: nothing,
    measure: (fact) => {
      if (!isConcerned(fact)) return nothing
      const one = fold(nothing)
      one.add(fact)
      return one.state()
    },
    combine,
    fold,
    present: ({ knownUntil, cohorts }) =>
      Object.keys(cohorts)
        .sort(compareText)
        .map((key) => {
          const cohort = cohorts[key] as Cohort
          return rowOf(key, cohort, cohort.endAt + withinMs <= knownUntil)
        }),
  }
}
