import { decide, type LeadEvent, type LeadRecord } from '../../../src/lead/index.ts'
import { decideByHand } from './by-hand.ts'
import type { HandEvent, HandRecord } from './by-hand-lead.ts'
import type { Finish } from './finish.ts'
import { hourMs, journeyOf, model, startAt, team } from './journey.ts'

const journey = journeyOf('ada')

const unexpected = (what: string): Error => new Error(`the journey stopped: ${what}`)

/** The library's pure core: every command decided, its events made and folded. */
export const runOurs = (sink?: LeadEvent[]): Finish => {
  let record: LeadRecord | undefined
  let now = startAt
  for (const command of journey) {
    const result = decide(
      model,
      command,
      record ? { now, commandId: 'c', team, record } : { now, commandId: 'c', team },
    )
    if (!result.ok) throw unexpected(result.refusal.message)
    const change = result.value.changes[0]
    if (!change) throw unexpected('no change')
    record = change.record
    sink?.push(...change.events)
    now += hourMs
  }
  if (!record) throw unexpected('no lead')
  const { stage, cycle, revenue } = record.lead
  return { stage, cycle, revenueMinor: revenue?.amountMinor }
}

/** The hand-written switch. */
export const runByHand = (sink?: HandEvent[]): Finish => {
  let record: HandRecord | undefined
  let now = startAt
  for (const command of journey) {
    const result = decideByHand(record, command, { now, commandId: 'c' })
    if (typeof result === 'string') throw unexpected(result)
    record = result
    sink?.push(...result.events)
    now += hourMs
  }
  if (!record) throw unexpected('no lead')
  const { stage, cycle, revenue } = record.lead
  return { stage, cycle, revenueMinor: revenue?.amountMinor }
}
