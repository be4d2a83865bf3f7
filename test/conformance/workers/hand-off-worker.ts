import { createHandoff, isHandoffError } from 'lead-handoff'
import { agreement, team } from '../../../examples/postgres/agreement.ts'
import { openDatabase } from '../../../examples/postgres/open-database.ts'
import { createPostgresStore } from '../../../examples/postgres/store.ts'
import { capture, demo } from './commands.ts'
import { fastClock, type Pace } from './fast-clock.ts'
import { receiver } from './receiver.ts'

/** What one process has to do; the first argument of the program, as JSON. */
export interface WorkerTask {
  readonly url: string
  readonly tenant: string
  /** Number of this worker, and of all. */
  readonly worker: number
  readonly workers: number
  readonly leads: number
  /** Commands of one call. */
  readonly chunk: number
  /** How fast time passes; that of the machine if absent. */
  readonly pace?: Pace
}

const task = JSON.parse(process.argv[2] as string) as WorkerTask
const { url, tenant, worker, workers, leads, chunk, pace } = task
const db = await openDatabase(url, 2)
const handoff = createHandoff({
  ...agreement,
  team,
  store: createPostgresStore({ db, tenant }),
  ...(pace ? { clock: fastClock(pace) } : {}),
})

const tally = { conflicts: 0, faults: 0, duplicates: 0, sent: 0 }

/** Sends again whatever failed, as a host would: every command has an id. */
const persist = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let i = 0; ; i += 1) {
    try {
      return await act()
    } catch (error) {
      if (!isHandoffError(error) || i > 500) throw error
      if (error.code === 'VERSION_CONFLICT') tally.conflicts += 1
      else if (error.code === 'STORE_FAILED') tally.faults += 1
      else throw error
      await new Promise((done) => setTimeout(done, Math.random() * 500))
    }
  }
}

const handOff = async (ids: readonly string[]): Promise<void> => {
  const results = [
    ...(await persist(() => handoff.executeAll(ids.map(capture)))),
    ...(await persist(() => handoff.executeAll(ids.map(demo)))),
  ]
  for (const result of results) {
    if (!result.ok) throw new Error(result.refusal.message)
    if (result.value.duplicate) tally.duplicates += 1
  }
}

const idsOf = (of: number): readonly string[] =>
  Array.from({ length: Math.ceil((leads - of) / workers) }, (_, i) => `lead-${of + i * workers}`)

const own = idsOf(worker)
// the first ones one by one and at the same time as others, the rest in calls of many
for (const leadId of own.slice(0, 5)) {
  await persist(() => handoff.execute(capture(leadId)))
  await persist(() => handoff.execute(demo(leadId)))
}
for (let i = 5; i < own.length; i += chunk) await handOff(own.slice(i, i + chunk))
// on purpose: what a neighbour does too
await handOff(idsOf((worker + 1) % workers).slice(0, 50))

// tells everything; the receiver knows a message by its lead and id
for (;;) {
  const { delivered, more } = await persist(() => handoff.deliver(receiver(db), 200))
  tally.sent += delivered
  if (delivered === 0 && !more) break
}
console.log(JSON.stringify(tally))
await db.close()
