import { compileRouting, createRouter, type TeamMember } from '../../../src/index.ts'
import { type BenchOptions, compareAsync } from '../harness.ts'

interface Database {
  exec(sql: string): Promise<unknown>
  query(sql: string): Promise<unknown>
  close(): Promise<void>
}

const load = async (): Promise<Database | undefined> => {
  // embedded PostgreSQL is large, and only the examples need it: where it is not installed, there is nothing to compare with
  const name = '@electric-sql/pglite'
  try {
    const { PGlite } = (await import(name)) as { PGlite: { create(): Promise<Database> } }
    return await PGlite.create()
  } catch {
    return undefined
  }
}

const pick = `update seats set own = own + 1 where id = (
  select id from seats where active
  order by (select sum(own) from seats) * weight / (select sum(weight) from seats) - own desc, weight desc, id
  limit 1) returning id`

/**
 * The weighted choice as one statement of an embedded PostgreSQL.
 *
 * @param team - the people
 * @param options - how thorough
 */
export const databaseBench = async (
  team: readonly TeamMember[],
  options: BenchOptions,
): Promise<void> => {
  const database = await load()
  if (!database) {
    console.log('\nno embedded database is installed: its query is not compared')
    return
  }
  await database.exec(
    'create table seats (id text primary key, weight float8 not null, own float8 not null, active boolean not null)',
  )
  const values = team.map(({ id, weight = 100 }) => `('${id}', ${weight}, 0, true)`)
  await database.exec(`insert into seats values ${values.join(',')}`)
  const routing = compileRouting({
    id: 'bench',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'sales', strategy: 'weighted' } }],
    nobody: 'hold',
  })
  const router = createRouter(routing, { team })
  await compareAsync(
    `weighted, one of ${team.length}: a query instead`,
    'lead-handoff: router',
    [
      { name: 'lead-handoff: router', run: () => router.route({ subject: {}, now: 0 }) },
      { name: 'embedded PostgreSQL', run: () => database.query(pick) },
    ],
    options,
  )
  await database.close()
}
