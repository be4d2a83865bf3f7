import type { Instant } from '../../kernel/index.ts'
import { explainScore, type ScoreExplanation } from '../../scoring/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { LeadRecord } from '../state/lead-record.ts'
import { activitiesOf } from './activities-of.ts'
import { scoreInputOf } from './score-of.ts'

/** A score, rule by rule. */
export type ExplainedScore = ScoreExplanation

/**
 * The score of a lead at an instant, rule by rule.
 *
 * @param model - the policies
 * @param record - the lead and its profile; with its history, the lines name the activities that they count
 * @param now - the instant; decay is computed for it
 * @returns the score and its lines
 * @example
 * ```ts
 * import { compileHandoffModel, decide, explainScoreOf } from 'lead-handoff'
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
 * if (record) console.log(explainScoreOf(model, record, now).score.qualified) // false
 * ```
 */
export const explainScoreOf = (
  model: HandoffModel,
  record: LeadRecord & { readonly history?: readonly LeadEvent[] },
  now: Instant,
): ExplainedScore => {
  const { history } = record
  const options = history ? { activities: activitiesOf(history) } : {}
  return explainScore(model.scoring, scoreInputOf(record, now), options)
}
