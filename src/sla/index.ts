export { advanceSla } from './advance-sla.ts'
export { checkSlaPolicy, type SlaNames, type SlaPolicyNames } from './check-sla-policy.ts'
export { targetOfPause } from './clock-due.ts'
export { type CompiledTarget, compileSla, type Sla } from './compile-sla.ts'
export {
  defineSlaPolicy,
  type SlaNamesFor,
  type SlaPolicyFor,
  type SlaTargetFor,
} from './define-sla-policy.ts'
export { dueEffects } from './due-effects.ts'
export type { MeasureFacts } from './measures.ts'
export { parseSlaPolicy } from './parse-sla-policy.ts'
export { rebaseSla } from './rebase-sla.ts'
export { slaPolicyJsonSchema, slaPolicySchema } from './sla.schema.ts'
export { applySlaChange, type SlaChange, type SlaEffect, type SlaOutcome } from './sla-change.ts'
export { type ClockView, slaClocks } from './sla-clocks.ts'
export {
  type Assigned,
  countsAsTouch,
  type HandedOff,
  type PausedOrResumed,
  type PlainFact,
  type SlaFact,
  type SlaFactBase,
  type SlaFactKind,
  type StageEntered,
  type Touched,
} from './sla-fact.ts'
export type { CalendarNames, SlaNews } from './sla-news.ts'
export type {
  CalendarChoice,
  CalendarRole,
  EscalationAction,
  EscalationStep,
  SlaMeasure,
  SlaPolicy,
  SlaTarget,
  SlaWarning,
  StageChoice,
} from './sla-policy.ts'
export {
  type ClockScope,
  type ClockStatus,
  emptySlaState,
  type PastStretch,
  type PauseMark,
  type SlaClock,
  type SlaState,
} from './sla-state.ts'
export { type SlaTimer, slaTimers, type Timer } from './sla-timers.ts'
