import { createHandoff } from 'lead-handoff'
import { agreement, team } from './agreement.ts'
import { openDatabase } from './open-database.ts'
import { createPostgresStore, migrate } from './store.ts'
import { work, workOnce } from './work.ts'

// npm run example:postgres              a demonstration, on an embedded database unless DATABASE_URL is set
// npm run example:postgres -- work      a worker for ever; start as many as you like, all with the same DATABASE_URL

const url = process.env['DATABASE_URL']
const forEver = process.argv.includes('work')
if (forEver && url === undefined) {
  console.error('a worker needs DATABASE_URL: an embedded database cannot be shared')
  process.exit(1)
}
const db = await openDatabase(url)
await migrate(db)
const tenant = process.env['TENANT'] ?? (forEver ? 'example' : `demonstration ${process.pid}`)
const handoff = createHandoff({
  ...agreement,
  team,
  store: createPostgresStore({ db, tenant }),
})

const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
const job = {
  handoff,
  send: ({ recipient, kind, leadId }: { recipient: string; kind: string; leadId: string }) =>
    console.log(`to ${recipient}: ${kind} (${leadId})`),
  onFault: (fault: unknown) => console.error(fault),
  signal: stop.signal,
  pauseMs: 1_000,
}

if (forEver) {
  console.log(`worker ${process.pid} works for the tenant "${tenant}"; end it with Ctrl+C`)
  await work(job)
} else {
  const ids = ['ada', 'bea', 'cem', 'dee']
  await handoff.executeAll(
    ids.flatMap((leadId) => [
      {
        type: 'capture' as const,
        id: `capture ${leadId}`,
        leadId,
        source: { channel: 'fair' },
        profile: { contact: { email: `${leadId}@example.com` } },
      },
      {
        type: 'record-activity' as const,
        id: `demo ${leadId}`,
        leadId,
        activityId: 'a1',
        activity: 'demo-request',
      },
    ]),
  )
  while (await workOnce(job)) {
    // until nothing is due and nobody is to be told
  }
  for (const leadId of ids) {
    const lead = (await handoff.lead(leadId))?.lead
    console.log(`${leadId}: ${lead?.stage}, with ${lead?.handoff?.assignee ?? 'nobody'}`)
  }
}
await db.close()
