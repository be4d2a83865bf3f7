import { performance } from 'node:perf_hooks'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { fromPool } from '../../examples/postgres/open-database.ts'
import { createPostgresStore, migrate, type Queryable } from '../../examples/postgres/store.ts'
import { createDatabase } from '../conformance/subjects.ts'
import type { BenchOptions } from './harness.ts'
import { rawInsert, rawStatement, rawTables, rawTransaction } from './postgres/raw-work.ts'
import { sampleBatch } from './postgres/sample-batch.ts'

/** What does so many commands on one connection, from a version of its leads on. */
interface Line {
  readonly name: string
  /** How many commands one call does. */
  readonly size: number
  readonly run: (db: Queryable, lane: number, step: number) => Promise<unknown>
}

const tenant = 'bench'
const manySize = 100
/** Leads of one connection: commands meet each lead again after as many others. */
const leadsOfLane = 200

const leadOf = (lane: number, step: number): string => `lead-${lane}-${step % leadsOfLane}`
/** Version 1 is there before anything is measured. */
const versionOf = (step: number): number => 2 + Math.floor(step / leadsOfLane)
const batchOf = (lane: number, step: number) => sampleBatch(leadOf(lane, step), versionOf(step))

const storeOf = (db: Queryable) => createPostgresStore({ db, tenant })

const lines: readonly Line[] = [
  {
    name: 'raw: one CTE statement',
    size: 1,
    run: (db, lane, step) => rawStatement(db, batchOf(lane, step)),
  },
  {
    name: 'raw: five statements in a transaction',
    size: 1,
    run: (db, lane, step) => rawTransaction(db, batchOf(lane + 100, step)),
  },
  {
    name: 'commit',
    size: 1,
    run: async (db, lane, step) => storeOf(db).commit(batchOf(lane, step)),
  },
  {
    name: 'load and commit',
    size: 1,
    run: async (db, lane, step) => {
      const batch = batchOf(lane + 100, step)
      const leadId = batch.writes[0]?.leadId as string
      await storeOf(db).load({ leadId, commandId: batch.commandId, pools: ['inbound'] })
      await storeOf(db).commit(batch)
    },
  },
  {
    name: `loadMany and commitMany of ${manySize}`,
    size: manySize,
    run: async (db, lane, step) => {
      const batches = Array.from({ length: manySize }, (_, i) =>
        batchOf(lane + 200, step * manySize + i),
      )
      const queries = batches.map(({ commandId, writes }) => ({
        leadId: writes[0]?.leadId as string,
        commandId,
        pools: [],
      }))
      await storeOf(db).loadMany(queries)
      return storeOf(db).commitMany(batches)
    },
  },
]

/** The leads that the lines work on, and the tables of the raw ones. */
const prepare = async (db: Queryable, lanes: number): Promise<void> => {
  await migrate(db)
  for (const text of rawTables) await db.query(text, [])
  for (let lane = 0; lane < lanes; lane += 1) {
    for (const of of [lane, lane + 100, lane + 200]) {
      const ids = Array.from({ length: leadsOfLane }, (_, i) => leadOf(of, i))
      await storeOf(db).commitMany(ids.map((id) => sampleBatch(id, 1)))
      if (of < 200) for (const id of ids) await rawInsert(db, id)
    }
  }
  await db.query('vacuum analyze', [])
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Counts the statements that go through a connection. */
const counted = (db: Queryable, count: { statements: number }): Queryable => ({
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
      let commands = 0
      const started = performance.now()
      const until = started + roundMs
      await Promise.all(
        lanes.map(async (db, lane) => {
          const own = counted(db, count)
          const at = steps[l] as number[]
          do {
            await line.run(own, lane, at[lane] as number)
            at[lane] = (at[lane] as number) + 1
            commands += line.size
          } while (performance.now() < until)
        }),
      )
      count.commands += commands
      // the first round only prepares statements and fills caches
      if (round >= 0) rates[l]?.push((commands / (performance.now() - started)) * 1_000)
    }
  }
  console.log(`\n${title}: commands per second, and as a share of the raw statement`)
  for (const [l, line] of lines.entries()) {
    const own = rates[l] as number[]
    const share = median(own.map((rate, round) => rate / (rates[0]?.[round] as number)))
    const { statements, commands } = counts[l] as (typeof counts)[0]
    const perCommand = (statements / commands).toFixed(2)
    console.log(
      `  ${line.name.padEnd(38)} ${median(own).toFixed(0).padStart(7)} /s  ×${share.toFixed(2).padStart(5)}  ${perCommand} round trips a command`,
    )
  }
}

const measureServer = async (serverUrl: string, width: number, smoke: boolean): Promise<void> => {
  const { url, drop } = await createDatabase(serverUrl)
  const clients = Array.from({ length: width }, () => new pg.Client({ connectionString: url }))
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
