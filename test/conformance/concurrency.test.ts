import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { migrate } from '../../examples/postgres/store.ts'
import { createDatabase } from './subjects.ts'
import { expectExact, expectTimersAhead } from './workers/expect-exact.ts'
import type { WorkerTask } from './workers/hand-off-worker.ts'
import { startWorker, type WorkerProcess } from './workers/processes.ts'
import { receivedTable } from './workers/receiver.ts'

const serverUrl = process.env['DATABASE_URL']

describe.skipIf(serverUrl === undefined)('processes on a server (DATABASE_URL)', () => {
  const running = new Set<WorkerProcess>()
  let close = async (): Promise<void> => undefined

  // also after a failure: nothing is left running, and no database is left behind
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL')
    await close()
  })

  const open = async () => {
    const { url, drop } = await createDatabase(serverUrl as string)
    const client = new pg.Client({ connectionString: url })
    close = async () => {
      await client.end()
      await drop()
    }
    await client.connect()
    await migrate(client)
    await client.query(receivedTable)
    const start = (task: Omit<WorkerTask, 'url' | 'tenant'>): WorkerProcess => {
      const worker = startWorker({ ...task, url, tenant: 'acme' })
      running.add(worker)
      const gone = () => running.delete(worker)
      worker.ended.then(gone, gone)
      return worker
    }
    return { client, start }
  }

  // bounded: they share the machine with the server; a minute where nothing else runs
  const timeout = 240_000

  test('16 workers hand off 10,000 leads of one pool: one owner each, an exact ledger', {
    timeout,
  }, async () => {
    const { client, start } = await open()
    const [workers, leads] = [16, 10_000]
    const tasks = Array.from({ length: workers }, (_, worker) =>
      start({ worker, workers, leads, chunk: 625 }),
    )
    const told = await Promise.all(tasks.map(({ ended }) => ended))
    await expectExact(client, leads)
    await expectTimersAhead(client)
    const tallies = told.map((text) => JSON.parse(text as string) as Record<string, number>)
    const sum = (key: string) => tallies.reduce((total, tally) => total + (tally[key] ?? 0), 0)
    expect(sum('duplicates')).toBeGreaterThan(0)
    console.log(
      `conflicts ${sum('conflicts')}, duplicates ${sum('duplicates')}, sent ${sum('sent')}`,
    )
  })

  test('workers killed and connections cut at any point: nothing is lost, doubled or shared', {
    timeout,
  }, async () => {
    const { client, start } = await open()
    const [workers, leads, kills] = [4, 800, 12]
    const slots = Array.from({ length: workers }, (_, worker) =>
      start({ worker, workers, leads, chunk: 15 }),
    )
    const finished = new Set<number>()
    let killed = 0
    const keepWorking = async (slot: number): Promise<void> => {
      while ((await slots[slot]?.ended) === null) {
        slots[slot] = start({ worker: slot, workers, leads, chunk: 15 })
      }
      finished.add(slot)
    }
    const disturb = async (): Promise<void> => {
      while (finished.size < workers && killed < kills) {
        await new Promise((done) => setTimeout(done, 400 + Math.random() * 800))
        const victim = Math.floor(Math.random() * workers)
        if (!finished.has(victim)) killed += Number(slots[victim]?.child.kill('SIGKILL'))
        // what a restart of the server does to its clients: all of their connections end at once
        if (killed % 2 === 0) {
          await client.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
          )
        }
      }
    }
    await Promise.all([...slots.keys()].map(keepWorking).concat(disturb()))
    // leases of messages that died with their worker run out; the next worker tells them
    await client.query('update lead_handoff.messages set free_at = 0 where free_at is not null')
    await start({ worker: 0, workers, leads, chunk: 100 }).ended
    await expectExact(client, leads)
    await expectTimersAhead(client)
    expect(killed).toBeGreaterThan(3)
    console.log(`killed ${killed} workers`)
  })
})
