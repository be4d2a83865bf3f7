import { expect, test } from 'vitest'
import { createHandoff } from '../../src/engine/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { computeMetric, funnel } from '../../src/metrics/index.ts'

const setUp = () => {
  const clock = { at: Date.UTC(2026, 0, 5) }
  const team = [{ id: 'mia', teams: ['inbound'], active: false }]
  const store = createMemoryStore()
  const handoff = createHandoff({
    scoring: {
      id: 'points',
      version: '1',
      dimensions: { engagement: {} },
      rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
      thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
    },
    routing: {
      id: 'inbound',
      version: '1',
      rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
      nobody: 'hold',
    },
    team: { members: () => team },
    store,
    clock: { now: () => clock.at },
  })
  return { handoff, store, clock, team }
}

test('a held lead is tried again and again until somebody is there, and counts once as handed off', async () => {
  const { handoff, store, clock, team } = setUp()
  const leadId = 'ada'
  const profile = { contact: { email: 'ada@example.com' } }
  await handoff.execute({ type: 'capture', leadId, source: { channel: 'fair' }, profile })
  const activity = { activityId: 'a1', activity: 'demo-request' }
  await handoff.execute({ type: 'record-activity', leadId, ...activity })
  expect((await handoff.lead(leadId))?.lead.handoff?.assignee).toBeNull()
  const looks = []
  for (let i = 0; i < 5; i += 1) {
    clock.at += 900_000
    looks.push((await handoff.tick()).leads)
  }
  expect(looks).toEqual([1, 1, 1, 1, 1])
  expect(computeMetric(funnel, store.events()).handedOff).toBe(0)
  team[0] = { id: 'mia', teams: ['inbound'], active: true }
  clock.at += 900_000
  await handoff.tick()
  expect((await handoff.lead(leadId))?.lead.handoff?.assignee).toBe('mia')
  expect(computeMetric(funnel, store.events()).handedOff).toBe(1)
})

test('a command without an id goes through after ticks that did nothing', async () => {
  const { handoff, clock, team } = setUp()
  team.pop()
  const leadId = 'ada'
  const profile = { contact: { email: 'ada@example.com' } }
  await handoff.execute({ type: 'capture', leadId, source: { channel: 'fair' }, profile })
  await handoff.execute({
    type: 'record-activity',
    leadId,
    activityId: 'a1',
    activity: 'demo-request',
  })
  clock.at += 900_000
  await handoff.tick()
  const noted = await handoff.execute({ type: 'annotate', leadId, noteId: 'n1', text: 'waiting' })
  expect(noted.ok && noted.value.events.length).toBe(1)
})
