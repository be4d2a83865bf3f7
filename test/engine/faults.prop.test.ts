import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHandoffError, limits } from '../../src/kernel/index.ts'
import { type AnyCommand, foldLead, type LeadEvent, notificationsOf } from '../../src/lead/index.ts'
import { createMemoryStore, type MemoryStore } from '../../src/memory/index.ts'
import type { Loaded } from '../../src/ports/index.ts'
import { minute } from '../lead/world.ts'
import { fates, faulty, isPassable } from './faulty-store.ts'
import { createHost } from './host.ts'
import { journeys } from './journey-commands.ts'

const options = {
  offers: { within: '30m', reasons: ['workload'], lastResort: { queue: 'rest' } },
  sla: {
    id: 's',
    version: '1',
    targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
  },
} as const

const plans = fc.array(fc.constantFrom(...fates), { maxLength: 12 }).filter(isPassable)

type Host = ReturnType<typeof createHost>

const isFailure = (error: unknown): boolean =>
  isHandoffError(error) && ['STORE_FAILED', 'VERSION_CONFLICT'].includes(error.code)

/** As a queue would: what is asked is asked again until there is an answer. */
const insist = async <T>(act: () => Promise<T>): Promise<T> => {
  for (let i = 0; i < 200; i += 1) {
    try {
      return await act()
    } catch (error) {
      if (!isFailure(error)) throw error
    }
  }
  throw new Error('no answer')
}

/** As a worker would: the next round comes anyway. */
const attempt = async (act: () => Promise<unknown>): Promise<void> => {
  await act().catch((error: unknown) => {
    if (!isFailure(error)) throw error
  })
}

const send = (host: Host, command: AnyCommand) =>
  insist(() => host.handoff.execute(command as never))

const keyOf = ({ leadId, id }: { leadId: string; id: string }): string => `${leadId} ${id}`

/** Looks at every lead as the pure fold of its events; names everything that was to be told of them. */
const foldAll = ({ handoff }: Host, store: MemoryStore): readonly string[] => {
  const expected: string[] = []
  for (const record of store.records()) {
    const history = store.history([record.lead.id]) as readonly LeadEvent[]
    expect(history.map(({ version }) => version)).toEqual(history.map((_, i) => i + 1))
    expect(foldLead(history)).toEqual(record.lead)
    const byCommand = new Map<string, LeadEvent[]>()
    for (const event of history) {
      byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event])
    }
    let before = 0
    for (const events of byCommand.values()) {
      const lead = before === 0 ? undefined : foldLead(history.slice(0, before))
      expected.push(...notificationsOf(handoff.model, { events, record }, lead).map(keyOf))
      before += events.length
    }
  }
  return expected.sort()
}

/** What is erased is told no more; that is tested elsewhere. */
const keepsAll = (commands: readonly AnyCommand[]): boolean =>
  commands.every(({ type }) => type !== 'erase')

const isOf =
  (leadId: string) =>
  (event: LeadEvent): boolean =>
    event.leadId === leadId

const withIds = (commands: readonly AnyCommand[]) =>
  commands.map((command, i) => ({ ...command, id: `c${i}` }))

describe('the engine on a store that fails', () => {
  test('ends where it ends on one that does not, with every command applied once', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, plans, async (commands, plan) => {
        const calm = createHost(options)
        const store = createMemoryStore()
        const rough = createHost(options, faulty(store, plan))
        for (const command of withIds(commands)) {
          const expected = await calm.handoff.execute(command as never)
          const result = await send(rough, command)
          expect(result.ok).toBe(expected.ok)
          if (result.ok && expected.ok) expect(result.value.lead).toEqual(expected.value.lead)
        }
        expect(store.peek()).toEqual(calm.store.peek())
      }),
      { numRuns: 300 },
    )
  })

  test('is the pure fold of the events that were accepted, and so are the messages', async () => {
    await fc.assert(
      fc.asyncProperty(journeys.filter(keepsAll), plans, async (commands, plan) => {
        const store = createMemoryStore()
        const host = createHost(options, faulty(store, plan))
        for (const command of withIds(commands)) await send(host, command)
        expect(store.messages().map(keyOf).sort()).toEqual(foldAll(host, store))
      }),
      { numRuns: 200 },
    )
  })

  test('applies each of many commands once, wherever the call failed', async () => {
    await fc.assert(
      fc.asyncProperty(journeys.filter(keepsAll), plans, async (commands, plan) => {
        const store = createMemoryStore()
        const host = createHost(options, faulty(store, plan))
        const all = withIds(commands)
        // what was refused when a call failed may be possible when it is sent again
        const results = await insist(() => host.handoff.executeAll(all as never))
        expect(store.messages().map(keyOf).sort()).toEqual(foldAll(host, store))
        const before = store.peek()
        for (const [i, { leadId, id }] of all.entries()) {
          const result = results[i]
          const { done } = store.load({ leadId, commandId: id, pools: [] }) as Loaded
          expect(done !== null).toBe(result?.ok)
          if (result?.ok) expect(done).toEqual(result.value.events.filter(isOf(leadId)))
        }
        const accepted = all.filter((_, i) => results[i]?.ok)
        for (const again of await insist(() => host.handoff.executeAll(accepted as never))) {
          expect(again).toMatchObject({ ok: true, value: { duplicate: true } })
        }
        expect(store.peek()).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  test('lets time pass once, and tells everything at least once under the same id', async () => {
    await fc.assert(
      fc.asyncProperty(journeys.filter(keepsAll), plans, async (commands, plan) => {
        const store = createMemoryStore()
        const rough = createHost(options, faulty(store, plan))
        const received: string[] = []
        const round = async (host: Host): Promise<void> => {
          await attempt(() => host.handoff.tick())
          await attempt(() => host.handoff.deliver((message) => received.push(keyOf(message)), 5))
        }
        for (const command of withIds(commands)) {
          await send(rough, command)
          await round(rough)
          rough.pass(7 * minute)
        }
        for (let i = 0; i < 40; i += 1) {
          await round(rough)
          rough.pass(31 * minute)
        }
        // the bad day ends; whatever was leased by then is free again
        const calm = createHost(options, store)
        calm.set(rough.now + limits.leaseMs)
        await round(calm)
        for (let i = 0; store.messages().length > 0 && i < 100; i += 1) await round(calm)
        expect(await calm.handoff.tick()).toMatchObject({ leads: 0 })
        expect([...new Set(received)].sort()).toEqual(foldAll(calm, store))
        const effects = store.events().flatMap((event) => {
          if (event.type !== 'clocks-changed') return []
          return event.change.effects.map(({ key }) => `${event.leadId} ${key}`)
        })
        expect(new Set(effects).size).toBe(effects.length)
      }),
      { numRuns: 150 },
    )
  })
})
