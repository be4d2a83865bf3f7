import { strictEqual } from 'node:assert'
import { createHandoff } from '../../src/engine/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { type BenchOptions, type Contestant, compareAsync } from './harness.ts'
import { decideByHand } from './lifecycle/by-hand.ts'
import type { HandEvent, HandRecord } from './lifecycle/by-hand-lead.ts'
import { type Command, hourMs, journeyOf, policies, startAt, team } from './lifecycle/journey.ts'

const perBatch = 50

const nextId = (() => {
  let n = 0
  return (): string => {
    n += 1
    return `new-${n}`
  }
})()

const captureOf = (leadId: string): Command => ({
  type: 'capture',
  leadId,
  source: { channel: 'web' },
  profile: { contact: { email: 'a@example.com' } },
})

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `lead-${i}`)

const worthTelling: ReadonlySet<string> = new Set(['lead-moved', 'lead-handed-off'])

/** A table of rows, a log and an outbox, with the least checks that can be called a store, filled with leads. */
const byHand = (count: number, tells: boolean): (() => number) => {
  const outbox = new Map<string, object>()
  const rows = new Map<string, HandRecord>()
  const log: HandEvent[] = []
  const act = (command: Command, now: number): void => {
    const before = rows.get(command.leadId)
    const decision = decideByHand(before, command, { now, commandId: 'c' })
    if (typeof decision === 'string') throw new Error(decision)
    const { lead, profile, events } = decision
    if (rows.get(command.leadId)?.lead.version !== before?.lead.version) throw new Error('conflict')
    rows.set(command.leadId, { lead, profile })
    for (const event of events) {
      log.push(event)
      if (!tells || !worthTelling.has(event.type)) continue
      const { id, leadId, at, type, by, assignee, stage } = event
      outbox.set(id, { id, leadId, at, kind: type, recipient: 'x', body: { by, assignee, stage } })
    }
  }
  for (const id of ids(count)) act(captureOf(id), startAt)
  return () => {
    let now = startAt
    for (const command of journeyOf(nextId())) {
      act(command, now)
      now += hourMs
    }
    return rows.size
  }
}

/** The engine over the store in memory, filled with as many leads. */
const engineWith = async (count: number, notifications: 'none' | 'told') => {
  const clock = { at: startAt }
  const handoff = createHandoff({
    ...policies,
    ...(notifications === 'none' ? { notifications } : {}),
    team,
    store: createMemoryStore(),
    clock: { now: () => clock.at },
  })
  await handoff.executeAll(ids(count).map(captureOf))
  const journey = async (): Promise<void> => {
    clock.at = startAt
    for (const command of journeyOf(nextId())) {
      const result = await handoff.execute(command)
      if (!result.ok) throw new Error(result.refusal.message)
      clock.at += hourMs
    }
  }
  const many = async (): Promise<void> => {
    clock.at = startAt + 16 * hourMs
    const results = await handoff.executeAll(
      Array.from({ length: perBatch }, () => journeyOf(nextId())).flat(),
    )
    strictEqual(results.length, perBatch * 16)
  }
  return { journey, many }
}

const sizes = (smoke: boolean): readonly number[] => (smoke ? [100, 1_000] : [100, 10_000, 100_000])

/** Sixteen commands on a new lead, in stores of several sizes: by hand and by the engine. */
const flatness = async (options: BenchOptions): Promise<void> => {
  for (const size of sizes(options.smoke)) {
    const told = await engineWith(size, 'told')
    const untold = await engineWith(size, 'none')
    const base = `row and log by hand, ${size} leads`
    const contestants: readonly Contestant[] = [
      { name: base, run: byHand(size, false) },
      { name: `row, log and outbox by hand, ${size} leads`, run: byHand(size, true) },
      { name: `execute, ${size} leads, nobody told`, run: untold.journey },
      { name: `execute, ${size} leads`, run: told.journey },
    ]
    for (let i = 0; i < (options.smoke ? 1 : 500); i += 1) {
      for (const { run } of contestants) await run()
    }
    await compareAsync('sixteen commands on a new lead, in memory', base, contestants, options)
  }
}

/** The same for many leads at once, where a store in memory has no round trips to spare. */
const batches = async (options: BenchOptions): Promise<void> => {
  const single = await engineWith(1_000, 'told')
  const many = await engineWith(1_000, 'told')
  const base = `execute, ${perBatch} leads`
  const contestants: readonly Contestant[] = [
    {
      name: base,
      run: async () => {
        for (let i = 0; i < perBatch; i += 1) await single.journey()
      },
    },
    { name: `executeAll, ${perBatch} leads`, run: many.many },
  ]
  for (let i = 0; i < (options.smoke ? 1 : 20); i += 1)
    for (const { run } of contestants) await run()
  await compareAsync('sixteen commands on each lead, in memory', base, contestants, options)
}

/** What the engine costs beside a table written by hand, and whether it minds how many leads there are. */
export const engineBench = async (options: BenchOptions): Promise<void> => {
  await flatness(options)
  await batches(options)
}
