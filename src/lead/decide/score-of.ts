import type { Instant } from '../../kernel/index.ts'
import { evaluateScore, type ScoreInput } from '../../scoring/index.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { LeadRecord } from '../state/lead-record.ts'
import type { ScoreSummary } from '../state/score-summary.ts'

/**
 * What the score of a lead is read from.
 *
 * @param record - the lead and its profile
 * @param now - the instant
 * @returns the input of the scoring room
 */
export const scoreInputOf = ({ lead, profile }: LeadRecord, now: Instant): ScoreInput => ({
  state: lead.scoring,
  profile,
  now,
  held: lead.score?.held ?? [],
  ...(lead.override ? { override: lead.override } : {}),
})

/**
 * The score of a lead at an instant.
 *
 * @param model - the policies
 * @param record - the lead and its profile
 * @param now - the instant; decay is computed for it
 * @returns the score in short
 * @example
 * ```ts
 * import { compileHandoffModel, decide, scoreOf } from 'lead-handoff'
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
 * if (record) console.log(scoreOf(model, record, now).total) // 0
 * ```
 */
export const scoreOf = (model: HandoffModel, record: LeadRecord, now: Instant): ScoreSummary => {
  const score = evaluateScore(model.scoring, scoreInputOf(record, now))
  const dimensions: Record<string, number> = {}
  for (const name of Object.keys(score.dimensions)) {
    dimensions[name] = score.dimensions[name]?.value ?? 0
  }
  return {
    dimensions,
    total: score.total,
    grade: score.grade ?? null,
    qualified: score.qualified,
    held: score.held,
    policy: score.policy,
  }
}

/**
 * Whether two scores say the same.
 *
 * @param a - a score, or none
 * @param b - another
 * @returns whether all their fields are equal
 */
export const sameScore = (a: ScoreSummary | null, b: ScoreSummary): boolean =>
  a !== null &&
  a.total === b.total &&
  a.qualified === b.qualified &&
  a.grade === b.grade &&
  a.policy === b.policy &&
  a.held.length === b.held.length &&
  a.held.every((name, i) => b.held[i] === name) &&
  Object.keys(b.dimensions).every((name) => a.dimensions[name] === b.dimensions[name])
