import { createHandoff } from 'lead-handoff'
import { createMemoryStore } from 'lead-handoff/memory'

const handoff = createHandoff({
  scoring: {
    id: 'agreed',
    version: '1',
    dimensions: { interest: {} },
    rules: [{ id: 'demo', dimension: 'interest', activity: 'demo', points: 50 }],
    thresholds: { qualified: { all: [{ score: 'interest', atLeast: 50 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  team: ['mia', 'noah'].map((id) => ({ id, teams: ['inbound'] })),
  store: createMemoryStore(),
})
handoff.on('lead-handed-off', (event) => console.log(`${event.leadId} goes to ${event.assignee}`))

const lead = { leadId: 'ada' }
const profile = { contact: { email: 'ada@example.com' } }
await handoff.execute({ ...lead, type: 'capture', source: { channel: 'webinar' }, profile })
await handoff.execute({ ...lead, type: 'record-activity', activityId: '1', activity: 'demo' })
const early = await handoff.execute({ ...lead, type: 'develop', by: 'mia' })
if (!early.ok) console.log(early.refusal.message)
console.log((await handoff.explain('ada'))?.story.at(-1)?.text)
