import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import type { LeadEvent } from '../../src/lead/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { day, hour, start } from '../lead/world.ts'
import { createHost, faultOf, slow } from './host.ts'

const annotate = (n: number) =>
  ({ type: 'annotate', leadId: 'ada', noteId: `n${n}`, text: 'x' }) as const

const isGapless = (events: readonly LeadEvent[]): boolean =>
  events.every(({ version }, i) => version === i + 1)

describe('a command with an id', () => {
  test('takes effect once and answers the same again', async () => {
    const { handoff, capture, store } = createHost()
    await capture('ada')
    const command = { ...annotate(1), id: 'x' } as const
    const first = await handoff.execute(command)
    const again = await handoff.execute(command)
    expect(first).toMatchObject({ ok: true, value: { duplicate: false } })
    expect(again).toMatchObject({ ok: true, value: { duplicate: true } })
    if (first.ok && again.ok) expect(again.value.events).toEqual(first.value.events)
    expect(store.events()).toHaveLength(3)
  })

  test('takes effect once when it is sent many times at once', async () => {
    const { handoff, capture, store } = createHost({}, slow(createMemoryStore()))
    await capture('ada')
    const results = await Promise.all(
      Array.from({ length: 5 }, () => handoff.execute({ ...annotate(1), id: 'x' })),
    )
    expect(results.filter((result) => result.ok && !result.value.duplicate)).toHaveLength(1)
    expect(store.events().filter(({ type }) => type === 'note-added')).toHaveLength(1)
  })

  test('captures once', async () => {
    const { handoff } = createHost()
    const command = { type: 'capture', leadId: 'ada', id: 'first' } as const
    await handoff.execute(command)
    expect(await handoff.execute(command)).toMatchObject({ ok: true, value: { duplicate: true } })
    expect(await handoff.execute({ ...command, id: 'other' })).toMatchObject({
      refusal: { code: 'LEAD_EXISTS' },
    })
  })

  test('may be sent again after a refusal and succeed then', async () => {
    const { handoff, capture, heat } = createHost()
    await capture('ada')
    const accept = { type: 'accept', leadId: 'ada', by: 'mia', id: 'x' } as const
    expect(await handoff.execute(accept)).toMatchObject({ ok: false })
    await heat('ada')
    expect(await handoff.execute(accept)).toMatchObject({ ok: true, value: { duplicate: false } })
  })

  test('that did nothing does nothing later', async () => {
    const { handoff, capture } = createHost()
    await capture('ada')
    const optIn = { type: 'opt-in', leadId: 'ada', id: 'x' } as const
    expect(await handoff.execute(optIn)).toMatchObject({ ok: true, value: { events: [] } })
    await handoff.execute({ type: 'opt-out', leadId: 'ada' })
    expect(await handoff.execute(optIn)).toMatchObject({ value: { duplicate: true, events: [] } })
    expect((await handoff.lead('ada'))?.lead.optedOut).toEqual(['*'])
  })

  test('belongs to its lead: another lead may have a command of the same id', async () => {
    const { handoff, capture } = createHost()
    await capture('ada')
    await capture('bea')
    await handoff.execute({ ...annotate(1), id: 'x' })
    expect(await handoff.execute({ ...annotate(1), leadId: 'bea', id: 'x' })).toMatchObject({
      value: { duplicate: false },
    })
  })
})

describe('concurrent commands', () => {
  test('on one lead lose no update and leave no gap', async () => {
    const { handoff, capture, store } = createHost({}, slow(createMemoryStore()))
    await capture('ada')
    const sent = limits.commitAttempts
    const results = await Promise.all(
      Array.from({ length: sent }, (_, i) => handoff.execute(annotate(i))),
    )
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(Object.keys((await handoff.lead('ada'))?.profile.notes ?? {})).toHaveLength(sent)
    expect(isGapless(store.events())).toBe(true)
  })

  test.each([5, 60])('%i hand-offs at once go round exactly', async (count) => {
    const host = createHost({}, slow(createMemoryStore()))
    const ids = Array.from({ length: count }, (_, i) => `lead-${i}`)
    await Promise.all(ids.map(host.capture))
    await Promise.all(ids.map(host.heat))
    const owners = [...host.store.records()].map(({ lead }) => lead.owner as string)
    const load = ['mia', 'noah', 'olga'].map((id) => owners.filter((owner) => owner === id).length)
    expect(load.reduce((a, b) => a + b)).toBe(count)
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1)
    const given = host.store
      .events()
      .flatMap((event) => (event.type === 'lead-handed-off' ? [event.assignee] : []))
    expect(given.slice(0, 4)).toEqual(['mia', 'noah', 'olga', 'mia'])
  })

  test('by two engines on one store have one owner each', async () => {
    const store = slow(createMemoryStore())
    const one = createHost({}, store)
    const two = createHost({}, store)
    await one.capture('ada')
    await Promise.all([one.heat('ada'), two.heat('ada')])
    const handedOff = store.events().filter(({ type }) => type === 'lead-handed-off')
    expect(handedOff).toHaveLength(1)
    expect(isGapless(store.events())).toBe(true)
  })
})

