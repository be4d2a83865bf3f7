import { describe, expect, test } from 'vitest'
import { absenceTimersOf, type LeadEvent, scoreTimersOf, timersOf } from '../../src/lead/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { day, hour, minute, start, team } from '../lead/world.ts'
import { createHost, slow } from './host.ts'

const options = {
  calendars: {
    office: {
      timeZone: 'Europe/Vienna',
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, [['09:00', '17:00']]]),
      ),
    },
  },
  offers: {
    within: '1h',
    calendar: 'office',
    offers: 3,
    reasons: ['workload'],
    lastResort: { queue: 'rest' },
    acknowledgementLasts: '6h',
  },
  rules: { touchesBeforeUnreachable: 2, absence: 'reassign' },
  sla: {
    id: 's',
    version: '1',
    targets: [
      {
        id: 'touch',
        measure: 'first-touch',
        within: '4h',
        calendar: 'office',
        warnings: [{ fraction: 0.5 }],
        escalation: [{ after: '2h', action: 'notify-manager' }],
      },
      { id: 'review', measure: 'review', within: '2d', calendar: 'office' },
      { id: 'idle', measure: 'stage', within: '7d', stage: { kinds: ['open'] } },
    ],
  },
  team: team.map((one, i) => ({
    ...one,
    outOfOffice: [{ fromAt: start + (3 + i) * day, untilAt: start + (5 + i) * day }],
  })),
} as const

/** A small generator of numbers, the same in every run. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

/** When each thing that time brings came due, and when it was recorded. */
const dueOf = (event: LeadEvent): readonly { key: string; dueAt: number }[] => {
  switch (event.type) {
    case 'clocks-changed':
      return event.change.effects.map(({ key, at }) => ({ key, dueAt: at }))
    case 'acknowledgement-expired':
      return [{ key: `ack@${event.expiredAt}`, dueAt: event.expiredAt + 1 }]
    case 'check-in-due':
      return [{ key: `check-in@${event.checkInAt}`, dueAt: event.checkInAt }]
    default:
      return []
  }
}

const month = async (host: ReturnType<typeof createHost>, tickMs: number, leads: number) => {
  const roll = dice(7)
  let ticks = 0
  for (let i = 0; host.now < start + 30 * day; i += 1) {
    const leadId = `lead-${i}`
    if (i < leads) {
      await host.capture(leadId)
      await host.heat(leadId)
    }
    // now and then somebody works
    const page = await host.handoff.list({ kind: 'open', limit: 3, order: 'since' })
    for (const { lead } of page.records) {
      const by = lead.handoff?.assignee
      if (!by || roll() < 0.5) continue
      const commands = [
        { type: 'acknowledge', by },
        { type: 'accept', by },
        { type: 'touch', by, touchId: `t${i}`, channel: 'call', outcome: 'reached' },
        { type: 'reject', by, reason: 'not-ready', to: 'recycled', checkInAt: host.now + 2 * day },
      ]
      const command = commands[Math.floor(roll() * commands.length)]
      await host.handoff.execute({ ...command, leadId: lead.id } as never)
    }
    host.pass(tickMs)
    // doubled and concurrent
    await Promise.all([host.handoff.tick(), host.handoff.tick()])
    for (let more = true; more; ticks += 1) more = (await host.handoff.tick()).more
  }
  return ticks
}

describe('a simulated month', () => {
  test('fires nothing early, nothing twice, and everything by the next tick', async () => {
    const host = createHost(options as never, slow(createMemoryStore(), 0))
    await month(host, 15 * minute, 600)
    const seen = new Set<string>()
    let fired = 0
    for (const event of host.store.events()) {
      for (const { key, dueAt } of dueOf(event)) {
        fired += 1
        expect(event.recordedAt).toBeGreaterThanOrEqual(dueAt)
        expect(event.recordedAt - dueAt).toBeLessThanOrEqual(15 * minute)
        const name = `${event.leadId} ${key}`
        expect(seen.has(name), name).toBe(false)
        seen.add(name)
      }
    }
    expect(fired).toBeGreaterThan(2_000)
    for (const record of host.store.records()) {
      const { lead } = record
      const facts = { now: host.now, team: options.team as never }
      const model = host.handoff.model
      const timers = [
        ...timersOf(model, lead, host.now),
        ...absenceTimersOf(model, lead, facts),
        ...scoreTimersOf(model, record, host.now),
      ]
      for (const { at, key } of timers) expect(at, `${lead.id} ${key}`).toBeGreaterThan(host.now)
    }
    const messages = host.store.messages()
    expect(new Set(messages.map(({ leadId, id }) => `${leadId} ${id}`)).size).toBe(messages.length)
  }, 60_000)

  test('passes every offer on once, never before its time is over', async () => {
    const host = createHost(options as never)
    await month(host, hour, 200)
    const offers = new Map<string, number>()
    const passed = new Set<string>()
    for (const event of host.store.events()) {
      if ('offer' in event && typeof event.offer === 'object') {
        offers.set(`${event.leadId}/${event.offer.number}/${event.cycle}`, event.offer.dueAt ?? 0)
      }
      if (event.type !== 'offer-passed' || event.how !== 'timed-out') continue
      const name = `${event.leadId}/${event.offer}/${event.cycle}`
      expect(event.recordedAt).toBeGreaterThan(offers.get(name) ?? Number.POSITIVE_INFINITY)
      expect(passed.has(name), name).toBe(false)
      passed.add(name)
    }
    expect(passed.size).toBeGreaterThan(50)
  }, 60_000)
})
