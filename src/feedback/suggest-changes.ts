import type { CohortRow, StandardReport } from '../metrics/index.ts'
import { ratioOf } from '../metrics/index.ts'
import { changeOf, type RateChange } from './change.ts'
import { type RuleLift, ruleLifts } from './rule-lift.ts'
import { type FindingOptions, type SegmentFinding, standOut } from './segments.ts'
import { type Timing, type TimingReasons, timingOf } from './timing.ts'

/** Something that both departments may want to talk about, with what it rests on. Nothing is ever applied by itself. */
export type Suggestion =
  | {
      /** A source brings clearly more or fewer customers than the rest. */
      readonly kind: 'segment-stands-out'
      /** What it rests on. */
      readonly evidence: SegmentFinding
    }
  | {
      /** Leads are won clearly more or less often than in the cohort before. */
      readonly kind: 'rate-changed'
      /** The two periods. */
      readonly periods: readonly [before: string, after: string]
      /** What it rests on. */
      readonly evidence: RateChange
    }
  | {
      /** A scoring rule clearly goes with more, or with fewer, customers. */
      readonly kind: 'rule-tells'
      /** What it rests on. */
      readonly evidence: RuleLift
    }
  | {
      /** Many leads come back from sales because they came at the wrong time. */
      readonly kind: 'too-early' | 'too-late'
      /** What it rests on. */
      readonly evidence: Timing
    }

/** When something is worth a suggestion. */
export interface SuggestionOptions extends FindingOptions {
  /**
   * The reasons that say that a lead came at the wrong time.
   *
   * @defaultValue `not-ready` for too early, `bought-elsewhere` and `gone-cold` for too late
   */
  readonly timing?: TimingReasons
  /**
   * The part of the returned leads from which on the timing is worth a suggestion.
   *
   * @defaultValue `0.3`
   */
  readonly timingFrom?: number
}

/** The reasons of the standard lifecycle that say that a lead came at the wrong time. */
export const usualTiming: TimingReasons = {
  tooEarly: ['not-ready'],
  tooLate: ['bought-elsewhere', 'gone-cold'],
}

const ofSources = (report: StandardReport, options: FindingOptions): Suggestion[] => {
  const rates = [...report.bySource].map(
    ([source, { funnel }]) => [source, ratioOf(funnel.won, funnel.leads)] as const,
  )
  return standOut(new Map(rates), options).map((evidence) => ({
    kind: 'segment-stands-out',
    evidence,
  }))
}

const ofCohorts = (rows: readonly CohortRow[], options: FindingOptions): Suggestion[] => {
  // an immature cohort always looks worse than it will be
  const [before, after] = rows.filter(({ mature }) => mature).slice(-2)
  if (!before || !after) return []
  const evidence = changeOf(before.steps.won.within, after.steps.won.within, options)
  return evidence
    ? [{ kind: 'rate-changed', periods: [before.period, after.period], evidence }]
    : []
}

const ofRules = (report: StandardReport, minimum: number): Suggestion[] =>
  ruleLifts(report.ruleOutcomes)
    .filter(({ withRule, without }) => withRule.of >= minimum && without.of >= minimum)
    .filter(({ interval }) => interval !== null && (interval.low > 1 || interval.high < 1))
    .map((evidence) => ({ kind: 'rule-tells', evidence }))

const ofTiming = (
  report: StandardReport,
  { timing = usualTiming, timingFrom = 0.3, minimum = 30 }: SuggestionOptions,
): Suggestion[] => {
  const evidence = timingOf([report.rejectedByReason, report.lostByReason], timing)
  const kinds = [
    ['too-early', evidence.tooEarly],
    ['too-late', evidence.tooLate],
  ] as const
  return kinds
    .filter(([, ratio]) => {
      const low = ratio?.interval?.low ?? 0
      return ratio !== null && ratio.of >= minimum && low >= timingFrom
    })
    .map(([kind]) => ({ kind, evidence }))
}

/**
 * What a report gives reason to talk about. Each suggestion carries its evidence; none says what to do.
 *
 * @param report - what `standardReport` presents
 * @param options - when something is worth a suggestion
 * @returns the suggestions
 * @example
 * ```ts
 * import { suggestChanges } from 'lead-handoff/feedback'
 * import { computeMetric, standardReport } from 'lead-handoff/metrics'
 *
 * const report = computeMetric(standardReport({ unit: 'month', timeZone: 'UTC' }), [])
 * console.log(suggestChanges(report).length) // 0
 * ```
 */
export const suggestChanges = (
  report: StandardReport,
  options: SuggestionOptions = {},
): readonly Suggestion[] => [
  ...ofSources(report, options),
  ...ofCohorts(report.cohorts, options),
  ...ofRules(report, options.minimum ?? 30),
  ...ofTiming(report, options),
]
