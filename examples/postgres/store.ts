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
  ListPage,
  ListQuery,
  Loaded,
  LoadQuery,
  MetricSave,
  OutboxMessage,
} from 'lead-handoff'
import { leadRow, messageRow, planCommit, type Reality } from './plan-commit.ts'

/** All that is needed of a driver: a client or a pool of pg, PGlite and others have it. */
export interface Queryable {
  query(text: string, values: unknown[]): PromiseLike<{ readonly rows: readonly unknown[] }>
}

/** Creates the tables, or does nothing if they are there. */
export const migrate = async (db: Queryable): Promise<void> => {
  await db.query(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'), [])
}

type Row = Readonly<Record<string, string>>
type Ask = (text: string, ...values: unknown[]) => Promise<readonly Row[]>

const rowsOf = async (db: Queryable, text: string, values: unknown[]): Promise<readonly Row[]> =>
  (await db.query(text, values)).rows as readonly Row[]

const parsed = (text: string | null | undefined) => (text == null ? null : JSON.parse(text))

const loadText = `
select l.lead::text as lead, l.profile::text as profile,
  case when c.command_id is not null then (
    select coalesce(json_agg(e.event order by e.version), '[]')::text from lead_handoff.events e
    where e.tenant = $1 and e.lead_id = q.lead_id and e.version > c.above and e.version <= c.upto
  ) end as done,
  case when q.n = 1 then (
    select json_agg(json_build_array(pool, state))::text from lead_handoff.pools
    where tenant = $1 and pool = any (array(select json_array_elements_text($3::json)))
  ) end as pools
from (
  select n, q ->> 0 as lead_id, q ->> 1 as command_id
  from json_array_elements($2::json) with ordinality as asked (q, n)
) q
left join lateral (
  select lead, profile from lead_handoff.leads where tenant = $1 and lead_id = q.lead_id limit 1
) l on true
left join lateral (
  select command_id, above, upto from lead_handoff.commands
  where tenant = $1 and lead_id = q.lead_id and command_id = q.command_id limit 1
) c on true
order by q.n`

// The commit of one lead that claims and forgets nothing, which most are: the version check is the write itself, and all the rest hangs on it.
const moveText = `
with moved as (
  insert into lead_handoff.leads
    (tenant, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
  select $1, $2, $4::integer, $5::json, $6::json, $7, $8, $9, $10, $11::boolean, $12::integer, $13::bigint, $14::bigint,
    $15::bigint
  where ($3::integer = 0 or (select true from lead_handoff.leads where tenant = $1 and lead_id = $2))
    and (select true from lead_handoff.commands where tenant = $1 and lead_id = $2 and command_id = $16) is null
  on conflict (tenant, lead_id) do update set
    version = excluded.version, lead = excluded.lead, profile = excluded.profile, stage = excluded.stage,
    kind = excluded.kind, assignee = excluded.assignee, queue = excluded.queue, merged = excluded.merged,
    rank = excluded.rank, due_at = excluded.due_at, since = excluded.since, wake_at = excluded.wake_at
  where leads.version = $3::integer
  returning version
), put_events as (
  insert into lead_handoff.events (tenant, lead_id, version, event)
  select $1, $2, $3::integer + n, event from moved, json_array_elements($17::json) with ordinality as events (event, n)
), put_command as (
  insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
  select $1, $2, $16, $3::integer, version from moved where $16 is not null
), put_messages as (
  insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
  select $1, m.lead_id, m.id, m.at, m.recipient, m.kind, m.body, m.at
  from moved, json_to_recordset($18::json) as m (lead_id text, id text, at bigint, recipient text, kind text, body json)
  on conflict do nothing
)
select version from moved`

// Everything is checked and locked before anything is written, so that what is refused leaves nothing behind and no error. Two sessions
// that insert the same new lead, command or pool at the same time are told apart by the primary keys.
const commitText = `
with given as materialized (
  select * from json_to_recordset($2::json) as given (
    lead_id text, expected integer, version integer, lead json, profile json, stage text, kind text, assignee text,
    queue text, merged boolean, rank integer, due_at bigint, since bigint, wake_at bigint)
), found as materialized (
  select lead_id, expected, coalesce((
    select version from lead_handoff.leads l where l.tenant = $1 and l.lead_id = g.lead_id for update), 0) as version
  from (select lead_id, expected from given order by lead_id) g
), claimed as materialized (
  select pool, expected, c.version as next, state, coalesce((
    select version from lead_handoff.pools p where p.tenant = $1 and p.pool = c.pool for update), 0) as version
  from (
    select * from json_to_recordset($5::json) as claims (pool text, expected integer, version integer, state json)
    order by pool
  ) c
), executed as materialized (
  -- not "exists": that would be planned as a hash of all commands of the tenant
  select lead_id, command_id, above, upto, (
    select true from lead_handoff.commands k
    where k.tenant = $1 and k.lead_id = c.lead_id and k.command_id = c.command_id) as before
  from json_to_recordset($4::json) as c (lead_id text, command_id text, above integer, upto integer)
), verdict as materialized (
  select not exists (select from executed where before)
    and not exists (select from found where version <> expected)
    and not exists (select from claimed where version <> expected) as sound
), put_leads as (
  insert into lead_handoff.leads
    (tenant, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at)
  select $1, lead_id, version, lead, profile, stage, kind, assignee, queue, merged, rank, due_at, since, wake_at
  from given where version is not null and (select sound from verdict)
  on conflict (tenant, lead_id) do update set
    version = excluded.version, lead = excluded.lead, profile = excluded.profile, stage = excluded.stage,
    kind = excluded.kind, assignee = excluded.assignee, queue = excluded.queue, merged = excluded.merged,
    rank = excluded.rank, due_at = excluded.due_at, since = excluded.since, wake_at = excluded.wake_at
), put_events as (
  insert into lead_handoff.events (tenant, lead_id, version, event)
  select $1, lead_id, version, event
  from json_to_recordset($3::json) as events (lead_id text, version integer, event json)
  where (select sound from verdict)
), put_commands as (
  insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
  select $1, lead_id, command_id, above, upto from executed where above is not null and (select sound from verdict)
), new_pools as (
  insert into lead_handoff.pools (tenant, pool, version, state)
  select $1, pool, next, state from claimed where expected = 0 and state is not null and (select sound from verdict)
), put_pools as (
  update lead_handoff.pools p set version = c.next, state = c.state from claimed c
  where p.tenant = $1 and p.pool = c.pool and c.expected > 0 and c.state is not null and (select sound from verdict)
), forgotten as (
  delete from lead_handoff.messages
  where tenant = $1 and lead_id = any (array(select json_array_elements_text($7::json))) and free_at is not null
    and (select sound from verdict)
  returning id
), put_messages as (
  insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
  select $1, lead_id, id, at, recipient, kind, body, at
  from json_to_recordset($6::json) as m (lead_id text, id text, at bigint, recipient text, kind text, body json)
  where (select sound from verdict) and (select count(*) from forgotten) >= 0
  on conflict do nothing
)
select sound, case when not sound then json_build_object(
  'leads', (select json_agg(json_build_array(lead_id, version)) from found),
  'pools', (select json_agg(json_build_array(pool, version)) from claimed),
  'commands', (select json_agg(json_build_array(lead_id, command_id)) from executed where before)
)::text end as reality
from verdict`

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
    const place = (JSON.parse(query.after) as readonly unknown[]).map(
      (key) => `$${values.push(key)}`,
    )
    conditions.push(`(${keys}) > (${place})`)
  }
  return `
select lead::text as lead, profile::text as profile, json_build_array(${keys})::text as place
from lead_handoff.leads where ${conditions.join(' and ')} order by ${keys} limit $${values.push(query.limit + 1)}`
}

