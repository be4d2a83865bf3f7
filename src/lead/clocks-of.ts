import type { Instant } from '../kernel/index.ts'
import { type ClockView, slaClocks } from '../sla/index.ts'
import type { HandoffModel } from './model/handoff-model.ts'
import type { Lead } from './state/lead.ts'

/**
 * The clocks of a lead for a screen: what was used, what is left, how each stands and why.
 *
 * @param model - the policies
 * @param lead - the lead
 * @param now - the instant
 * @returns the clocks of the lead and of its owner, the one that is due first at the front
 * @example
 * ```ts
 * import { clocksOf, compileHandoffModel, decide } from 'lead-handoff'
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
 *   sla: { id: 'promises', version: '1', targets: [{ id: 'idle', measure: 'stage', within: '30d' }] },
 * })
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * const record = captured.ok ? captured.value.changes[0]?.record : undefined
 * if (record) console.log(clocksOf(model, record.lead, now)[0]?.state) // running
 * ```
 */
export const clocksOf = (model: HandoffModel, lead: Lead, now: Instant): readonly ClockView[] =>
  slaClocks(model.sla, lead.sla, now)
