import type { Batch } from 'lead-handoff'
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

/** A new lead, which the measured work then updates. */
export const rawInsert = async (db: Queryable, leadId: string): Promise<void> => {
  await db.query(`insert into raw.leads (id, version, state) values ($1, 1, '{}')`, [leadId])
}

/** Update with version check, event and outbox row as one statement. */
export const rawStatement = async (db: Queryable, batch: Batch): Promise<void> => {
  const { lead, event, message } = valuesOf(batch)
  await db.query(oneStatement, [...lead, event[2], message[0], message[2]])
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
