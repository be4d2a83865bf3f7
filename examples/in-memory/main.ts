import { createHandoff } from 'lead-handoff'
import { createMemoryStore } from 'lead-handoff/memory'
import { createManualClock } from 'lead-handoff/testkit'

// A day of one lead, in a moment: the store is in memory, and the clock goes on when it is told to.

const hourMs = 3_600_000
const clock = createManualClock(Date.UTC(2026, 0, 5, 9))
const store = createMemoryStore()
const handoff = createHandoff({
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { engagement: {} },
    rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 60 }],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  sla: {
    id: 'inbound',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within: '2h', warnings: [{ fraction: 0.5 }] }],
  },
  team: ['mia', 'noah'].map((id) => ({ id, teams: ['inbound'] })),
  store,
  clock,
})

await handoff.execute({
  type: 'capture',
  leadId: 'ada',
  source: { channel: 'fair' },
  profile: { contact: { email: 'ada@example.com' } },
})
await handoff.execute({
  type: 'record-activity',
  leadId: 'ada',
  activityId: 'a1',
  activity: 'demo-request',
})

for (let hour = 0; hour < 4; hour += 1) {
  await handoff.tick()
  await handoff.deliver(({ recipient, kind, leadId }) => {
    console.log(`hour ${hour}: to ${recipient}: ${kind} (${leadId})`)
  })
  clock.advanceTime(hourMs)
}
for (const line of (await handoff.explain('ada'))?.story ?? []) console.log(line.text)
