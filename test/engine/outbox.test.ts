import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import type { OutboxMessage } from '../../src/ports/index.ts'
import { day, hour, minute, team } from '../lead/world.ts'
import { createHost, faultOf } from './host.ts'

const offers = {
  within: '30m',
  offers: 2,
  reasons: ['workload'],
  lastResort: { assignee: 'boss' },
} as const

const inbox = () => {
  const seen: OutboxMessage[] = []
  return { seen, send: (message: OutboxMessage) => seen.push(message) }
}
const lines = (messages: readonly OutboxMessage[]) =>
  messages.map(({ recipient, kind }) => `${recipient}: ${kind}`)

describe('what is to be told', () => {
  test('is committed with what happened, and delivered once', async () => {
    const host = createHost()
    await host.capture('ada')
    await host.heat('ada')
    const { seen, send } = inbox()
    expect(await host.handoff.deliver(send)).toEqual({ delivered: 1, failed: [], more: false })
    expect(lines(seen)).toEqual(['mia: lead-assigned'])
    expect(await host.handoff.deliver(send)).toMatchObject({ delivered: 0 })
    host.pass(day)
    expect(await host.handoff.deliver(send)).toMatchObject({ delivered: 0 })
  })

  test('is handed out again when its sender failed, and keeps nobody else waiting', async () => {
    const host = createHost()
    for (const id of ['ada', 'bea']) {
      await host.capture(id)
      await host.heat(id)
    }
    const { seen, send } = inbox()
    let down = true
    const flaky = async (message: OutboxMessage) => {
      if (down && message.leadId === 'ada') throw new Error('mailbox full')
      send(message)
    }
    const first = await host.handoff.deliver(flaky)
    expect(first).toMatchObject({ delivered: 1, failed: [{ message: { leadId: 'ada' } }] })
    down = false
    expect(await host.handoff.deliver(flaky)).toMatchObject({ delivered: 0 })
    host.pass(limits.leaseMs)
    expect(await host.handoff.deliver(flaky)).toMatchObject({ delivered: 1, failed: [] })
    expect(seen.map(({ leadId }) => leadId).sort()).toEqual(['ada', 'bea'])
  })

  test('comes in pages, and a limit below one is a mistake', async () => {
    const host = createHost()
    for (const id of ['a', 'b', 'c']) {
      await host.capture(id)
      await host.heat(id)
    }
    const { send } = inbox()
    expect(await host.handoff.deliver(send, 2)).toMatchObject({ delivered: 2, more: true })
    expect(await host.handoff.deliver(send, 2)).toMatchObject({ delivered: 1, more: false })
    expect(await faultOf(host.handoff.deliver(send, 0))).toBeInstanceOf(RangeError)
  })

  test('is forgotten with the person, and metrics are not', async () => {
    const host = createHost()
    await host.capture('ada')
    await host.heat('ada')
    const before = host.store.events().length
    await host.handoff.execute({ type: 'erase', leadId: 'ada' })
    // whoever had the lead learns that it is taken from them, and nothing of the person
    expect(lines(host.store.messages())).toEqual(['mia: lead-withdrawn'])
    expect(
      host.store
        .events()
        .slice(before)
        .map(({ type }) => type),
    ).toEqual(['profile-erased', 'lead-opted-out'])
    expect(JSON.stringify((await host.handoff.lead('ada'))?.profile)).not.toContain('ada@')
    expect(JSON.stringify(await host.handoff.brief('ada'))).not.toContain('ada@')
  })

  test('is not doubled by a command that is sent again', async () => {
    const host = createHost()
    await host.capture('ada')
    const demo = { activityId: 'a1', activity: 'demo-request', id: 'x' } as const
    for (let i = 0; i < 3; i += 1) {
      await host.handoff.execute({ type: 'record-activity', leadId: 'ada', ...demo })
    }
    expect(lines(host.store.messages())).toEqual(['mia: lead-assigned'])
  })
})

describe('offers', () => {
  test('pass from one to the next as time passes, and each of them is told', async () => {
    const host = createHost({ offers })
    await host.capture('ada')
    await host.heat('ada')
    for (let i = 0; i < 2; i += 1) {
      host.pass(30 * minute)
      expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
      host.pass(1)
      expect(await host.handoff.tick()).toMatchObject({ leads: 1 })
    }
    expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBe('boss')
    expect(lines(host.store.messages())).toEqual([
      'mia: lead-offered',
      'noah: lead-offered',
      'mia: lead-taken-away',
      'boss: lead-assigned',
      'noah: lead-taken-away',
      'sales-management: offers-exhausted',
    ])
    host.pass(30 * day)
    expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
  })

  test('are declined in the name of whoever was asked', async () => {
    const host = createHost({ offers })
    await host.capture('ada')
    await host.heat('ada')
    const decline = { type: 'decline-offer', leadId: 'ada', reason: 'workload' } as const
    expect(await host.handoff.execute({ ...decline, by: 'noah' })).toMatchObject({
      refusal: { code: 'NOT_THE_ASSIGNEE' },
    })
    expect(await host.handoff.execute({ ...decline, by: 'mia' })).toMatchObject({ ok: true })
    expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBe('noah')
  })
})

