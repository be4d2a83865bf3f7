import type { FeedCursor, LeadEvent } from 'lead-handoff'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../examples/postgres/open-database.ts'
import { createPostgresStore, migrate } from '../../examples/postgres/store.ts'
import { expectExact, expectTimersFired } from './workers/expect-exact.ts'
import { type OwnServer, serverPrograms, startOwnServer } from './workers/own-server.ts'
import { startLoop, startWorker, type WorkerProcess } from './workers/processes.ts'
import { receivedTable } from './workers/receiver.ts'

const programs = serverPrograms()
const tenant = 'acme'
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Asks until the server is there to answer, for at most two minutes. */
const persist = async <T>(act: () => PromiseLike<T>): Promise<T> => {
  const until = performance.now() + 120_000
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(50)
    }
  }
}

/** One number that a query counts. */
const countOf = async (db: Database, text: string): Promise<number> => {
  const { rows } = await persist(() => db.query(`select count(*) as n from ${text}`, []))
  return Number((rows[0] as { n: string }).n)
}

/** Reads the feed from cursor to cursor, whatever happens to the server meanwhile. */
const followFeed = (db: Database) => {
  const store = createPostgresStore({ db, tenant })
  const events: LeadEvent[] = []
  let after: FeedCursor | null = null
  const state = { stopped: false }
  const follow = async (): Promise<void> => {
    while (!state.stopped) {
      const page = await persist(async () => store.readEvents({ after, limit: 50 }))
      events.push(...page.events)
      after = page.cursor
      if (page.events.length === 0) await pause(20)
    }
  }
  const ended = follow()
  const stop = async (): Promise<void> => {
    state.stopped = true
    await ended
  }
  return { events, stop }
}

describe('a server that crashes', () => {
  const running = new Set<WorkerProcess>()
  const closing: (() => Promise<void>)[] = []

  // also after a failure: no process is left running, and no folder behind
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL')
    for (const close of closing.reverse()) await close()
  }, 60_000)

  const track = (worker: WorkerProcess): WorkerProcess => {
    running.add(worker)
    const gone = () => running.delete(worker)
    worker.ended.then(gone, gone)
    return worker
  }

  const open = async () => {
    const server = await startOwnServer(programs as string)
    closing.push(server.close)
    const db = await openDatabase(server.url, 2)
    closing.push(db.close)
    await migrate(db)
    await db.query(receivedTable, [])
    return { server, db }
  }

  /** Crashes the server as soon as there is this much of something, and lets it be away for a while. */
  const crashAt = async ({ server, db }: { server: OwnServer; db: Database }, when: string) => {
    await expect
      .poll(() => countOf(db, when), { timeout: 120_000, interval: 20 })
      .toBeGreaterThan(0)
    await server.crash()
    await pause(200 + Math.random() * 400)
    await server.start()
  }

  test('and is started again loses, doubles and shares nothing', async ({ skip }) => {
    if (programs === undefined) skip('no programs of a PostgreSQL server on this machine')
    const own = await open()
    const { server, db } = own
    const { url } = server
    const [workers, leads] = [3, 600]
    // an hour in fifteen seconds, so that promises are broken while the server is away
    const pace = { from: Date.now(), times: 240 }
    const feed = followFeed(db)
    const loops = [1, 2].map(() => track(startLoop({ url, tenant, pace })))
    const handing = Array.from({ length: workers }, (_, worker) =>
      track(startWorker({ url, tenant, pace, worker, workers, leads, chunk: 15 })),
    )
    const told = Promise.all(handing.map(({ ended }) => ended))
    const handedOff = "lead_handoff.events where event ->> 'type' = 'lead-handed-off'"
    const broken = "lead_handoff.messages where kind = 'clock-breached'"
    const ofMany = (many: number, what: string) => `(select from ${what} offset ${many - 1}) x`
    for (const share of [0.1, 0.4, 0.7]) await crashAt(own, ofMany(leads * share, handedOff))
    await crashAt(own, ofMany(1, broken))
    await crashAt(own, ofMany(leads / 2, broken))

    const faultsOf = (texts: readonly (string | null)[]) =>
      texts.map((text) => (JSON.parse(text as string) as { faults: number }).faults)
    expect(Math.max(...faultsOf(await told))).toBeGreaterThan(0)
    const left = 'lead_handoff.leads where wake_at is not null'
    const untold = 'lead_handoff.messages where free_at is not null'
    for (const waiting of [left, untold]) {
      await expect.poll(() => countOf(db, waiting), { timeout: 120_000 }).toBe(0)
    }
    // the same two processes as in the beginning
    for (const { child } of loops) child.kill('SIGTERM')
    for (const faults of faultsOf(await Promise.all(loops.map(({ ended }) => ended)))) {
      expect(faults).toBeGreaterThan(0)
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await expectExact(client, leads)
      await expectTimersFired(client, leads)
    } finally {
      await client.end()
    }
    const written = await countOf(db, 'lead_handoff.events')
    await expect.poll(() => feed.events.length, { timeout: 30_000 }).toBe(written)
    await feed.stop()
    expect(new Set(feed.events.map(({ id }) => id)).size).toBe(written)
  }, 300_000)
})
