import type { StandardReport, ThresholdRow } from '../metrics/index.ts'
import { type Progress, progressOf, type Target } from './progress.ts'
import { type RuleLift, ruleLifts } from './rule-lift.ts'
import {
  type Suggestion,
  type SuggestionOptions,
  suggestChanges,
  usualTiming,
} from './suggest-changes.ts'
import { type Timing, timingOf } from './timing.ts'

/** What feedback is made of, beside the report. */
export interface FeedbackOptions extends SuggestionOptions {
  /**
   * What was agreed for the period.
   *
   * @defaultValue nothing
   */
  readonly targets?: readonly Target[]
  /**
   * How much there is of each target, by name.
   *
   * @defaultValue the counts of the report's funnel
   */
  readonly actual?: Readonly<Record<string, number>>
  /**
   * The part of the period that has passed, 0 to 1.
   *
   * @defaultValue `1`
   */
  readonly elapsed?: number
}

/** Everything that both departments can learn of a report, with what it rests on. */
export interface Feedback {
  /** What there is reason to talk about. */
  readonly suggestions: readonly Suggestion[]
  /** Leads that came too early or too late. */
  readonly timing: Timing
  /** Progress against targets. */
  readonly progress: readonly Progress[]
  /** What each scoring rule is worth. */
  readonly lifts: readonly RuleLift[]
  /** What other thresholds would have let through. */
  readonly thresholds: readonly ThresholdRow[]
}

/**
 * Everything that both departments can learn of a report: for `marketingReport` and `salesManagementReport`, or a screen of your own. Nothing of it is applied by itself.
 *
 * @param report - what `standardReport` presents
 * @param options - targets, and when something is worth a suggestion
 * @returns the feedback
 * @example
 * ```ts
 * import { feedbackOf } from 'lead-handoff/feedback'
 * import { computeMetric, standardReport } from 'lead-handoff/metrics'
 *
 * const report = computeMetric(standardReport({ unit: 'month', timeZone: 'UTC' }), [])
 * console.log(feedbackOf(report, { targets: [{ name: 'won', goal: 40 }] }).progress[0]?.actual) // 0
 * ```
 */
export const feedbackOf = (report: StandardReport, options: FeedbackOptions = {}): Feedback => {
  const { targets = [], actual = report.funnel, elapsed = 1, timing = usualTiming } = options
  return {
    suggestions: suggestChanges(report, options),
    timing: timingOf([report.rejectedByReason, report.lostByReason], timing),
    progress: progressOf(targets, actual, elapsed),
    lifts: ruleLifts(report.ruleOutcomes),
    thresholds: report.thresholdCurve,
  }
}
