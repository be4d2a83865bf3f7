import type { EventFeed } from './event-feed.ts'
import type { LeadList } from './lead-list.ts'
import type { LeadStore } from './lead-store.ts'
import type { MetricStore } from './metric-store.ts'
import type { Outbox } from './outbox.ts'
import type { PoolLedger } from './pool-ledger.ts'
import type { TimerQueue } from './timer-queue.ts'

/** Everything that a host stores, in one object. The conformance kit tests this. */
export interface HandoffStore
  extends LeadStore,
    TimerQueue,
    Outbox,
    EventFeed,
    LeadList,
    PoolLedger,
    MetricStore {}
