import type { JsonObject } from '../../kernel/index.ts'
import type { Lead } from '../state/lead.ts'
import type { Profile } from '../state/profile.ts'

/**
 * A lead as conditions see it: its profile, and beside it `source`, `score`, `stage`, `cycle`, `owner` and `optedOut`.
 *
 * @param lead - where it stands
 * @param profile - what is known of it
 * @returns plain JSON
 * @example
 * ```ts
 * import { compileHandoffModel, decide, subjectOf } from 'lead-handoff'
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
 * if (record) console.log(subjectOf(record.lead, record.profile)['stage']) // nurturing
 * ```
 */
export const subjectOf = (lead: Lead, profile: Profile): JsonObject =>
  ({
    contact: profile.contact,
    company: profile.company,
    qualification: profile.qualification,
    attributes: profile.attributes,
    source: lead.source,
    score: lead.score,
    stage: lead.stage,
    cycle: lead.cycle,
    owner: lead.owner,
    optedOut: lead.optedOut,
  }) as unknown as JsonObject
