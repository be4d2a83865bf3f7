import { readFileSync } from 'node:fs'
import type {
  Batch,
  CommitOutcome,
  FeedPage,
  FeedQuery,
  HandoffStore,
  LeadEvent,
  LeadWrite,
  LeaseQuery,
  LedgerLine,
  ListPage,
  ListQuery,
  Loaded,
  LoadQuery,
  MetricSave,
  OutboxMessage,
} from 'lead-handoff'
import { documents, leadRow, messageRow, planCommit, type Reality } from './plan-commit.ts'
import { readCursor } from './read-cursor.ts'

/** All that is needed of a driver: a client or a pool of pg, PGlite and others have it. */
export interface Queryable {
  /** Whether each connection plans a text only once. Then the most frequent commit goes as a statement of its own, and else through a function. */
  readonly plansOnce?: boolean
  query(text: string, values: unknown[]): PromiseLike<{ readonly rows: readonly unknown[] }>
}

/** Creates the tables, or does nothing if they are there, and then the functions. */
export const migrate = async (db: Queryable): Promise<void> => {
  for (const file of ['./schema.sql', './functions.sql']) {
    await db.query(readFileSync(new URL(file, import.meta.url), 'utf8'), [])
  }
}

type Row = Readonly<Record<string, string>>
type Ask = (text: string, ...values: unknown[]) => Promise<readonly Row[]>

const rowsOf = async (db: Queryable, text: string, values: unknown[]): Promise<readonly Row[]> =>
  (await db.query(text, values)).rows as readonly Row[]

const parsed = (text: string | null | undefined) => (text == null ? null : JSON.parse(text))

/** A call of a function in functions.sql, the first of so many parameters being the tenant. */
const call = (name: string, parameters: number): string =>
  `select lead_handoff.${name}(${Array.from({ length: parameters }, (_, i) => `$${i + 1}`)})`

const loadText = call('load_lead', 4).replace('select', 'select * from')
const moveText = `${call('commit_lead', 24)} as written`

// The same as commit_lead for what most commands do: a lead that is there, and at most one message. Where it is planned once, one statement is faster
// than the four of the function.
const stepText = `
with moved as (
  update lead_handoff.leads set
    version = $4::integer, lead = $5::json, profile = $6::json, stage = $7, kind = $8, assignee = $9, queue = $10,
    merged = $11::boolean, rank = $12::integer, due_at = $13::bigint, since = $14::bigint, wake_at = $15::bigint
  where tenant = $1 and lead_id = $2 and version = $3::integer and (
    select true from lead_handoff.commands where tenant = $1 and lead_id = $2 and command_id = $16::text) is null
  returning true as written
), put_command as (
  insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
  select $1, $2, $16::text, $3::integer, $4::integer from moved where $16::text is not null
), put_event as (
  insert into lead_handoff.events (tenant, lead_id, version, event)
  select $1, $2, $3::integer + e.n, e.event from moved, unnest(lead_handoff.documents($17)) with ordinality as e (event, n)
), put_message as (
  insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
  select $1, $18, $19::text, $20::bigint, $21, $22, $23::json, $20::bigint from moved where $19::text is not null
  on conflict do nothing
)
select written from moved`
const commitText = `${call('commit_leads', 30)} as written`

const loadManyText = call('load_leads', 4).replace('select', 'select * from')
const realityText = call('reality', 5).replace('select', 'select * from')

const historyText = `
select e.event::text as event
from json_array_elements_text($2::json) with ordinality as asked (lead_id, n)
cross join lateral (
  select event, version from lead_handoff.events where tenant = $1 and lead_id = asked.lead_id order by version
) e
order by asked.n, e.version`

// "skip locked": a worker that comes at the same time takes the next ones instead of waiting for these
const leaseText = `
with due as (
  select lead_id, wake_at from lead_handoff.leads where tenant = $1 and wake_at <= $2::bigint
  order by wake_at, lead_id limit $4::integer for update skip locked
), leased as (
  update lead_handoff.leads l set wake_at = $3::bigint from due
  where l.tenant = $1 and l.lead_id = due.lead_id returning due.lead_id, due.wake_at
)
select lead_id from leased order by wake_at, lead_id`

