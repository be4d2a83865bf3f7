export { type Lifecycle, stageKinds } from '../lifecycle/index.ts'
export { absenceTimersOf } from './absence-timers.ts'
export { canComeFrom } from './can-come-from.ts'
export { clocksOf } from './clocks-of.ts'
export type { CommandBase } from './commands/command-base.ts'
export type { AnyCommand, LeadCommand } from './commands/lead-command.ts'
export type {
  Annotate,
  Capture,
  DeclineOffer,
  Elapse,
  Erase,
  Merge,
  OptIn,
  OptOut,
  OverrideScore,
  PatchOf,
  Pause,
  ProfilePatch,
  RebaseClocks,
  RecordActivity,
  Resume,
  StandardCommand,
  Touch,
  UpdateProfile,
} from './commands/standard-command.ts'
export type {
  AnyTransition,
  ReasonPart,
  TransitionCommand,
  TransitionExtras,
} from './commands/transition-command.ts'
export { decide, decideParsed } from './decide/decide.ts'
export type { Decision, LeadChange } from './decide/decision.ts'
export { type ExplainedScore, explainScoreOf } from './decide/explain-score-of.ts'
export type { Facts } from './decide/facts.ts'
export { type LeadStanding, type LeadSubject, leadFields } from './decide/lead-fields.ts'
export { type PossibleMove, possibleMoves } from './decide/possible-moves.ts'
export { scoreOf } from './decide/score-of.ts'
export { subjectOf } from './decide/subject-of.ts'
export { describeEvent, leadEventTypes } from './describe-event.ts'
export type { EventBase } from './events/event-base.ts'
export type {
  AcknowledgementExpired,
  AcknowledgementExtended,
  CheckInDue,
  ClocksChanged,
  EscalationFailed,
  HandoffAcknowledged,
  LeadAssigned,
  LeadHandedOff,
  LeadMoved,
  LeadOptedIn,
  LeadOptedOut,
  LeadTouched,
  LeadVetted,
  OfferPassed,
  UndoneMove,
} from './events/handoff-events.ts'
export type {
  ActivityRecorded,
  LeadAbsorbed,
  LeadCaptured,
  LeadsMerged,
  NoteAdded,
  ProfileErased,
  ProfileUpdated,
  ScoreChanged,
  ScoreOverridden,
  ScoreRebased,
  SourceRecorded,
} from './events/knowledge-events.ts'
export type { LeadEvent, LeadEventType } from './events/lead-event.ts'
export { evolve } from './evolve/evolve.ts'
export { foldLead, leadAsOf } from './evolve/lead-as-of.ts'
export { type StandardGuardName, standardGuardNames } from './guards/standard-guards.ts'
export {
  type Check as FieldCheck,
  id as idCheck,
  object as objectCheck,
  oneOf as oneOfCheck,
  optional as optionalCheck,
  patch as patchCheck,
  text as textCheck,
} from './input/check.ts'
export { standardCommands } from './input/check-command.ts'
export { currencies } from './input/currencies.ts'
export { parseCommand } from './input/parse-command.ts'
export { checkTeamOf } from './model/check-team-of.ts'
export {
  compileHandoffModel,
  type GuardsInput,
  type HandoffModelInput,
  type HostGuards,
  type StandardLifecycle,
} from './model/compile-handoff-model.ts'
export type { CompiledNotice, CompiledNotifications } from './model/compile-notifications.ts'
export type { CompiledOffers } from './model/compile-offers.ts'
export {
  defineCriteria,
  type HandoffCriteriaFor,
  type LeadNamesFor,
} from './model/define-criteria.ts'
export {
  type ActivityNoticeFor,
  defineNotifications,
  type NotificationPolicyFor,
} from './model/define-notifications.ts'
export type { Guard, GuardContext } from './model/guard.ts'
export type { CompiledCriteria, HandoffModel } from './model/handoff-model.ts'
export type {
  CalendarAssignment,
  HandoffCriteria,
  HandoffPolicy,
  HandoffRules,
} from './model/handoff-policy.ts'
export type { ActivityNotice, NotificationPolicy } from './model/notification-policy.ts'
export type { OfferPolicy } from './model/offer-policy.ts'
export { type PolicyReference, policyTable } from './model/policy-reference.ts'
export { moneyText } from './money-text.ts'
export {
  type Notification,
  type NotificationKind,
  notificationKinds,
} from './notify/notification.ts'
export { notificationsOf } from './notify/notifications-of.ts'
export { pauseOf } from './pause-of.ts'
export {
  type Refusal,
  type RefusalCode,
  type RefusalDetails,
  refusal,
  refusalCodes,
} from './refusal.ts'
export { scoreTimersOf } from './score-timers.ts'
export type { Handoff } from './state/handoff.ts'
export type { ActivityId, CommandId, EventId, LeadId, PersonId } from './state/ids.ts'
export type { Journey, Milestone } from './state/journey.ts'
export type { Lead, TrailEntry } from './state/lead.ts'
export type { LeadRecord } from './state/lead-record.ts'
export type { Money } from './state/money.ts'
export type { Offer, PassedOffer } from './state/offer.ts'
export {
  type Company,
  type Contact,
  emptyProfile,
  type Note,
  type Profile,
  type Qualification,
} from './state/profile.ts'
export type { ScoreSummary } from './state/score-summary.ts'
export type { Source } from './state/source.ts'
export { timersOf } from './timers-of.ts'