describe('absences', () => {
  test('that are known wake the lead when they begin', async () => {
    const members = { list: team }
    const host = createHost({
      rules: { absence: 'reassign' },
      team: { members: () => members.list },
    })
    const [mia, ...others] = team
    members.list = [
      { ...(mia as (typeof team)[number]), outOfOffice: [{ fromAt: host.now + hour }] },
      ...others,
    ]
    await host.capture('ada')
    await host.heat('ada')
    expect(await host.handoff.tick()).toMatchObject({ leads: 0 })
    host.pass(hour)
    expect(await host.handoff.tick()).toMatchObject({ leads: 1 })
    expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBe('noah')
  })

  test('that are entered later are looked at by a review', async () => {
    const members = { list: team }
    const host = createHost({
      rules: { absence: 'reassign' },
      team: { members: () => members.list },
    })
    for (const id of ['a', 'b', 'c', 'd']) {
      await host.capture(id)
      await host.heat(id)
    }
    members.list = team.map((one) =>
      one.id === 'mia' ? { ...one, outOfOffice: [{ fromAt: host.now }] } : one,
    )
    expect(await host.handoff.review('mia')).toBe(2)
    const owners = [...host.store.records()].map(({ lead }) => lead.owner)
    expect(owners).not.toContain('mia')
    expect(await host.handoff.review('mia')).toBe(0)
  })

  test('that end release held leads at once, as far as calendars tell', async () => {
    const back = { fromAt: 0, untilAt: 1 }
    const members = [{ id: 'mia', teams: ['inbound'], outOfOffice: [back] }]
    const host = createHost({ team: members })
    back.fromAt = host.now - day
    back.untilAt = host.now + 5 * minute
    await host.capture('ada')
    await host.heat('ada')
    expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBeNull()
    host.pass(5 * minute)
    expect(await host.handoff.tick()).toMatchObject({ leads: 1 })
    expect((await host.handoff.lead('ada'))?.lead.handoff?.assignee).toBe('mia')
  })
})

describe('lists', () => {
  const heated = async (count: number) => {
    const host = createHost()
    for (let i = 0; i < count; i += 1) {
      await host.capture(`lead-${i}`)
      await host.heat(`lead-${i}`)
      host.pass(minute)
    }
    return host
  }

  test('are those of a salesperson, page by page, in a total order', async () => {
    const host = await heated(9)
    const view = { type: 'record-activity', activity: 'page-view', activityId: 'v' } as const
    await host.handoff.execute({ ...view, leadId: 'lead-6' })
    const found: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof host.handoff.list>> = await host.handoff.list({
        assignee: 'mia',
        after,
        limit: 2,
      })
      found.push(...page.records.map(({ lead }) => lead.id))
      after = page.cursor
    } while (after !== null)
    expect(found).toEqual(['lead-6', 'lead-0', 'lead-3'])
    for (const limit of [0, 1.5, limits.pageSize + 1]) {
      expect(await faultOf(host.handoff.list({ limit }))).toBeInstanceOf(RangeError)
    }
  })

  test('put what is due first in front where the score is the same', async () => {
    const sla = {
      id: 's',
      version: '1',
      targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
    } as const
    const host = createHost({ sla })
    for (const id of ['late', 'touched']) {
      await host.capture(id)
      await host.heat(id)
      host.pass(minute)
    }
    const touch = { type: 'touch', touchId: 't', channel: 'call', outcome: 'reached' } as const
    await host.handoff.execute({ ...touch, leadId: 'touched', by: 'noah' })
    host.pass(day)
    await host.handoff.tick()
    const { records } = await host.handoff.list()
    expect(records.map(({ lead }) => lead.id)).toEqual(['late', 'touched'])
  })

  test('of what waits for marketing hold what nobody has, held leads included', async () => {
    const host = createHost({ rules: { handOff: 'manual' } })
    await host.capture('ada')
    await host.heat('ada')
    await host.capture('cold')
    const page = await host.handoff.waiting()
    expect(page.records.map(({ lead }) => lead.id)).toEqual(['ada'])
    await host.handoff.execute({ type: 'hand-off', leadId: 'ada', by: 'rita' })
    expect(await host.handoff.waiting()).toEqual({ records: [], cursor: null })
    const held = createHost({ team: { members: () => [] } })
    await held.capture('bea')
    await held.heat('bea')
    expect((await held.handoff.waiting()).records.map(({ lead }) => lead.id)).toEqual(['bea'])
    expect(await faultOf(held.handoff.waiting({ after: 'nonsense' }))).toMatchObject({
      code: 'INVALID_CURSOR',
    })
  })
})

describe('the other questions', () => {
  test('are answered about a lead, and with nothing about nobody', async () => {
    const sla = {
      id: 's',
      version: '1',
      targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
    }
    const host = createHost({ sla } as never)
    await host.capture('ada')
    await host.heat('ada')
    expect((await host.handoff.clocks('ada')).map(({ target }) => target)).toContain('touch')
    expect((await host.handoff.timeline('ada'))[0]?.text).toContain('captured')
    expect(await host.handoff.brief('ada')).toMatchObject({
      leadId: 'ada',
      contact: { email: 'ada@example.com' },
      whyNow: [{ kind: 'activity', what: 'demo-request' }, { kind: 'threshold' }],
    })
    expect(await host.handoff.clocks('nobody')).toEqual([])
    expect(await host.handoff.timeline('nobody')).toEqual([])
    expect(await host.handoff.brief('nobody')).toBeUndefined()
  })

  test('can be asked over another store', async () => {
    const host = createHost()
    const other = createMemoryStore()
    const inTransaction = host.handoff.over(other)
    let heard = 0
    host.handoff.on('*', () => {
      heard += 1
    })
    await inTransaction.execute({ type: 'capture', leadId: 'zoe' })
    expect(heard).toBe(0)
    expect(other.events()).toHaveLength(2)
    expect(host.store.events()).toHaveLength(0)
    expect(inTransaction.model).toBe(host.handoff.model)
  })
})
