import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Queryable } from './store.ts'

/** A database and how to leave it. */
export interface Database extends Queryable {
  close(): Promise<void>
}

/** The names of prepared texts: a connection may be used by a pool and, for a while, on its own. */
const names = new Map<string, string>()

/**
 * A pool or a client of pg as the store wants it. Every text is prepared once per connection, by name, so that it is parsed once; those that are no calls of
 * functions are also planned once.
 */
export const fromPool = (pool: pg.Pool | pg.ClientBase): Queryable => ({
  plansOnce: true,
  query: (text, values) => {
    // a text without parameters, such as that of the tables, is sent once
    if (values.length === 0) return pool.query(text)
    const name = names.get(text) ?? `lead_handoff_${names.size + 1}`
    names.set(text, name)
    return pool.query({ name, text, values })
  },
})

/** Opens a server, or an embedded database in memory if no address is given. */
export const openDatabase = async (url: string | undefined, connections = 4): Promise<Database> => {
  if (url === undefined) {
    const embedded = await PGlite.create()
    return {
      query: (text, values) => embedded.query(text, values),
      close: () => embedded.close(),
    }
  }
  const pool = new pg.Pool({ connectionString: url, max: connections })
  // a connection that is cut while nobody uses it; without a listener it would end the process
  pool.on('error', () => undefined)
  return { ...fromPool(pool), close: () => pool.end() }
}
