export type { Awaitable } from './awaitable.ts'
export type { Clock } from './clock.ts'
export type { EventFeed, FeedCursor, FeedPage, FeedQuery } from './event-feed.ts'
export type { HandoffStore } from './handoff-store.ts'
export type { LeadList, ListOrder, ListPage, ListQuery } from './lead-list.ts'
export type {
  Batch,
  CommitOutcome,
  LeadRank,
  LeadStore,
  LeadWrite,
  Loaded,
  LoadQuery,
} from './lead-store.ts'
export type { MetricSave, MetricState, MetricStore } from './metric-store.ts'
export type { MessageKey, Outbox, OutboxMessage } from './outbox.ts'
export type { LedgerLine, LedgerPage, LedgerQuery, PoolLedger } from './pool-ledger.ts'
export type { TeamDirectory } from './team-directory.ts'
export type { LeaseQuery, TimerQueue } from './timer-queue.ts'
