import type { Instant } from '../kernel/index.ts'
import { nextLookAt } from '../scoring/index.ts'
import type { Timer } from '../sla/index.ts'
import { scoreInputOf } from './decide/score-of.ts'
import type { HandoffModel } from './model/handoff-model.ts'
import type { LeadRecord } from './state/lead-record.ts'

/**
 * When a lead is to be looked at because time alone moves its score across a threshold: decay, a window, a fact that grows old, the end of an override.
 * Beside {@link timersOf}, because a score is read from the profile too. A policy without any of these costs nothing.
 *
 * @param model - the policies
 * @param record - the lead and its profile
 * @param now - the instant from which on
 * @returns the crossing of an open or parked lead, or where the next one is far ahead, the next time to look for it; none if nothing changes by itself
 * @example
 * ```ts
 * import { compileHandoffModel, decide, scoreTimersOf } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [
 *       { id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 },
 *       { id: 'complaint', dimension: 'engagement', activity: 'complaint', points: -30, windowDays: 2 },
 *     ],
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
 * const record = captured.ok ? captured.value.changes[0]?.record : undefined
 * if (record) console.log(scoreTimersOf(model, record, now).length) // 0
 * ```
 */
export const scoreTimersOf = (
  model: HandoffModel,
  record: LeadRecord,
  now: Instant,
): readonly Timer[] => {
  const { mergedInto, kind } = record.lead
  if (mergedInto !== null || (kind !== 'open' && kind !== 'parked')) return []
  const at = nextLookAt(model.scoring, scoreInputOf(record, now))
  return at === undefined ? [] : [{ key: 'score', at }]
}
