import { performance } from 'node:perf_hooks'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { fromPool } from '../../examples/postgres/open-database.ts'
import { createPostgresStore, migrate, type Queryable } from '../../examples/postgres/store.ts'
import { createDatabase } from '../conformance/subjects.ts'
import type { BenchOptions } from './harness.ts'
import {
  batchesBeside,
  type Group,
  groups,
  laneOf,
  leadOf,
  lines,
  tenant,
} from './postgres/lines.ts'
import { rawInsert, rawTables } from './postgres/raw-work.ts'
import { sampleBatch } from './postgres/sample-batch.ts'

/** The leads that the lines work on, and the tables of the raw ones. */
const prepare = async (db: Queryable, lanes: number): Promise<void> => {
  await migrate(db)
  for (const text of rawTables) await db.query(text, [])
  const store = createPostgresStore({ db, tenant })
  for (let lane = 0; lane < lanes; lane += 1) {
    for (const [group, length] of Object.entries(groups)) {
      const ids = Array.from({ length }, (_, i) => leadOf(group as Group, lane, i))
      await store.commitMany(ids.map((id) => sampleBatch(id, 1)))
      await rawInsert(db, ids)
    }
  }
  await db.query('vacuum analyze', [])
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Counts the statements that go through a connection. */
const counted = (db: Queryable, count: { statements: number }): Queryable => ({
  ...db,
  query: (text, values) => {
    count.statements += 1
    return db.query(text, values)
  },
})

/** All lines, round by round, so that a slow moment of the machine meets everybody. */
const measure = async (title: string, lanes: readonly Queryable[], smoke: boolean) => {
  const [first] = lanes as [Queryable]
  await prepare(first, lanes.length)
  const rounds = smoke ? 1 : 7
  const roundMs = smoke ? 20 : 400
  const steps = lines.map(() => lanes.map(() => 0))
  const rates = lines.map((): number[] => [])
  const counts = lines.map(() => ({ statements: 0, commands: 0 }))
  for (let round = -1; round < rounds; round += 1) {
    for (const [l, line] of lines.entries()) {
      const count = counts[l] as (typeof counts)[0]
      const own = lanes.map((db, number) => laneOf(counted(db, count), number))
      let commands = 0
      const started = performance.now()
      const until = started + roundMs
      await Promise.all(
        own.map(async (lane) => {
          const at = steps[l] as number[]
          do {
            await line.run(lane, at[lane.number] as number)
            at[lane.number] = (at[lane.number] as number) + 1
            commands += line.size
          } while (performance.now() < until)
        }),
      )
      count.commands += commands
      // the first round only prepares statements and fills caches
      if (round >= 0) rates[l]?.push((commands / (performance.now() - started)) * 1_000)
    }
  }
  console.log(
    `\n${title}: commands per second, median of ${rounds}, and as a share of the first line`,
  )
  for (const [l, line] of lines.entries()) {
    const own = rates[l] as number[]
    const share = median(own.map((rate, round) => rate / (rates[0]?.[round] as number)))
    const { statements, commands } = counts[l] as (typeof counts)[0]
    const perCommand = (statements / commands).toFixed(2)
    // each statement is awaited, so it is a round trip
    console.log(
      `  ${line.name.padEnd(42)} ${median(own).toFixed(0).padStart(7)} /s  ×${share.toFixed(2).padStart(5)}  ${perCommand} statements a command`,
    )
  }
  for (const [many, single] of batchesBeside) {
    const of = (name: string) => rates[lines.findIndex((line) => line.name === name)] as number[]
    const singles = of(single)
    const times = median(of(many).map((rate, round) => rate / (singles[round] as number)))
    console.log(`  "${many}" does ×${times.toFixed(1)} of "${single}"`)
  }
}

const measureServer = async (serverUrl: string, width: number, smoke: boolean): Promise<void> => {
  const { url, drop } = await createDatabase(serverUrl)
  const clients = Array.from({ length: width }, () => new pg.Client({ connectionString: url }))
  // a connection that is still leaving when the database is dropped is cut
  for (const client of clients) client.on('error', () => undefined)
  await Promise.all(clients.map((client) => client.connect()))
  try {
    const lanes = clients.map((client) => fromPool(client))
    await measure(`PostgreSQL, ${width} connections`, lanes, smoke)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
    await drop()
  }
}

/**
 * Commits per second beside the raw work, on PGlite and on a server.
 *
 * @param options - how thorough
 */
export const postgresBench = async ({ smoke }: BenchOptions): Promise<void> => {
  const embedded = await PGlite.create()
  await measure('PGlite', [{ query: (text, values) => embedded.query(text, values) }], smoke)
  await embedded.close()
  const serverUrl = process.env['DATABASE_URL']
  if (serverUrl === undefined) {
    console.log('\nPostgreSQL: skipped, DATABASE_URL is not set')
    return
  }
  for (const width of smoke ? [1, 8] : [1, 8, 32]) await measureServer(serverUrl, width, smoke)
}
