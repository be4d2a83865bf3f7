export { type ActivitySubject, activityFields } from './activity-fields.ts'
export { advanceScore } from './advance-score.ts'
export { applyScorePatch } from './apply-score-patch.ts'
export { compileScoring } from './compile-scoring.ts'
export type { Decay, DecayStep, HalfLifeDecay, LinearDecay, StepDecay } from './decay.ts'
export { defineScoringPolicy, type NamesFor } from './define-scoring-policy.ts'
export { evaluateScore } from './evaluate-score.ts'
export {
  type ChangeCause,
  type ChangeLine,
  explainChange,
  type ScoreChange,
  type ScoreReading,
} from './explain-change.ts'
export { type ExplainOptions, explainScore, rulesBehind } from './explain-score.ts'
export { gradeCells } from './grade-cells.ts'
export { type NextChange, nextChangeAt } from './next-change-at.ts'
export { nextLookAt } from './next-look-at.ts'
export { parseScoringPolicy } from './parse-scoring-policy.ts'
export { changeMarkdown, changeText, scoreMarkdown, scoreText } from './render-score.ts'
export { type RescoredLead, type RescoreInput, type RescoreStep, rescore } from './rescore.ts'
export type { DimensionScore, Score, ScoreFigures, ScoreOverride } from './score.ts'
export type { ScoreExplanation, ScoreLine, ScoreLineKind } from './score-explanation.ts'
export { scoreFromHistory } from './score-from-history.ts'
export type { ScoreInput } from './score-input.ts'
export { emptyScoreState, type ScorePatch, type ScoreState } from './score-state.ts'
export type { ScoredActivity } from './scored-activity.ts'
export type { Scoring } from './scoring.ts'
export { scoringPolicyJsonSchema, scoringPolicySchema } from './scoring-policy.schema.ts'
export type {
  ActivityRule,
  Band,
  Dimension,
  GradeMark,
  GradeMatrix,
  Mark,
  ProfileRule,
  RuleGroup,
  RuleLimit,
  ScoringPolicy,
  ScoringRule,
  Threshold,
  Thresholds,
  ValueMark,
} from './scoring-policy.ts'
export type { ActivityRuleFor, ProfileRuleFor, ScoringPolicyFor } from './scoring-policy-for.ts'
