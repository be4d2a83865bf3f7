import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import type { TeamMember } from '../../src/routing/index.ts'
import { day, hour, team } from '../lead/world.ts'
import { createHost, faultOf, slow } from './host.ts'

const sla = {
  id: 'fast',
  version: '1',
  targets: [{ id: 'first-touch', measure: 'first-touch', within: '4h' }],
} as const

const breaches = (host: ReturnType<typeof createHost>): number =>
  host.store
    .events()
    .filter(
      (event) =>
        event.type === 'clocks-changed' &&
        event.change.outcomes.some(({ outcome }) => outcome === 'breached'),
    ).length

const handedOff = async (store = createMemoryStore()) => {
  const host = createHost({ sla }, store)
  await host.capture('ada')
  await host.heat('ada')
  return host
}

describe('tick', () => {
  test('tells a breach once, never early, however often it is called', async () => {
    const host = await handedOff()
    expect(await host.handoff.tick()).toEqual({ leads: 0, more: false })
    host.pass(4 * hour)
    expect(await host.handoff.tick()).toEqual({ leads: 0, more: false })
    host.pass(1)
    expect(await host.handoff.tick()).toEqual({ leads: 1, more: false })
    expect(breaches(host)).toBe(1)
    host.pass(day)
    expect(await host.handoff.tick()).toEqual({ leads: 0, more: false })
    expect(breaches(host)).toBe(1)
  })

  test('tells it once when it comes late and from several workers at once', async () => {
    const host = await handedOff(slow(createMemoryStore()))
    host.pass(30 * day)
    const ticked = await Promise.all([1, 2, 3].map(() => host.handoff.tick()))
    expect(ticked.map(({ leads }) => leads).sort()).toEqual([0, 0, 1])
    expect(breaches(host)).toBe(1)
  })

  test('does not tell a target that was met in time', async () => {
    const host = await handedOff()
    host.pass(4 * hour)
    const touch = {
      type: 'touch',
      leadId: 'ada',
      by: 'mia',
      touchId: 't',
      channel: 'call',
    } as const
    await host.handoff.execute({ ...touch, outcome: 'reached' })
    host.pass(day)
    expect(await host.handoff.tick()).toEqual({ leads: 0, more: false })
  })

  test('takes as many as it is told and says that there may be more', async () => {
    const host = createHost({ sla })
    for (const id of ['a', 'b', 'c']) {
      await host.capture(id)
      await host.heat(id)
    }
    host.pass(day)
    expect(await host.handoff.tick(2)).toEqual({ leads: 2, more: true })
    expect(await host.handoff.tick(2)).toEqual({ leads: 1, more: false })
    expect(breaches(host)).toBe(3)
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      expect(await faultOf(host.handoff.tick(limit))).toBeInstanceOf(RangeError)
    }
  })

  test('gives every lead its turn although one of them is broken', async () => {
    const store = createMemoryStore()
    const host = createHost(
      { sla },
      {
        ...store,
        load: (query) => {
          if (query.leadId === 'a' && host.now > 1_767_603_600_000) throw new Error('unreadable')
          return store.load(query)
        },
        loadMany: (queries) => {
          if (host.now > 1_767_603_600_000) throw new Error('unreadable')
          return store.loadMany(queries)
        },
      },
    )
    for (const id of ['a', 'b']) {
      await host.capture(id)
      await host.heat(id)
    }
    host.pass(day)
    expect(await faultOf(host.handoff.tick())).toMatchObject({ code: 'STORE_FAILED' })
    expect(breaches(host)).toBe(1)
    expect(await host.handoff.tick()).toEqual({ leads: 0, more: false })
    host.pass(limits.leaseMs)
    expect(await faultOf(host.handoff.tick())).toMatchObject({ code: 'STORE_FAILED' })
  })

  test('looks at a recycled lead on its date and hands it off again', async () => {
    const host = await handedOff()
    const mia = { leadId: 'ada', by: 'mia' } as const
    await host.handoff.execute({ type: 'accept', ...mia })
    const checkInAt = host.now + 30 * day
    await host.handoff.execute({ type: 'recycle', ...mia, reason: 'timing', checkInAt })
    host.set(checkInAt - 1)
    expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
    host.set(checkInAt)
    expect(await host.handoff.tick()).toMatchObject({ leads: 1 })
    expect((await host.handoff.lead('ada'))?.lead).toMatchObject({
      stage: 'mql',
      cycle: 2,
      checkInAt: null,
    })
    expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
  })
})

describe('a held lead', () => {
  const absent = team.map((member) => ({ ...member, active: false }))

  test('is tried again until somebody is back, and meanwhile takes commands', async () => {
    let members: readonly TeamMember[] = absent
    const host = createHost({ team: { members: () => members } })
    await host.capture('ada')
    await host.heat('ada')
    for (let i = 0; i < 3; i += 1) {
      host.pass(limits.heldRetryMs)
      expect(await host.handoff.tick()).toMatchObject({ leads: 1 })
    }
    const note = { type: 'annotate', leadId: 'ada', noteId: 'n', text: 'x' } as const
    expect(await host.handoff.execute(note)).toMatchObject({ ok: true })
    expect(host.store.events().filter(({ type }) => type === 'lead-handed-off')).toHaveLength(1)
    members = team
    host.pass(limits.heldRetryMs)
    await host.handoff.tick()
    expect((await host.handoff.lead('ada'))?.lead.owner).toBe('mia')
    host.pass(day)
    expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
  })
})
