import {
  type AnyCommand,
  absenceTimersOf,
  type Decision,
  type Facts,
  type HandoffModel,
  type LeadChange,
  notificationsOf,
  scoreTimersOf,
  timersOf,
} from '../lead/index.ts'
import type { Batch } from '../ports/index.ts'
import { rankOf } from './rank-of.ts'

/** A decision and what it was made on. */
export interface Decided {
  /** What was asked. */
  readonly command: Pick<AnyCommand, 'type' | 'leadId' | 'id'>
  /** What the decision was made on. */
  readonly facts: Facts
  /** What the command leads to. */
  readonly decision: Decision
}

const before = (
  { record, other }: Facts,
  { leadId }: LeadChange,
): LeadChange['record'] | undefined =>
  record?.lead.id === leadId ? record : other?.lead.id === leadId ? other : undefined

const timers = (model: HandoffModel, { record }: LeadChange, facts: Facts) => {
  const own = timersOf(model, record.lead, facts.now)
  const absence = absenceTimersOf(model, record.lead, facts)
  const score = scoreTimersOf(model, record, facts.now)
  return absence.length + score.length > 0 ? [...own, ...absence, ...score] : own
}

const messagesOf = (model: HandoffModel, { changes }: Decision, facts: Facts): Batch['outbox'] => {
  const [first] = changes
  // almost every decision is about one lead
  if (first && changes.length === 1) return notificationsOf(model, first, facts.record?.lead)
  return changes.flatMap((change) => notificationsOf(model, change, before(facts, change)?.lead))
}

/**
 * Everything that a decision writes, in one batch: the leads, their events, timers and places in lists, the shared routing state, and what is to be told.
 * The engine commits it; a host that owns its transaction writes it itself, together with its own rows.
 *
 * @param model - the policies
 * @param decided - the decision, the command it answers and the facts it was made on
 * @returns the batch for `commit`
 * @example
 * ```ts
 * import { batchOf, compileHandoffModel, decide } from 'lead-handoff'
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
 * const command = { type: 'capture', leadId: 'ada', id: 'form-17' } as const
 * const facts = { now: Date.UTC(2026, 0, 5), commandId: 'form-17' }
 * const result = decide(model, command, facts)
 * if (!result.ok) throw new Error(result.refusal.message)
 * const batch = batchOf(model, { command, facts, decision: result.value })
 * console.log(batch.writes.map(({ events }) => events.length).join()) // 2
 * ```
 */
export const batchOf = (model: HandoffModel, { command, facts, decision }: Decided): Batch => {
  const { changes, claims } = decision
  const [first] = changes
  return {
    commandId: command.id ?? null,
    // written out: to add a field to a spread object takes microseconds on Node 20
    writes: changes.map((change) => ({
      leadId: change.leadId,
      expectedVersion: change.expectedVersion,
      events: change.events,
      record: change.record,
      timers: timers(model, change, facts),
      rank: rankOf(change.record.lead),
    })),
    claims,
    outbox: messagesOf(model, decision, facts),
    forget:
      command.type === 'erase' ? [command.leadId, ...(first?.record.lead.absorbed ?? [])] : [],
  }
}
