// The same report computed three ways, with identical bytes: in one pass, by worker threads whose results are merged, and little by little from the event feed of the store while leads come in.
//
//   npx tsx examples/report-anywhere/main.ts              on the store in memory
//   npx tsx examples/report-anywhere/main.ts --postgres   on PostgreSQL, embedded or at DATABASE_URL

import type { HandoffStore } from 'lead-handoff'
import { createMemoryStore } from 'lead-handoff/memory'
import { readSnapshot, takeSnapshot } from 'lead-handoff/metrics'
import { advanceMetric, marketingReport, measureStream, reportMarkdown } from 'lead-handoff/report'
import { createCompany } from './leads.ts'
import { report } from './report.ts'
import { inOnePass, inWorkers, readAll } from './three-ways.ts'

const openStore = async (): Promise<{ store: HandoffStore; close(): Promise<void> }> => {
  if (!process.argv.includes('--postgres')) {
    return { store: createMemoryStore(), close: async () => undefined }
  }
  const { openDatabase } = await import('../postgres/open-database.ts')
  const { createPostgresStore, migrate } = await import('../postgres/store.ts')
  const db = await openDatabase(process.env['DATABASE_URL'])
  await migrate(db)
  const tenant = `report-${process.pid}`
  return { store: createPostgresStore({ db, tenant }), close: () => db.close() }
}

const { store, close } = await openStore()
const work = createCompany(store)
// a day's leads, a bit of report, the next day's leads
for (let day = 0; day < 6; day += 1) {
  await work(10)
  await advanceMetric(report, { feed: store, store, pageSize: 37 })
}
const stored = await store.loadMetric(report.id)
const incremental = JSON.stringify(
  takeSnapshot(report, readSnapshot(report, stored?.value ?? null)),
)

const events = []
for await (const event of readAll(store)) events.push(event)
const once = inOnePass(events)
const merged = await inWorkers(events, 3)
const streamed = JSON.stringify(takeSnapshot(report, await measureStream(report, readAll(store))))
await close()

console.log(`${events.length} events, a report of ${once.length} bytes`)
console.log(`three workers merged: ${merged === once ? 'identical' : 'DIFFERENT'}`)
console.log(`little by little:     ${incremental === once ? 'identical' : 'DIFFERENT'}`)
console.log(`from a stream:        ${streamed === once ? 'identical' : 'DIFFERENT'}`)
console.log('')
const presented = report.present(readSnapshot(report, JSON.parse(once)))
console.log(reportMarkdown(marketingReport(presented)).trimEnd())
