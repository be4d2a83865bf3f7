import { type Instant, limits } from '../kernel/index.ts'
import { slaTimers, type Timer } from '../sla/index.ts'
import { owesReassignment } from './decide/owed-reassignment.ts'
import type { HandoffModel } from './model/handoff-model.ts'
import type { Handoff } from './state/handoff.ts'
import { isHeld } from './state/is-held.ts'
import type { Lead } from './state/lead.ts'

/** In time is up to and at the due instant; whatever follows comes a millisecond later. */
const answerTimers = ({ offer, acknowledgedUntilAt: until }: Handoff): readonly Timer[] => {
  const dueAt = offer?.dueAt ?? null
  if (offer && dueAt !== null) return [{ key: `offer:${offer.number}`, at: dueAt + 1 }]
  return until === null ? [] : [{ key: 'acknowledgement', at: until + 1 }]
}

/** When somebody is back as far as calendars tell, or after a while: they do not tell everything. */
const retryAt = ({ retryAt: known }: Handoff, now: Instant): Instant =>
  Math.min(now + limits.heldRetryMs, known !== null && known > now ? known : Number.MAX_VALUE)

/**
 * Every instant at which the passing of time alone changes a lead. Derived from the lead, so that nothing can be forgotten: a store compares the
 * timers before and after a change.
 *
 * @param model - the compiled hand-off, for the warnings and ladders of its service levels
 * @param lead - the lead
 * @param now - the instant from which on, for what is tried again and again
 * @returns its timers: the clocks that run, the end of an offer or of an acknowledgement, the next attempt to route a held lead or one that a ladder takes away, the check-in of a parked one
 * @example
 * ```ts
 * import { compileHandoffModel, decide, timersOf } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * if (!captured.ok) throw new Error(captured.refusal.message)
 * const record = captured.value.changes[0]?.record
 * if (record) console.log(timersOf(model, record.lead, now).length) // 0
 * ```
 */
export const timersOf = (model: HandoffModel, lead: Lead, now: Instant): readonly Timer[] => {
  if (lead.mergedInto !== null) return []
  const timers: Timer[] = [...slaTimers(model.sla, lead.sla)]
  const { handoff, checkInAt } = lead
  if (handoff && model.offers) timers.push(...answerTimers(handoff))
  // every command tries again, so the time from now on is the time from the last attempt on
  if (isHeld(handoff)) timers.push({ key: 'held', at: retryAt(handoff, now) })
  if (owesReassignment(model, lead)) {
    timers.push({ key: 'escalation', at: now + limits.escalationRetryMs })
  }
  if (checkInAt !== null && lead.kind === 'parked' && !lead.checkInDue) {
    timers.push({ key: 'check-in', at: checkInAt })
  }
  return timers
}