/** Errors after which the same statement can be tried again: somebody inserted the same key, a deadlock, a conflict of isolation. */
const passing: ReadonlySet<unknown> = new Set(['23505', '40P01', '40001'])

const commitAttempts = 20

/** Up to where batches can be written by one statement: one that forgets messages begins the next. */
const chunksOf = (batches: readonly Batch[]): readonly (readonly Batch[])[] => {
  const chunks: Batch[][] = []
  for (const batch of batches) {
    const last = chunks.at(-1)
    if (last && batch.forget.length === 0) last.push(batch)
    else chunks.push([batch])
  }
  return chunks
}

/** Whether the plain statement wrote; if it did not, the full one finds out why. */
const moved = async (rows: Ask, batch: Batch, write: LeadWrite): Promise<boolean> => {
  const { lead_id, expected, ...row } = leadRow(write)
  const { commandId, outbox } = batch
  const messages = JSON.stringify(outbox.map(messageRow))
  const events = JSON.stringify(write.events)
  try {
    const values = [lead_id, expected, ...Object.values(row), commandId, events, messages]
    return (await rows(moveText, ...values)).length > 0
  } catch (error) {
    if (passing.has((error as { readonly code?: unknown }).code)) return false
    throw error
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

  const loadMany = async (queries: readonly LoadQuery[]): Promise<readonly Loaded[]> => {
    if (queries.length === 0) return []
    const asked = JSON.stringify(queries.map(({ leadId, commandId }) => [leadId, commandId]))
    const names = [...new Set(queries.flatMap(({ pools }) => pools))]
    const found = await rows(loadText, asked, JSON.stringify(names))
    const pools = new Map<string, Loaded['pools'][string]>(parsed(found[0]?.['pools']) ?? [])
    return queries.map((query, i) => {
      const { lead, profile, done } = found[i] as Row
      return {
        record: lead ? { lead: parsed(lead), profile: parsed(profile) } : null,
        done: parsed(done),
        pools: Object.fromEntries(
          query.pools.flatMap((name) =>
            pools.has(name) ? [[name, pools.get(name) as never]] : [],
          ),
        ),
      }
    })
  }

  /** Writes what can be written; asks again with what the database said if that was not what the batches expect. */
  const commitChunk = async (batches: readonly Batch[]): Promise<readonly CommitOutcome[]> => {
    let reality: Reality | null = null
    let fault: unknown
    for (let i = 0; i < commitAttempts; i += 1) {
      const plan = planCommit(batches, reality)
      // what the database itself said needs no second look
      if (reality && !plan.writes) return plan.outcomes
      try {
        const [answer] = await rows(
          commitText,
          ...plan.values.map((value) => JSON.stringify(value)),
        )
        if (answer?.['sound']) return plan.outcomes
        reality = parsed(answer?.['reality'])
      } catch (error) {
        if (!passing.has((error as { readonly code?: unknown }).code)) throw error
        fault = error
        reality = null
      }
    }
    throw fault ?? new Error('other sessions kept writing the same leads')
  }

  const commit = async (batch: Batch): Promise<CommitOutcome> => {
    const [write, ...others] = batch.writes
    const isPlain = write && others.length + batch.claims.length + batch.forget.length === 0
    if (isPlain && (await moved(rows, batch, write))) return 'committed'
    return (await commitChunk([batch]))[0] as CommitOutcome
  }

  const commitMany = async (batches: readonly Batch[]): Promise<readonly CommitOutcome[]> => {
    const outcomes: CommitOutcome[] = []
    for (const chunk of chunksOf(batches)) outcomes.push(...(await commitChunk(chunk)))
    return outcomes
  }

  const lease = ({ now, leaseMs, limit }: LeaseQuery) => [now, now + leaseMs, limit]

  return {
    contract: 1,
    load: async (query) => (await loadMany([query]))[0] as Loaded,
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
      const place = after === null ? ['0', '', 0] : (JSON.parse(after) as readonly unknown[])
      const found = await rows(feedText, ...place, limit)
      const last = found.at(-1)
      return {
        events: found.map(({ event }) => parsed(event) as LeadEvent),
        cursor: last
          ? JSON.stringify([last['tx'], last['lead_id'], Number(last['version'])])
          : after,
      }
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