const leaseMessagesText = `
with free as (
  select lead_id, id, free_at from lead_handoff.messages where tenant = $1 and free_at <= $2::bigint
  order by free_at, lead_id, id limit $4::integer for update skip locked
), leased as (
  update lead_handoff.messages m set free_at = $3::bigint from free
  where m.tenant = $1 and m.lead_id = free.lead_id and m.id = free.id
  returning free.free_at as before, m.lead_id, m.id, m.at, m.recipient, m.kind, m.body
)
select json_build_object('leadId', lead_id, 'id', id, 'at', at, 'recipient', recipient, 'kind', kind, 'body', body)::text
  as message
from leased order by before, lead_id, id`

const settleText = `
update lead_handoff.messages m set free_at = null
from json_array_elements($2::json) as settled (key)
where m.tenant = $1 and m.lead_id = key ->> 0 and m.id = key ->> 1 and m.free_at is not null`

// what an open transaction has written is not shown, nor anything that began after it: it would appear behind the cursor
const feedText = `
select tx::text as tx, lead_id, version::text as version, event::text as event from lead_handoff.events e
where tenant = $1 and tx < pg_snapshot_xmin(pg_current_snapshot())
  and (tx, lead_id, version) > ($2::text::xid8, $3, $4::integer)
order by e.tx, e.lead_id, e.version limit $5::integer`

const ledgerText = `
select entry::text as entry from lead_handoff.ledger
where tenant = $1 and pool = $2 and (version, line) > ($3::integer, $4::integer)
order by version, line limit $5::integer`

const metricText = `
select value::text as value, cursor from lead_handoff.metrics where tenant = $1 and metric_id = $2`

const newMetricText = `
insert into lead_handoff.metrics (tenant, metric_id, value, cursor) values ($1, $2, $3::json, $4)
on conflict do nothing returning metric_id`

const saveMetricText = `
update lead_handoff.metrics set value = $3::json, cursor = $4 where tenant = $1 and metric_id = $2 and cursor = $5
returning metric_id`

/** Each begins with another key; together they are total. */
const orders: Readonly<Record<ListQuery['order'], readonly string[]>> = {
  priority: ['rank', 'due_at', 'since', 'lead_id'],
  due: ['due_at', 'rank', 'since', 'lead_id'],
  since: ['since', 'rank', 'due_at', 'lead_id'],
}

/** The text depends only on which conditions there are, so that there are few texts to prepare. */
const listText = (query: ListQuery, values: unknown[]): string => {
  const keys = orders[query.order]
  const conditions = ['tenant = $1', 'not merged']
  for (const column of ['assignee', 'queue', 'stage', 'kind'] as const) {
    const value = query[column]
    if (value === null) conditions.push(`${column} is null`)
    else if (value !== undefined) conditions.push(`${column} = $${values.push(value)}`)
  }
  if (query.after !== null) {
    const place = readCursor(query.after, query.order, keys).map((key) => `$${values.push(key)}`)
    conditions.push(`(${keys}) > (${place})`)
  }
  return `
select lead::text as lead, profile::text as profile, json_build_array('${query.order}', ${keys})::text as place
from lead_handoff.leads where ${conditions.join(' and ')} order by ${keys} limit $${values.push(query.limit + 1)}`
}

/** Errors after which the same statement can be tried again: a deadlock, a conflict of isolation. */
const passing: ReadonlySet<unknown> = new Set(['40P01', '40001'])

const commitAttempts = 20

/** Which batches can be written by one call: one that forgets messages begins the next. */
const chunksOf = (batches: readonly Batch[]): readonly (readonly Batch[])[] => {
  const chunks: Batch[][] = []
  for (const batch of batches) {
    const last = chunks.at(-1)
    if (last && batch.forget.length === 0) last.push(batch)
    else chunks.push([batch])
  }
  return chunks
}

type PoolState = readonly [pool: string, state: Loaded['pools'][string]]