describe('a command', () => {
  test('may be changed by the caller afterwards without changing history', async () => {
    const { handoff, capture, store } = createHost()
    await capture('ada')
    const properties = { page: 'prices' }
    const source = { channel: 'web' }
    const attributes = { tier: { level: 1 } }
    await handoff.execute({
      type: 'record-activity',
      leadId: 'ada',
      activityId: 'x',
      activity: 'page-view',
      properties,
    })
    await handoff.execute({ type: 'capture', leadId: 'bea', source, profile: { attributes } })
    properties.page = 'forged'
    source.channel = 'forged'
    attributes.tier.level = 2
    expect(JSON.stringify(store.events())).not.toContain('forged')
    expect((await handoff.lead('bea'))?.profile.attributes).toEqual({ tier: { level: 1 } })
  })

  test('that asks no store is refused without one', async () => {
    const store = createMemoryStore()
    const host = createHost(
      {},
      {
        ...store,
        load: () => {
          throw new Error('asked')
        },
      },
    )
    for (const command of [
      undefined,
      null,
      'x',
      { type: 'erase' },
      { type: 'erase', leadId: '' },
    ]) {
      expect(await host.handoff.execute(command as never)).toMatchObject({
        refusal: { code: 'INVALID_INPUT' },
      })
    }
  })

  test('may tell what happened at a date or at an instant, but not in the future', async () => {
    const { handoff, now } = createHost()
    const at = new Date(start - day)
    await handoff.execute({ type: 'capture', leadId: 'ada', at })
    expect(await handoff.lead('ada')).toMatchObject({
      lead: { capturedAt: start - day, recordedAt: now },
    })
    expect(
      await handoff.execute({ type: 'erase', leadId: 'ada', at: now + limits.clockSkewMs }),
    ).toMatchObject({ ok: true })
    expect(
      await handoff.execute({ type: 'erase', leadId: 'ada', at: now + limits.clockSkewMs + 1 }),
    ).toMatchObject({
      refusal: {
        code: 'INVALID_INPUT',
        issues: [{ path: 'at', message: 'lies in the future; a command tells what has happened' }],
      },
    })
  })

  test('survives a clock that goes back', async () => {
    const host = createHost()
    await host.capture('ada')
    host.set(start - hour)
    await host.handoff.execute(annotate(1))
    expect(host.store.events().map(({ recordedAt }) => recordedAt)).toEqual([start, start, start])
  })
})

describe('faults', () => {
  const store = createMemoryStore()
  const broken = (part: object) => createHost({}, { ...store, ...part })
  const send = (part: object) => faultOf(broken(part).capture('zoe'))

  test('a store that always conflicts ends in VERSION_CONFLICT after the agreed attempts', async () => {
    let commits = 0
    const fault = await send({
      commit: () => {
        commits += 1
        return 'version-conflict'
      },
    })
    expect(fault).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(commits).toBe(limits.commitAttempts)
  })

  test('a store that always loses claims ends in VERSION_CONFLICT, too', async () => {
    const host = createHost()
    await host.capture('ada')
    let commits = 0
    const unlucky = createHost(
      {},
      {
        ...host.store,
        commit: () => {
          commits += 1
          return 'claim-lost'
        },
      },
    )
    expect(await faultOf(unlucky.heat('ada'))).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(commits).toBe(limits.commitAttempts)
  })

  test.each([
    ['load', () => Promise.reject(new Error('down'))],
    [
      'commit',
      () => {
        throw new Error('down')
      },
    ],
  ])('a store that fails to %s is STORE_FAILED with the cause', async (method, act) => {
    const fault = (await send({ [method]: act })) as Error
    expect(fault).toMatchObject({ code: 'STORE_FAILED' })
    expect((fault.cause as Error).message).toBe('down')
  })

  test('a store that fails to read the history or to lease is STORE_FAILED, too', async () => {
    const down = () => Promise.reject(new Error('down'))
    await createHost({}, store).capture('zoe')
    const { handoff } = broken({ history: down, lease: down })
    for (const asked of [handoff.history('zoe'), handoff.asOf('zoe', 0), handoff.tick()]) {
      expect(await faultOf(asked)).toMatchObject({ code: 'STORE_FAILED' })
    }
  })

  const lead = { id: 'other', version: 1 }
  test.each<[string, object]>([
    ['load nothing', { load: () => undefined }],
    ['load null', { load: () => null }],
    ['load without a record', { load: () => ({ done: null, pools: {} }) }],
    ['load another lead', { load: () => ({ record: { lead }, done: null, pools: {} }) }],
    [
      'load a lead without a version',
      { load: () => ({ record: { lead: { id: 'zoe' } }, done: null, pools: {} }) },
    ],
    ['commit to nothing', { commit: () => undefined }],
    ['commit to a word of its own', { commit: () => 'ok' }],
  ])('a store that answers %s breaks its contract', async (_, part) => {
    expect(await send({ ...createMemoryStore(), ...part })).toMatchObject({
      code: 'STORE_CONTRACT_BROKEN',
    })
  })

  test('a history or a lease that is no list breaks the contract', async () => {
    const kept = createMemoryStore()
    await createHost({}, kept).capture('zoe')
    const { handoff } = createHost({}, { ...kept, history: () => 1, lease: () => null } as never)
    for (const asked of [handoff.history('zoe'), handoff.tick()]) {
      expect(await faultOf(asked)).toMatchObject({ code: 'STORE_CONTRACT_BROKEN' })
    }
  })

  test('a store of another edition, no store and no team are told at once', () => {
    expect(() => broken({ contract: 2 })).toThrow(/STORE_CONTRACT_BROKEN.*contract 1, got 2/)
    expect(() => createHost({ store: undefined as never })).toThrow(/INVALID_POLICY/)
    expect(() => createHost({ team: null as never })).toThrow(/INVALID_POLICY/)
  })

  test('a clock that tells no instant is told', async () => {
    const { capture, handoff } = createHost({ clock: { now: () => Number.NaN } })
    expect(await faultOf(capture('ada'))).toMatchObject({ code: 'INVALID_INSTANT' })
    expect(await faultOf(handoff.tick())).toMatchObject({ code: 'INVALID_INSTANT' })
  })
})

