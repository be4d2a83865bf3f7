import type { CohortRow, FunnelCounts, Ratio, StandardReport } from '../metrics/index.ts'
import { ratioOf } from '../metrics/index.ts'
import { changeOf, type RateChange } from './change.ts'
import { type RuleLift, ruleLifts } from './rule-lift.ts'
import { type FindingOptions, lookAt, type SegmentFinding, surest } from './segments.ts'
import { type Timing, type TimingReasons, timingOf } from './timing.ts'

/** By what leads are told apart when something is looked for that stands out. */
export type SliceName = 'source' | 'campaign' | 'medium' | 'team' | 'segment'

/** Something that both departments may want to talk about, with what it rests on. Nothing is ever applied by itself. */
export type Suggestion =
  | {
      /** A source, a campaign, a team brings clearly more or fewer customers than the rest. */
      readonly kind: 'segment-stands-out'
      /** By what the leads were told apart. */
      readonly slice: SliceName
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

interface Sliced {
  readonly funnel: FunnelCounts
}

const wonOf = (
  slices: ReadonlyMap<string, Sliced>,
  of: 'leads' | 'handedOff',
): ReadonlyMap<string, Ratio> =>
  new Map([...slices].map(([name, { funnel }]) => [name, ratioOf(funnel.won, funnel[of])] as const))

/** Won of the leads of each slice; a team has the leads that were passed to it. */
const ratesOf = (
  report: StandardReport,
): readonly (readonly [SliceName, ReadonlyMap<string, Ratio>])[] => {
  const segments = [...report.bySegment].map(([name, funnel]) => [name, { funnel }] as const)
  return [
    ['source', wonOf(report.bySource, 'leads')],
    ['campaign', wonOf(report.byCampaign, 'leads')],
    ['medium', wonOf(report.byMedium, 'leads')],
    ['team', wonOf(report.byTeam, 'handedOff')],
    ['segment', wonOf(new Map(segments), 'leads')],
  ]
}

const ofSlices = (report: StandardReport, options: FindingOptions): readonly Suggestion[] => {
  const looked = ratesOf(report).flatMap(([slice, rates]) =>
    lookAt(rates, options).map((one) => ({ ...one, slice })),
  )
  // whoever looks at five slices has looked at all their segments
  return surest(looked, options).map(({ slice, ...evidence }) => ({
    kind: 'segment-stands-out',
    slice,
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
  ...ofSlices(report, options),
  ...ofCohorts(report.cohorts, options),
  ...ofRules(report, options.minimum ?? 30),
  ...ofTiming(report, options),
]
