import type { SendMessage } from 'lead-handoff'
import type { Queryable } from '../../../examples/postgres/store.ts'

/** Where the receiver keeps what it was told. */
export const receivedTable =
  'create table received (lead_id text, id text, recipient text not null, times int not null default 1, primary key (lead_id, id))'

/** Receives messages and knows each of them by its lead and id, however often it comes. */
export const receiver =
  (db: Queryable): SendMessage =>
  async ({ leadId, id, recipient }) => {
    await db.query(
      'insert into received (lead_id, id, recipient) values ($1, $2, $3) on conflict (lead_id, id) do update set times = received.times + 1',
      [leadId, id, recipient],
    )
  }
