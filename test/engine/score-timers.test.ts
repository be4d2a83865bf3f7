import { describe, expect, test } from 'vitest'
import { day, policy, start } from '../lead/world.ts'
import { createHost } from './host.ts'

const scoring = {
  ...policy.scoring,
  rules: [
    { id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 60 },
    { id: 'complaint', dimension: 'engagement', activity: 'complaint', points: -30, windowDays: 2 },
    {
      ...{ id: 'visit', dimension: 'engagement', activity: 'visit', points: 60 },
      ...{ decay: { halfLifeDays: 30 } },
    },
  ],
} as const

const leadId = 'ada'

const openHost = async () => {
  const host = createHost({ scoring })
  await host.capture(leadId)
  const seen = (activityId: string, activity: string) =>
    host.handoff.execute({ type: 'record-activity', leadId, activityId, activity })
  const lead = async () => {
    const record = await host.handoff.lead(leadId)
    if (!record) throw new Error('the lead is missing')
    return record.lead
  }
  const override = async (part: object) => {
    const command = { type: 'override-score', leadId, by: 'mia', reason: 'known-from-before' }
    expect(await host.handoff.execute({ ...command, ...part } as never)).toMatchObject({ ok: true })
  }
  return { ...host, host, seen, lead, override }
}

/** What the timers of a store do until nothing is due; the types of the events. */
const run = async ({
  handoff,
  store,
}: Pick<Awaited<ReturnType<typeof openHost>>, 'handoff' | 'store'>) => {
  const before = store.events().length
  let rounds = 0
  for (; rounds < 20; rounds += 1) if ((await handoff.tick()).leads === 0) break
  expect(rounds).toBeLessThan(20)
  return store
    .events()
    .slice(before)
    .map(({ type }) => type)
    .join(' ')
}

describe('a threshold that time alone brings about', () => {
  test('a complaint that no longer counts lets the lead be qualified and handed off, once', async () => {
    const world = await openHost()
    await world.seen('a1', 'complaint')
    await world.seen('a2', 'demo-request')
    expect((await world.lead()).stage).toBe('nurturing')
    const midnight = Math.ceil(start / day) * day + day
    world.set(midnight - 1)
    expect(await run(world)).toBe('')
    world.set(midnight)
    expect(await run(world)).toBe('score-changed lead-moved lead-handed-off')
    expect((await world.lead()).stage).toBe('mql')
    world.set(midnight + 30 * day)
    expect(await run(world)).toBe('')
  })

  test('a command that comes before the timer does not make it forget', async () => {
    const world = await openHost()
    await world.seen('a1', 'complaint')
    await world.seen('a2', 'demo-request')
    world.pass(10 * day)
    await world.handoff.execute({ type: 'annotate', leadId, noteId: 'n1', text: 'called back' })
    expect(await run(world)).toBe('score-changed lead-moved lead-handed-off')
  })

  test('an override that ends leaves the lead to the rules at that instant', async () => {
    const world = await openHost()
    await world.override({ dimensions: { engagement: 0 }, expiresAt: start + 3 * day })
    await world.seen('a1', 'demo-request')
    expect((await world.lead()).stage).toBe('nurturing')
    world.set(start + 3 * day - 1)
    expect(await run(world)).toBe('')
    world.set(start + 3 * day)
    expect(await run(world)).toBe('score-changed lead-moved lead-handed-off')
  })

  test('points that fade below the threshold are recorded, and the lead stays where it is', async () => {
    const world = await openHost()
    await world.seen('a1', 'visit')
    expect((await world.lead()).score?.qualified).toBe(true)
    world.pass(day)
    expect(await run(world)).toBe('score-changed')
    expect(await world.lead()).toMatchObject({ stage: 'mql', score: { qualified: false } })
    world.pass(700 * day)
    expect(await run(world)).toBe('')
  })

  test('a lead that has ended is not looked at any more', async () => {
    const world = await openHost()
    await world.seen('a1', 'visit')
    await world.handoff.execute({ type: 'trash', leadId, by: 'mia', reason: 'spam' })
    world.pass(400 * day)
    expect((await world.handoff.tick()).leads).toBe(0)
  })
})

test('a policy in which time changes nothing has no such timer', async () => {
  const host = createHost()
  await host.capture(leadId)
  await host.heat('bob')
  host.pass(400 * day)
  expect((await host.handoff.tick()).leads).toBe(0)
})
