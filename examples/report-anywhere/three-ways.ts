import { Worker } from 'node:worker_threads'
import type { EventFeed, LeadEvent } from 'lead-handoff'
import { measureEvents, readSnapshot, takeSnapshot } from 'lead-handoff/metrics'
import { report } from './report.ts'

/** Everything that a feed has, page by page. */
export async function* readAll(feed: EventFeed): AsyncGenerator<LeadEvent> {
  let after: string | null = null
  for (;;) {
    const page = await feed.readEvents({ after, limit: 100 })
    if (page.events.length === 0) return
    yield* page.events
    after = page.cursor
  }
}

/** One pass over all events. */
export const inOnePass = (events: readonly LeadEvent[]): string =>
  JSON.stringify(takeSnapshot(report, measureEvents(report, events)))

// only because this example runs without being compiled; a worker of compiled code is started with the URL of its file
const file = JSON.stringify(new URL('./shard.ts', import.meta.url).href)
const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`

const shard = (events: readonly LeadEvent[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(start, { eval: true, workerData: events })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Dealt out to worker threads like cards, so that no worker has a whole lead, and merged. */
export const inWorkers = async (events: readonly LeadEvent[], workers: number): Promise<string> => {
  const parts = await Promise.all(
    Array.from({ length: workers }, (_, w) => shard(events.filter((_, i) => i % workers === w))),
  )
  const states = parts.map((part) => readSnapshot(report, JSON.parse(part)))
  const joint = states.reduce((a, b) => report.combine(a, b), report.empty)
  return JSON.stringify(takeSnapshot(report, joint))
}