const loadedOf = ({ lead, profile, done }: Row, pools: readonly PoolState[]): Loaded => ({
  record: lead ? { lead: parsed(lead), profile: parsed(profile) } : null,
  done: parsed(done),
  pools: Object.fromEntries(pools),
})

/** What is to be asked so that a batch of one lead is written. */
const moveOf = (
  { commandId, outbox }: Batch,
  write: LeadWrite,
  plansOnce: boolean,
): readonly [text: string, ...values: unknown[]] => {
  const { lead_id, expected, version, lead, profile, ...place } = leadRow(write)
  const [message, ...moreMessages] = outbox
  const values = [
    ...[lead_id, expected, version, JSON.stringify(lead), JSON.stringify(profile)],
    ...Object.values(place),
    commandId,
    documents(write.events),
  ]
  const told = message
    ? [message.leadId, message.id, message.at, message.recipient, message.kind]
    : [null, null, null, null, null]
  const body = message ? JSON.stringify(message.body) : null
  const isStep = expected > 0 && moreMessages.length === 0
  if (plansOnce && isStep) return [stepText, ...values, ...told, body]
  const laterMessages =
    moreMessages.length > 0 ? JSON.stringify(moreMessages.map(messageRow)) : null
  return [moveText, ...values, ...told, body, laterMessages]
}

/** Whether a commit was written. If it was not, the database has something else than it took for granted. */
const written = async (rows: Ask, text: string, ...values: unknown[]): Promise<boolean> => {
  try {
    const [answer] = await rows(text, ...values)
    return Boolean(answer?.['written'])
  } catch (error) {
    if (!passing.has((error as { readonly code?: unknown }).code)) throw error
    // a transaction of the host has ended with it: only the host can begin it anew
    await rows('select $1').catch(() => Promise.reject(error))
    return false
  }
}

