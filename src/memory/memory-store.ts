import { compareText, type JsonValue } from '../kernel/index.ts'
import type { LeadEvent, LeadId, LeadRecord } from '../lead/index.ts'
import type {
  Batch,
  CommitOutcome,
  FeedPage,
  FeedQuery,
  HandoffStore,
  LeadRank,
  Loaded,
  LoadQuery,
  MetricSave,
  MetricState,
  OutboxMessage,
} from '../ports/index.ts'
import { createLeaseTable, type LeaseTable } from './lease-table.ts'
import { createLedgerTable, type LedgerTable } from './ledger-table.ts'
import { listLeads } from './list-leads.ts'
import { createOutboxTable, type OutboxTable } from './outbox-table.ts'
import { readPlace } from './read-place.ts'

type PoolState = Loaded['pools'][string]

/** A store in memory, with what tests and examples want to look at. */
export interface MemoryStore extends HandoffStore {
  /**
   * Everything that happened, in the order in which it was committed.
   *
   * @returns the events of all leads
   */
  events(): readonly LeadEvent[]
  /**
   * All leads.
   *
   * @returns records in the order of their capture
   */
  records(): Iterable<LeadRecord>
  /**
   * What is still to be told.
   *
   * @returns the messages that are not settled, lead by lead
   */
  messages(): readonly OutboxMessage[]
  /**
   * A picture of everything that is stored: two of them are equal if nothing has changed.
   *
   * @returns plain JSON, made for comparing and not for reading
   */
  peek(): JsonValue
}

interface Row {
  record: LeadRecord
  rank: LeadRank
  readonly events: LeadEvent[]
  /** What the commands with an id did; most leads have none. */
  commands: Map<string, readonly LeadEvent[]> | null
}

interface Tables {
  readonly rows: Map<LeadId, Row>
  readonly pools: Map<string, PoolState>
  readonly ledgers: LedgerTable
  readonly log: LeadEvent[]
  readonly timers: LeaseTable<LeadId>
  readonly outbox: OutboxTable
  readonly metrics: Map<string, MetricState>
}

const load = ({ rows, pools }: Tables, query: LoadQuery): Loaded => {
  const row = rows.get(query.leadId)
  const known: Record<string, PoolState> = {}
  for (const name of query.pools) {
    const pool = pools.get(name)
    if (pool) known[name] = pool
  }
  const done = query.commandId === null ? undefined : row?.commands?.get(query.commandId)
  return { record: row?.record ?? null, done: done ?? null, pools: known }
}

const objection = ({ rows, pools }: Tables, batch: Batch): CommitOutcome | undefined => {
  const { commandId, writes } = batch
  const first = writes[0] && rows.get(writes[0].leadId)
  if (commandId !== null && first?.commands?.has(commandId)) return 'duplicate-command'
  for (const { leadId, expectedVersion } of writes) {
    if ((rows.get(leadId)?.record.lead.version ?? 0) !== expectedVersion) return 'version-conflict'
  }
  for (const { pool, expectedVersion } of batch.claims) {
    if ((pools.get(pool)?.version ?? 0) !== expectedVersion) return 'claim-lost'
  }
  return undefined
}

const write = ({ rows, log, timers }: Tables, change: Batch['writes'][number]): Row => {
  const { leadId, record, rank } = change
  let row = rows.get(leadId)
  if (row) {
    row.record = record
    row.rank = rank
  } else {
    row = { record, rank, events: [], commands: null }
    rows.set(leadId, row)
  }
  for (const event of change.events) {
    row.events.push(event)
    log.push(event)
  }
  let wakeAt: number | undefined
  for (const { at } of change.timers) if (wakeAt === undefined || at < wakeAt) wakeAt = at
  if (wakeAt === undefined) timers.drop(leadId)
  else timers.wait(leadId, wakeAt)
  return row
}

const commit = (tables: Tables, batch: Batch): CommitOutcome => {
  const refused = objection(tables, batch)
  if (refused) return refused
  for (const [i, change] of batch.writes.entries()) {
    const row = write(tables, change)
    if (i > 0 || batch.commandId === null) continue
    row.commands ??= new Map()
    row.commands.set(batch.commandId, change.events)
  }
  for (const claim of batch.claims) {
    tables.pools.set(claim.pool, claim.state)
    tables.ledgers.write(claim)
  }
  for (const leadId of batch.forget) tables.outbox.forget(leadId)
  for (const message of batch.outbox) tables.outbox.add(message)
  return 'committed'
}

const readEvents = ({ log }: Tables, { after, limit }: FeedQuery): FeedPage => {
  const from = readPlace(after, log.length, 'feed')
  const events = log.slice(from, from + limit)
  return { events, cursor: events.length === 0 ? after : String(from + events.length) }
}

const saveMetric = ({ metrics }: Tables, save: MetricSave): 'saved' | 'overtaken' => {
  const { metricId, expected, value, cursor } = save
  if ((metrics.get(metricId)?.cursor ?? null) !== expected) return 'overtaken'
  metrics.set(metricId, { value, cursor })
  return 'saved'
}

const peek = ({ rows, pools, ledgers, timers, outbox, metrics }: Tables): JsonValue => {
  const leads = Array.from(rows.values(), ({ record, rank, events, commands }) => ({
    record,
    rank,
    events,
    commands: [...(commands?.keys() ?? [])],
  }))
  const state = {
    leads,
    pools: [...pools],
    ledgers: ledgers.all(),
    timers: timers.waiting(),
    messages: outbox.pending(),
    metrics: [...metrics],
  }
  return JSON.parse(JSON.stringify(state)) as JsonValue
}

/**
 * Makes a store that keeps leads in memory: the reference for every other one, good for tests, examples and tools. It keeps what it is given and never
 * changes it.
 *
 * @returns an empty store
 * @example
 * ```ts
 * import { createMemoryStore } from 'lead-handoff/memory'
 *
 * const store = createMemoryStore()
 * console.log(store.events().length) // 0
 * ```
 */
export const createMemoryStore = (): MemoryStore => {
  const tables: Tables = {
    rows: new Map(),
    pools: new Map(),
    ledgers: createLedgerTable(),
    log: [],
    timers: createLeaseTable<LeadId>(compareText),
    outbox: createOutboxTable(),
    metrics: new Map(),
  }
  const { rows, ledgers, timers, outbox, metrics, log } = tables
  return {
    contract: 1,
    load: (query) => load(tables, query),
    loadMany: (queries) => queries.map((query) => load(tables, query)),
    commit: (batch) => commit(tables, batch),
    commitMany: (batches) => batches.map((batch) => commit(tables, batch)),
    history: (leadIds) => leadIds.flatMap((id) => rows.get(id)?.events ?? []),
    lease: ({ now, leaseMs, limit }) => timers.lease(now, now + leaseMs, limit),
    leaseMessages: (query) => outbox.lease(query),
    settleMessages: (keys) => {
      for (const key of keys) outbox.settle(key)
    },
    readEvents: (query) => readEvents(tables, query),
    readLedger: (query) => ledgers.read(query),
    listLeads: (query) => listLeads(rows.values(), query),
    loadMetric: (metricId) => metrics.get(metricId) ?? null,
    saveMetric: (save) => saveMetric(tables, save),
    events: () => log,
    records: () => Array.from(rows.values(), ({ record }) => record),
    messages: () => outbox.pending(),
    peek: () => peek(tables),
  }
}
