import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { createMemoryStore } from 'lead-handoff/memory'
import type { StoreSubject } from 'lead-handoff/testkit'
import pg from 'pg'
import { fromPool } from '../../examples/postgres/open-database.ts'
import { createPostgresStore, migrate, type Queryable } from '../../examples/postgres/store.ts'

/** The store in memory. What other databases have as connections are here the same object again. */
export const memory: StoreSubject = {
  name: 'memory',
  open: () => {
    const store = createMemoryStore()
    return {
      store,
      connections: [store, store],
      otherTenant: createMemoryStore(),
      peek: () => store.peek(),
    }
  },
}

const peekText = `
select json_build_array(
  (select json_agg(t order by lead_id) from lead_handoff.leads t where tenant = $1),
  (select json_agg(t order by lead_id, version) from lead_handoff.events t where tenant = $1),
  (select json_agg(t order by lead_id, command_id) from lead_handoff.commands t where tenant = $1),
  (select json_agg(t order by lead_id, id) from lead_handoff.messages t where tenant = $1),
  (select json_agg(t order by pool) from lead_handoff.pools t where tenant = $1),
  (select json_agg(t order by pool, version, line) from lead_handoff.ledger t where tenant = $1),
  (select json_agg(t order by metric_id) from lead_handoff.metrics t where tenant = $1)
)::text as picture`

/** A database whose every case is a tenant of its own. */
const subjectOf = (name: string, db: Queryable, others: readonly Queryable[]): StoreSubject => ({
  name,
  open: () => {
    const tenant = `${name} ${randomUUID()}`
    return {
      store: createPostgresStore({ db, tenant }),
      connections: others.map((other) => createPostgresStore({ db: other, tenant })),
      otherTenant: createPostgresStore({ db, tenant: `${tenant} other` }),
      // the feed holds events back while any transaction of the whole server is open: give it time
      advanceTime: () => new Promise((done) => setTimeout(done, 20)),
      peek: async () => {
        const { rows } = await db.query(peekText, [tenant])
        return JSON.parse((rows[0] as { picture: string }).picture)
      },
    }
  },
})

/** PostgreSQL inside this process: one connection, used by everybody. */
export const embeddedPostgres = async () => {
  const embedded = await PGlite.create()
  const db: Queryable = { query: (text, values) => embedded.query(text, values) }
  await migrate(db)
  await migrate(db)
  return { subject: subjectOf('PGlite', db, [db, db]), db, close: () => embedded.close() }
}

/** A new database on a server, and how to remove it. */
export const createDatabase = async (serverUrl: string) => {
  const name = `lead_handoff_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  const onServer = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await onServer(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) }
}

/** A server, each store on a connection of its own. */
export const postgresServer = async (serverUrl: string) => {
  const { url, drop } = await createDatabase(serverUrl)
  const pools = Array.from({ length: 4 }, () => new pg.Pool({ connectionString: url, max: 1 }))
  // a pool has ended before its sessions have, and dropping the database ends those that are left
  for (const pool of pools) pool.on('error', () => undefined)
  const [db, ...others] = pools.map((pool) => fromPool(pool)) as [Queryable, ...Queryable[]]
  await Promise.all([db, ...others].map((one) => migrate(one)))
  const close = async (): Promise<void> => {
    await Promise.all(pools.map((pool) => pool.end()))
    await drop()
  }
  return { subject: subjectOf('PostgreSQL', db, others), db, url, close }
}