/** Keeps the leads of one tenant in PostgreSQL. */
export const createPostgresStore = ({
  db,
  tenant,
}: {
  db: Queryable
  tenant: string
}): HandoffStore => {
  const rows = (text: string, ...values: unknown[]) => rowsOf(db, text, [tenant, ...values])

  const load = async ({ leadId, commandId, pools }: LoadQuery): Promise<Loaded> => {
    const [found] = await rows(loadText, leadId, commandId, pools)
    return loadedOf(found as Row, parsed(found?.['pools']) ?? [])
  }

  const loadMany = async (queries: readonly LoadQuery[]): Promise<readonly Loaded[]> => {
    if (queries.length === 0) return []
    const found = await rows(
      loadManyText,
      queries.map(({ leadId }) => leadId),
      queries.map(({ commandId }) => commandId),
      [...new Set(queries.flatMap(({ pools }) => pools))],
    )
    const states = new Map<string, Loaded['pools'][string]>(parsed(found[0]?.['pools']) ?? [])
    return queries.map(({ pools }, i) => {
      const own = pools.flatMap((pool): PoolState[] => {
        const state = states.get(pool)
        return state ? [[pool, state]] : []
      })
      return loadedOf(found[i] as Row, own)
    })
  }

  /** What the database has of what these batches take for granted. */
  const ask = async (batches: readonly Batch[]): Promise<Reality> => {
    const writes = batches.flatMap((batch) => batch.writes)
    const commands = batches.filter(({ commandId }) => commandId !== null)
    const [found] = await rows(
      realityText,
      [...new Set(writes.map(({ leadId }) => leadId))],
      [...new Set(batches.flatMap(({ claims }) => claims.map(({ pool }) => pool)))],
      commands.map(({ writes: [first] }) => first?.leadId),
      commands.map(({ commandId }) => commandId),
    )
    return {
      leads: parsed(found?.['leads']),
      pools: parsed(found?.['pools']),
      commands: parsed(found?.['commands']),
    }
  }

  /** Writes what can be written; as long as the database was not asked, in the belief that it has what the batches expect. */
  const commitChunk = async (
    batches: readonly Batch[],
    reality: Reality | null = null,
  ): Promise<readonly CommitOutcome[]> => {
    let plan = planCommit(batches, reality)
    // what is refused has to be true, and only what is written is checked
    if (plan.refuses && !reality) plan = planCommit(batches, await ask(batches))
    for (let i = 0; i < commitAttempts && plan.writes; i += 1) {
      if (await written(rows, commitText, ...plan.values)) return plan.outcomes
      plan = planCommit(batches, await ask(batches))
    }
    if (plan.writes) throw new Error('other sessions kept writing the same leads')
    return plan.outcomes
  }

  const commit = async (batch: Batch): Promise<CommitOutcome> => {
    const [write, ...others] = batch.writes
    // a command that changes nothing leaves the version as it is: only commit_leads tells two of them apart
    const isPlain =
      write?.events.length && others.length + batch.claims.length + batch.forget.length === 0
    if (!isPlain) return (await commitChunk([batch]))[0] as CommitOutcome
    if (await written(rows, ...moveOf(batch, write, db.plansOnce === true))) return 'committed'
    return (await commitChunk([batch], await ask([batch])))[0] as CommitOutcome
  }

  const commitMany = async (batches: readonly Batch[]): Promise<readonly CommitOutcome[]> => {
    const outcomes: CommitOutcome[] = []
    for (const chunk of chunksOf(batches)) outcomes.push(...(await commitChunk(chunk)))
    return outcomes
  }

  const lease = ({ now, leaseMs, limit }: LeaseQuery) => [now, now + leaseMs, limit]

  return {
    contract: 1,
    load,
    loadMany,
    commit,
    commitMany,
    history: async (leadIds) =>
      (await rows(historyText, JSON.stringify(leadIds))).map(
        ({ event }) => parsed(event) as LeadEvent,
      ),
    lease: async (query) =>
      (await rows(leaseText, ...lease(query))).map(({ lead_id }) => lead_id as string),
    leaseMessages: async (query) =>
      (await rows(leaseMessagesText, ...lease(query))).map(
        ({ message }) => parsed(message) as OutboxMessage,
      ),
    settleMessages: async (keys) => {
      if (keys.length === 0) return
      await rows(settleText, JSON.stringify(keys.map(({ leadId, id }) => [leadId, id])))
    },
    readEvents: async ({ after, limit }: FeedQuery): Promise<FeedPage> => {
      const place =
        after === null ? ['0', '', 0] : readCursor(after, 'feed', ['tx', 'lead_id', 'version'])
      const found = await rows(feedText, ...place, limit)
      const last = found.at(-1)
      return {
        events: found.map(({ event }) => parsed(event) as LeadEvent),
        cursor: last
          ? JSON.stringify(['feed', last['tx'], last['lead_id'], Number(last['version'])])
          : after,
      }
    },
    readLedger: async ({ pool, after, limit }) => {
      const place = after === null ? [0, 0] : readCursor(after, 'ledger', ['version', 'line'])
      const found = await rows(ledgerText, pool, ...place, limit)
      const lines = found.map(({ entry }) => parsed(entry) as LedgerLine)
      const last = lines.at(-1)
      return { lines, cursor: last ? JSON.stringify(['ledger', last.version, last.line]) : after }
    },
    listLeads: async (query): Promise<ListPage> => {
      const values: unknown[] = [tenant]
      const found = await rowsOf(db, listText(query, values), values)
      const page = found.slice(0, query.limit)
      return {
        records: page.map(({ lead, profile }) => ({
          lead: parsed(lead),
          profile: parsed(profile),
        })),
        cursor: found.length > query.limit ? (page.at(-1)?.['place'] as string) : null,
      }
    },
    loadMetric: async (metricId) => {
      const [metric] = await rows(metricText, metricId)
      return metric ? { value: parsed(metric['value']), cursor: metric['cursor'] as string } : null
    },
    saveMetric: async ({ metricId, expected, value, cursor }: MetricSave) => {
      const fields = [metricId, JSON.stringify(value), cursor]
      const saved =
        expected === null
          ? await rows(newMetricText, ...fields)
          : await rows(saveMetricText, ...fields, expected)
      return saved.length > 0 ? 'saved' : 'overtaken'
    },
  }
}
