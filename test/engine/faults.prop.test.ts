import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import { type AnyCommand, foldLead, type LeadEvent, notificationsOf } from '../../src/lead/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { type Fate, faulty } from './faulty-store.ts'
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

const fates = fc.array(
  fc.constantFrom<Fate>('fine', 'fine', 'fails-before', 'fails-after', 'conflicts', 'slow'),
  { maxLength: 12 },
)

type Host = ReturnType<typeof createHost>

/** As a queue would: the command is sent with its id until there is an answer. */
const insist = async (host: Host, command: AnyCommand) => {
  for (let i = 0; i < 100; i += 1) {
    try {
      return await host.handoff.execute(command as never)
    } catch (error) {
      if (!isHandoffError(error) || error.code !== 'STORE_FAILED') throw error
    }
  }
  throw new Error('no answer')
}

const withIds = (commands: readonly AnyCommand[]) =>
  commands.map((command, i) => ({ ...command, id: `c${i}` }))

describe('the engine on a store that fails', () => {
  test('ends where it ends on one that does not, with every command applied once', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, fates, async (commands, plan) => {
        fc.pre(plan.some((fate) => fate === 'fine' || fate === 'slow') || plan.length === 0)
        const calm = createHost(options)
        const store = createMemoryStore()
        const rough = createHost(options, faulty(store, plan))
        for (const command of withIds(commands)) {
          const expected = await calm.handoff.execute(command as never)
          const result = await insist(rough, command)
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
      fc.asyncProperty(journeys, fates, async (commands, plan) => {
        fc.pre(plan.includes('fine') || plan.length === 0)
        // what is erased is told no more; that is tested elsewhere
        fc.pre(commands.every(({ type }) => type !== 'erase'))
        const store = createMemoryStore()
        const host = createHost(options, faulty(store, plan))
        for (const command of withIds(commands)) await insist(host, command)
        const expected: string[] = []
        for (const record of store.records()) {
          const history = store.history([record.lead.id]) as readonly LeadEvent[]
          expect(foldLead(history)).toEqual(record.lead)
          const byCommand = new Map<string, LeadEvent[]>()
          for (const event of history) {
            byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event])
          }
          let before = 0
          for (const events of byCommand.values()) {
            const lead = before === 0 ? undefined : foldLead(history.slice(0, before))
            const told = notificationsOf(host.handoff.model, { events, record }, lead)
            expected.push(...told.map(({ id, leadId }) => `${leadId} ${id}`))
            before += events.length
          }
        }
        const waiting = store.messages().map(({ id, leadId }) => `${leadId} ${id}`)
        expect(waiting.sort()).toEqual(expected.sort())
      }),
      { numRuns: 200 },
    )
  })
})
