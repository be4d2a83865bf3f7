export { HandoffError, type HandoffErrorOptions, isHandoffError } from '../kernel/index.ts'
export type { Anchor, Step } from './anchor.ts'
export { type Attainment, attainment, ownerAttainment } from './attainment.ts'
export { type AverageRevenue, type AverageRevenueState, averageRevenue } from './average-revenue.ts'
export { type ByKey, byKey, noKey } from './by-key.ts'
export {
  type Cohort,
  type CohortOptions,
  type CohortRow,
  type CohortState,
  type CohortStep,
  cohortFunnel,
} from './cohort-funnel.ts'
export { count, type Selection } from './count.ts'
export { createDistinct, type Distinct } from './distinct.ts'
export {
  type DurationOptions,
  type DurationState,
  type DurationSummary,
  durations,
} from './durations.ts'
export { type Fact, type FactName, factNames } from './fact.ts'
export { factsOf } from './facts-of.ts'
export {
  type FunnelCounts,
  type FunnelState,
  type FunnelStep,
  funnel,
  funnelSteps,
} from './funnel.ts'
export type { IntegerSum } from './integer-sum.ts'
export { computeMetric, type Fold, foldOf, type Metric, measureEvents } from './metric.ts'
export { type PeriodRow, periodFunnel, type Quotient } from './period-funnel.ts'
export { type PeriodOptions, type Periods, type PeriodUnit, periodsIn } from './periods.ts'
export {
  type Parts,
  type ProductResult,
  type ProductState,
  product,
  type ResultOf,
  type StateOf,
} from './product.ts'
export { unreadableEvents } from './quality.ts'
export { type Ratio, type RatioState, ratio, ratioOf } from './ratio.ts'
export {
  lostByReason,
  type Reasons,
  recycledByReason,
  rejectedByReason,
  trashedByReason,
} from './reasons.ts'
export { cameBack, type RejectedThenWonState, rejectedThenWon } from './rejected-then-won.ts'
export { type RevenueByCurrency, revenue } from './revenue.ts'
export {
  type OutcomeCounts,
  type RuleOutcome,
  type RuleOutcomeState,
  ruleOutcomes,
} from './rule-outcomes.ts'
export {
  byAssignee,
  byCampaign,
  byCycle,
  byGrade,
  byMedium,
  byPeriod,
  bySegment,
  bySource,
  byTeam,
  type Sliced,
} from './slices.ts'
export { type MetricSnapshot, readSnapshot, takeSnapshot } from './snapshot.ts'
export { snapshotFunnel } from './snapshot-funnel.ts'
export {
  type ReportOptions,
  type StandardReport,
  type StandardReportMetric,
  standardReport,
} from './standard-report.ts'
export { sum } from './sum.ts'
export { type PeakState, type ThresholdRow, thresholdCurve } from './threshold-curve.ts'
export { type TimeOptions, timeBetween } from './time-between.ts'
export { type Ranked, topK } from './top-k.ts'
export { type Interval, wilson, z95 } from './wilson.ts'
