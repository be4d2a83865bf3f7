import { describe, expect, test } from 'vitest'
import { createHandoff } from '../../src/engine/index.ts'
import { limits } from '../../src/kernel/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { computeMetric, funnel } from '../../src/metrics/index.ts'
import type { TeamMember } from '../../src/routing/index.ts'
import { hour, minute } from '../lead/world.ts'
import { createHost } from './host.ts'

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

/** Somebody's lead is held from the beginning on; says how many minutes later it is whose. */
const waitOf = async (options: object, change?: (team: TeamMember[], minutes: number) => void) => {
  const team: TeamMember[] = [...((options as { team: TeamMember[] }).team ?? [])]
  const host = createHost({ ...options, team: { members: () => team } })
  await host.capture('ada')
  await host.heat('ada')
  expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBeNull()
  for (let minutes = 1; minutes <= 24 * 60; minutes += 1) {
    host.pass(minute)
    change?.(team, minutes)
    await host.handoff.tick()
    const assignee = (await host.handoff.lead('ada'))?.lead.handoff?.assignee
    if (assignee) return { minutes, assignee, host }
  }
  throw new Error('nobody ever got it')
}

const mia = { id: 'mia', teams: ['inbound'] }
// what a host's clock says when the lead is held
const began = createHost().now
const away = (minutes: number) => ({
  ...mia,
  outOfOffice: [{ fromAt: began - hour, untilAt: began + minutes * minute }],
})

describe('a held lead finds somebody', () => {
  test('in the minute in which they are back, however far away it was', async () => {
    for (const minutes of [1, 14, 15, 16, 100, 1_003]) {
      expect(await waitOf({ team: [away(minutes)] })).toMatchObject({ minutes, assignee: 'mia' })
    }
  })

  test('in the minute in which their hours begin, when a first reason has passed and another has come', async () => {
    const opens = new Date(began + 37 * minute).toISOString().slice(11, 16)
    const calendar = {
      timeZone: 'UTC',
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [[opens, '23:00']]]),
      ),
    }
    const team = [{ ...away(20), calendar }]
    expect(await waitOf({ team })).toMatchObject({ minutes: 37, assignee: 'mia' })
  })

  test('in the minute in which they are back, also where a rule names them', async () => {
    const routing = {
      id: 'named',
      version: '1',
      rules: [
        {
          name: 'key accounts',
          target: { firstOf: [{ assignee: 'boss' }, { team: 'inbound', strategy: 'weighted' }] },
        },
      ],
      nobody: 'hold',
    }
    const team = [{ ...away(7), id: 'boss', teams: ['management'] }]
    expect(await waitOf({ routing, team })).toMatchObject({ minutes: 7, assignee: 'boss' })
  })

  test('who joins on a known day at once, and whoever nobody knew of within the bound', async () => {
    const joinedAt = began + 22 * minute
    expect(await waitOf({ team: [{ ...mia, joinedAt }] })).toMatchObject({ minutes: 22 })
    const bound = limits.heldRetryMs / minute
    for (const joins of [1, 16, 44]) {
      const { minutes } = await waitOf({}, (team, now) => {
        if (now === joins) team.push(mia)
      })
      expect(minutes).toBeGreaterThanOrEqual(joins)
      expect(minutes).toBeLessThanOrEqual(joins + bound)
    }
  })

  test('who is back earlier than they said, within the bound', async () => {
    const { minutes } = await waitOf({ team: [away(600)] }, (team, now) => {
      if (now === 50) team[0] = mia
    })
    expect(minutes).toBeGreaterThanOrEqual(50)
    expect(minutes).toBeLessThanOrEqual(50 + limits.heldRetryMs / minute)
  })

  test('whose desk has become free, within the bound', async () => {
    const team = [{ ...mia, capacity: { open: 1 } }]
    const host = createHost({ team: { members: () => team } })
    for (const leadId of ['first', 'ada']) {
      await host.capture(leadId)
      await host.heat(leadId)
    }
    const owner = async () => (await host.handoff.lead('ada'))?.lead.handoff?.assignee
    expect(await owner()).toBeNull()
    host.pass(50 * minute)
    await host.handoff.tick()
    expect(await owner()).toBeNull()
    await host.handoff.execute({ type: 'trash', leadId: 'first', by: 'mia', reason: 'spam' })
    host.pass(limits.heldRetryMs)
    await host.handoff.tick()
    expect(await owner()).toBe('mia')
  })
})

test('a lead whose owner is away and whom nobody can replace finds the first who is back', async () => {
  const team = [mia, { ...away(7), id: 'noah' }]
  const host = createHost({ rules: { absence: 'reassign' }, team: { members: () => team } })
  await host.capture('ada')
  await host.heat('ada')
  team[0] = { ...mia, outOfOffice: [{ fromAt: host.now, untilAt: host.now + hour }] } as never
  await host.handoff.review('mia')
  host.pass(7 * minute)
  await host.handoff.tick()
  expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBe('noah')
})
