export { checkLedger } from './check-ledger.ts'
export { checkRoutingPolicy } from './checks/check-routing-policy.ts'
export type { RoutingNames } from './checks/check-strategy.ts'
export { checkTeam, type TeamNames } from './checks/check-team.ts'
export {
  compileRouting,
  type Routing,
} from './compile-routing.ts'
export { type Calendars, type CompiledMember, compileTeam, type Team } from './compile-team.ts'
export {
  createRouter,
  type LeadToRoute,
  type Router,
  type RouterInput,
} from './create-router.ts'
export { defineRoutingPolicy, type RoutingNamesFor } from './define-routing-policy.ts'
export { type LedgerAccount, type LedgerSum, ledgerOf, sumLedger } from './ledger-sum.ts'
export { nextAttendanceAt } from './next-attendance-at.ts'
export { parseRoutingPolicy } from './parse-routing-policy.ts'
export { parseTeam } from './parse-team.ts'
export {
  emptyPool,
  type LedgerEntry,
  type LedgerEntryKind,
  type LedgerRow,
  type PoolClaim,
  type PoolState,
} from './pool.ts'
export {
  type CountingWindow,
  countingWindow,
  type PastAssignment,
  type PoolHistory,
  poolFromHistory,
} from './pool-from-history.ts'
export { type PoolEntry, type PostInput, postEntries } from './post-entries.ts'
export {
  type Preview,
  type PreviewedLead,
  type PreviewInput,
  type PreviewLead,
  preview,
} from './preview.ts'
export { type Routed, type RoutingInput, route } from './route.ts'
export { routingPolicyJsonSchema, routingPolicySchema } from './routing.schema.ts'
export type { PassedOver, PassedOverFilter, RoutingDecision } from './routing-decision.ts'
export type {
  AnyVocabulary,
  AssigneeTarget,
  AvailabilityFilter,
  FirstOfTarget,
  ListTarget,
  PoolPolicy,
  QueueTarget,
  RoutingPolicy,
  RoutingRule,
  RoutingTarget,
  RoutingVocabulary,
  RulesTarget,
  TeamTarget,
  TeleQualificationTarget,
  VocabularyOf,
} from './routing-policy.ts'
export { shortfalls } from './shortfalls.ts'
export type { Desk, Strategies, Strategy } from './strategy.ts'
export {
  type CustomStrategy,
  type OwnerStrategy,
  type PreferredStrategy,
  type RendezvousStrategy,
  type ScoreTier,
  type ScoreTierStrategy,
  type SimpleStrategy,
  type SingleContactStrategy,
  type SkillsStrategy,
  type StickyStrategy,
  type StrategyFor,
  type StrategyPolicy,
  strategyNames,
  type TerritoryStrategy,
} from './strategy-policy.ts'
export { teamJsonSchema, teamSchema } from './team.schema.ts'
export type { Absence, Capacity, Quota, TeamMember } from './team-member.ts'
