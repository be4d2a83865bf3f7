import type { EventBase } from '../events/event-base.ts'
import type { LeadMoved } from '../events/handoff-events.ts'
import { append, type Draft } from './draft.ts'

/** What tells one move from another. */
export type Moved = Omit<
  LeadMoved,
  'type' | 'journey' | Exclude<keyof EventBase, 'stage' | 'kind' | 'cycle'>
>

/**
 * Adds a move and takes the lead along. Moves are the most frequent events and the widest ones: with every field written out, making one takes a quarter
 * of the time that `emit` takes to copy the same fields.
 *
 * @param draft - the decision under way
 * @param moved - what tells this move from another
 */
export const emitMoved = (draft: Draft, moved: Moved): void => {
  const { lead, model, facts } = draft
  const version = lead.version + 1
  append(draft, {
    id: `${lead.id}/${version}`,
    leadId: lead.id,
    version,
    at: draft.at,
    recordedAt: draft.recordedAt,
    by: draft.by,
    commandId: facts.commandId,
    stage: moved.stage,
    kind: moved.kind,
    cycle: moved.cycle,
    source: lead.source,
    assignee: lead.handoff?.assignee ?? null,
    policy: model.fingerprint,
    type: 'lead-moved',
    transition: moved.transition,
    from: moved.from,
    to: moved.to,
    fromKind: moved.fromKind,
    reached: moved.reached,
    elapsedMs: moved.elapsedMs,
    reason: moved.reason,
    override: moved.override,
    score: moved.score,
    revenue: moved.revenue,
    checkInAt: moved.checkInAt,
    startsCycle: moved.startsCycle,
    rules: moved.rules,
    journey: lead.journey,
    undone: moved.undone,
  })
}
