import { createHandoff } from 'lead-handoff'
import { agreement, team } from '../../../examples/postgres/agreement.ts'
import { openDatabase } from '../../../examples/postgres/open-database.ts'
import { createPostgresStore } from '../../../examples/postgres/store.ts'
import { work } from '../../../examples/postgres/work.ts'
import { fastClock, type Pace } from './fast-clock.ts'
import { receiver } from './receiver.ts'

/** What a worker of the example works on until it is told to end; the first argument of the program, as JSON. */
export interface LoopTask {
  readonly url: string
  readonly tenant: string
  readonly pace: Pace
}

const { url, tenant, pace } = JSON.parse(process.argv[2] as string) as LoopTask
const db = await openDatabase(url, 2)
const store = createPostgresStore({ db, tenant })
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
let faults = 0
await work({
  handoff: createHandoff({ ...agreement, team, store, clock: fastClock(pace) }),
  send: async (message) => {
    await receiver(db)(message)
  },
  onFault: () => {
    faults += 1
  },
  signal: stop.signal,
  pauseMs: 50,
})
console.log(JSON.stringify({ faults }))
await db.close()
