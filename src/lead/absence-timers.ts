import { limits } from '../kernel/index.ts'
import { nextAttendanceAt } from '../routing/index.ts'
import type { Timer } from '../sla/index.ts'
import { heedsAbsence, isAway } from './decide/absence.ts'
import type { Facts } from './decide/facts.ts'
import type { HandoffModel } from './model/handoff-model.ts'
import { isHeld } from './state/is-held.ts'
import type { Lead } from './state/lead.ts'

/**
 * When a lead is to be looked at because its assignee goes away, or because somebody comes back for one that nobody could take, as far as the team tells
 * now. An absence that is entered later is looked at with `review`.
 *
 * @param model - the policies
 * @param lead - the lead
 * @param facts - the instant and the team
 * @returns the next beginning of an absence; while they are away and nobody else could take it, or while it is held, the next attempt
 * @example
 * ```ts
 * import { absenceTimersOf, compileHandoffModel, decide } from 'lead-handoff'
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
 *   rules: { absence: 'reassign' },
 * })
 * const facts = { now: Date.UTC(2026, 0, 5), commandId: 'c1', team: [] }
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, facts)
 * const record = captured.ok ? captured.value.changes[0]?.record : undefined
 * if (record) console.log(absenceTimersOf(model, record.lead, facts).length) // 0
 * ```
 */
export const absenceTimersOf = (
  model: HandoffModel,
  lead: Lead,
  { now, team }: Pick<Facts, 'now' | 'team'>,
): readonly Timer[] => {
  if (!team || lead.mergedInto !== null) return []
  if (isHeld(lead.handoff)) {
    // what was known when the lead was first held may have passed without anybody being there
    const at = nextAttendanceAt(model.routing, { team, now })
    return at === null ? [] : [{ key: 'return', at }]
  }
  if (!heedsAbsence(model, lead)) return []
  const member = team.find(({ id }) => id === lead.handoff?.assignee)
  if (isAway(member, now)) {
    const retryAt = nextAttendanceAt(model.routing, { team, now }) ?? Number.POSITIVE_INFINITY
    return [{ key: 'absence', at: Math.min(now + limits.heldRetryMs, retryAt) }]
  }
  const begins = [member?.leavesAt, ...(member?.outOfOffice ?? []).map(({ fromAt }) => fromAt)]
  const ahead = begins.filter((at): at is number => at !== undefined && at > now)
  return ahead.length > 0 ? [{ key: 'absence', at: Math.min(...ahead) }] : []
}
