import { createHandoff } from '../../../src/engine/index.ts'
import { createMemoryStore } from '../../../src/memory/index.ts'
import { decideByHand } from './by-hand.ts'
import type { HandEvent, HandRecord } from './by-hand-lead.ts'
import type { Finish } from './finish.ts'
import { hourMs, journeyOf, policies, startAt, team } from './journey.ts'

const journey = journeyOf('ada')
const clock = { at: startAt }
let store = createMemoryStore()

const handoff = createHandoff({
  ...policies,
  team,
  clock: { now: () => clock.at },
  // the store behind it is exchanged for every journey, as emmett's is
  store: {
    contract: 1,
    load: (query) => store.load(query),
    loadMany: (queries) => store.loadMany(queries),
    commit: (batch) => store.commit(batch),
    commitMany: (batches) => store.commitMany(batches),
    history: (ids) => store.history(ids),
    lease: (request) => store.lease(request),
    listLeads: (query) => store.listLeads(query),
    readLedger: (query) => store.readLedger(query),
    leaseMessages: (query) => store.leaseMessages(query),
    settleMessages: (messages) => store.settleMessages(messages),
  },
})

/** The whole engine: load, decide, timers, commit with its checks, listeners. */
export const runEngine = async (): Promise<Finish> => {
  store = createMemoryStore()
  clock.at = startAt
  let finish: Finish | undefined
  for (const command of journey) {
    const result = await handoff.execute(command)
    if (!result.ok) throw new Error(result.refusal.message)
    const { stage, cycle, revenue } = result.value.lead
    finish = { stage, cycle, revenueMinor: revenue?.amountMinor }
    clock.at += hourMs
  }
  if (!finish) throw new Error('no lead')
  return finish
}

/** The switch with the least that can be called a store: a row guarded by its version, and a log. */
export const runByHandStored = (): Finish => {
  const rows = new Map<string, HandRecord>()
  const log: HandEvent[] = []
  let now = startAt
  for (const command of journey) {
    const before = rows.get(command.leadId)
    const decision = decideByHand(before, command, { now, commandId: 'c' })
    if (typeof decision === 'string') throw new Error(decision)
    const { lead, profile, events } = decision
    if (rows.get(command.leadId)?.lead.version !== before?.lead.version) throw new Error('conflict')
    rows.set(command.leadId, { lead, profile })
    for (const event of events) log.push(event)
    now += hourMs
  }
  const { stage, cycle, revenue } = (rows.get('ada') as HandRecord).lead
  return { stage, cycle, revenueMinor: revenue?.amountMinor }
}