describe('listeners', () => {
  test('hear of what was committed, in order, after the commit', async () => {
    const host = createHost()
    const heard: string[] = []
    host.handoff.on('*', (event) => {
      heard.push(event.type)
      expect(host.store.events()).toContainEqual(event)
    })
    host.handoff.on('lead-moved:qualify', ({ to }) => heard.push(`qualify to ${to}`))
    host.handoff.on('lead-moved', ({ transition }) => heard.push(`moved by ${transition}`))
    await host.capture('ada')
    await host.heat('ada')
    expect(heard).toEqual([
      'lead-captured',
      'score-changed',
      'activity-recorded',
      'score-changed',
      'moved by qualify',
      'qualify to mql',
      'lead-moved',
      'lead-handed-off',
    ])
  })

  test('hear nothing of refusals, of repetitions and of commands that failed', async () => {
    const host = createHost()
    await host.handoff.execute({ type: 'capture', leadId: 'ada', id: 'c' })
    let heard = 0
    host.handoff.on('*', () => {
      heard += 1
    })
    await host.handoff.execute({ type: 'capture', leadId: 'ada', id: 'c' })
    await host.handoff.execute({ type: 'capture', leadId: 'ada' })
    expect(heard).toBe(0)
  })

  test('that throw or reject harm nobody and are told of', async () => {
    const host = createHost()
    const heard: string[] = []
    const failed: unknown[] = []
    const boom = new Error('boom')
    host.handoff.on('lead-captured', () => {
      throw boom
    })
    host.handoff.on('lead-captured', async () => {
      throw boom
    })
    host.handoff.on('lead-captured', () => ({
      // biome-ignore lint/suspicious/noThenProperty: a promise of another library
      then: (_: unknown, no: (e: Error) => void) => no(boom),
    }))
    host.handoff.on('lead-captured', () => heard.push('after'))
    host.handoff.on('listener-failed', ({ error, event }) => failed.push([error, event.type]))
    host.handoff.on('listener-failed', () => {
      throw new Error('this one, too')
    })
    expect(await host.capture('ada')).toMatchObject({ ok: true })
    await new Promise((done) => setImmediate(done))
    expect(heard).toEqual(['after'])
    expect(failed).toEqual(Array(3).fill([boom, 'lead-captured']))
  })

  test('are removed by what on returns', async () => {
    const host = createHost()
    let heard = 0
    const listener = () => {
      heard += 1
    }
    const off = host.handoff.on('lead-captured', listener)
    host.handoff.on('lead-captured', listener)
    await host.capture('ada')
    off()
    await host.capture('bea')
    expect(heard).toBe(3)
  })

  test('may send commands themselves', async () => {
    const host = createHost()
    const sent: Promise<unknown>[] = []
    host.handoff.on('lead-handed-off', ({ leadId, assignee }) => {
      if (assignee !== null) {
        sent.push(host.handoff.execute({ type: 'acknowledge', leadId, by: assignee }))
      }
    })
    await host.capture('ada')
    await host.heat('ada')
    await Promise.all(sent)
    expect((await host.handoff.lead('ada'))?.lead.handoff?.acknowledgedAt).toBe(start)
  })
})
