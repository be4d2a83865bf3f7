import type { Batch } from 'lead-handoff'
import { leadRow } from '../../../examples/postgres/plan-commit.ts'
import type { Queryable } from '../../../examples/postgres/store.ts'

/** Tables of somebody who writes only what the raw work needs, by hand. */
export const rawTables = [
  'create schema raw',
  'create table raw.leads (id text primary key, version int not null, state json not null) with (fillfactor = 80)',
  'create table raw.events (lead_id text, version int, event json not null, primary key (lead_id, version))',
  'create table raw.outbox (id text primary key, lead_id text not null, body json not null)',
]

const insertEvent = 'insert into raw.events (lead_id, version, event) values ($1, $2, $3)'
const insertMessage = 'insert into raw.outbox (id, lead_id, body) values ($1, $2, $3)'
const update = 'update raw.leads set version = $2, state = $3 where id = $1 and version = $4'

const oneStatement = `
with moved as (${update} returning id), told as (
  insert into raw.events (lead_id, version, event) select $1, $2, $5 from moved
), queued as (insert into raw.outbox (id, lead_id, body) select $6, $1, $7 from moved)
select count(*)::int as moved from moved`

const manyStatement = `
with moved as (
  update raw.leads l set version = g.version, state = g.state
  from unnest($1::text[], $2::int[], $3::json[], $4::int[]) as g (id, version, state, expected)
  where l.id = g.id and l.version = g.expected returning l.id
), told as (
  insert into raw.events (lead_id, version, event)
  select m.id, g.version, g.event from moved m join unnest($1::text[], $2::int[], $5::json[]) as g (id, version, event) using (id)
), queued as (
  insert into raw.outbox (id, lead_id, body)
  select g.key, m.id, g.body from moved m join unnest($1::text[], $6::text[], $7::json[]) as g (id, key, body) using (id)
)
select count(*)::int as moved from moved`

// the same rows as the store writes for one event, one message and a command, and nothing else: what its tables and indexes cost
const storeStatement = `
with moved as (
  update lead_handoff.leads set
    version = $4::int, lead = $5, profile = $6, stage = $7, kind = $8, assignee = $9, queue = $10, merged = $11::boolean,
    rank = $12::int, due_at = $13::bigint, since = $14::bigint, wake_at = $15::bigint
  where tenant = $1 and lead_id = $2 and version = $3::int returning lead_id
), remembered as (
  insert into lead_handoff.commands (tenant, lead_id, command_id, above, upto)
  select $1, $2, $16, $3::int, $4::int from moved
), told as (
  insert into lead_handoff.events (tenant, lead_id, version, event) select $1, $2, $4::int, $17::json from moved
), queued as (
  insert into lead_handoff.messages (tenant, lead_id, id, at, recipient, kind, body, free_at)
  select $1, $2, $18, $19::bigint, $20, $21, $22::json, $19::bigint from moved
)
select count(*)::int as moved from moved`

/** The values of the raw work: the same JSON as the store writes. */
const valuesOf = ({ writes, outbox }: Batch) => {
  const [write] = writes
  const [message] = outbox
  if (!write || !message) throw new Error('the raw work has one lead and one message')
  return {
    lead: [
      write.leadId,
      write.expectedVersion + 1,
      JSON.stringify(write.record),
      write.expectedVersion,
    ],
    event: [write.leadId, write.expectedVersion + 1, JSON.stringify(write.events[0])],
    message: [message.id, message.leadId, JSON.stringify(message)],
  }
}

/** New leads, which the measured work then updates. */
export const rawInsert = async (db: Queryable, leadIds: readonly string[]): Promise<void> => {
  const text = `insert into raw.leads (id, version, state) select id, 1, '{}' from unnest($1::text[]) id`
  await db.query(text, [leadIds])
}

const flatValuesOf = (batch: Batch) => {
  const { lead, event, message } = valuesOf(batch)
  return [...lead, event[2], message[0], message[2]]
}

/** Work that writes nothing would look fast. */
const check = ({ rows }: { readonly rows: readonly unknown[] }, expected: number): void => {
  const { moved } = rows[0] as { moved: number }
  if (moved !== expected) throw new Error(`${moved} leads were written instead of ${expected}`)
}

/** Update with version check, event and outbox row as one statement. */
export const rawStatement = async (db: Queryable, batch: Batch): Promise<void> =>
  check(await db.query(oneStatement, flatValuesOf(batch)), 1)

/** The same for many leads, as one statement. */
export const rawMany = async (db: Queryable, batches: readonly Batch[]): Promise<void> => {
  const rows = batches.map(flatValuesOf)
  const columns = rows[0]?.map((_, column) => rows.map((row) => row[column])) ?? []
  check(await db.query(manyStatement, columns), batches.length)
}

/** What the store writes, into its tables, as one statement. */
export const rawOnStoreTables = async (
  db: Queryable,
  tenant: string,
  batch: Batch,
): Promise<void> => {
  const { writes, outbox, commandId } = batch
  const [write] = writes
  const [message] = outbox
  if (!write || !message) throw new Error('the raw work has one lead and one message')
  const { lead_id, expected, ...row } = leadRow(write)
  const { id, at, recipient, kind, body } = message
  const told = [JSON.stringify(write.events[0]), id, at, recipient, kind, JSON.stringify(body)]
  const values = [tenant, lead_id, expected, ...Object.values(row), commandId, ...told]
  check(await db.query(storeStatement, values), 1)
}

/** The same as five statements: begin, update, insert, insert, commit. */
export const rawTransaction = async (db: Queryable, batch: Batch): Promise<void> => {
  const { lead, event, message } = valuesOf(batch)
  await db.query('begin', [])
  await db.query(update, lead)
  await db.query(insertEvent, event)
  await db.query(insertMessage, message)
  await db.query('commit', [])
}
