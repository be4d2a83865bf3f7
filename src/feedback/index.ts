export { changeOf, type RateChange } from './change.ts'
export { falseDiscovery } from './false-discovery.ts'
export { type Feedback, type FeedbackOptions, feedbackOf } from './feedback.ts'
export { type Progress, progressOf, type Target } from './progress.ts'
export { type RuleLift, ruleLifts } from './rule-lift.ts'
export { type FindingOptions, type SegmentFinding, standOut } from './segments.ts'
export {
  type SliceName,
  type Suggestion,
  type SuggestionOptions,
  suggestChanges,
} from './suggest-changes.ts'
export { type Timing, type TimingReasons, timingOf } from './timing.ts'
export { type ProportionTest, twoProportions } from './two-proportions.ts'
