import { type StoryLine, storyOf } from '../brief/index.ts'
import {
  clocksOf,
  type ExplainedScore,
  explainScoreOf,
  type Facts,
  type HandoffModel,
  type LeadEvent,
  type LeadRecord,
  type PossibleMove,
  possibleMoves,
} from '../lead/index.ts'

/** Why a lead stands where it stands, and what can happen next. */
export interface Explanation extends LeadRecord {
  /** The score now, rule by rule. */
  readonly score: ExplainedScore
  /** Who got the lead, and why; `null` if it was never handed off. */
  readonly routing: Extract<LeadEvent, { type: 'lead-handed-off' }>['routing'] | null
  /** Its clocks: what was used, what is left, how each stands and why. */
  readonly clocks: ReturnType<typeof clocksOf>
  /** What may happen next, and what each of it waits for. */
  readonly next: readonly PossibleMove[]
  /** Everything that happened, in order, with its reasons; left out is only what clocks noted for themselves. */
  readonly story: readonly StoryLine[]
}

/** What an explanation is made of. */
interface Known {
  readonly record: LeadRecord
  readonly history: readonly LeadEvent[]
  readonly facts: Pick<Facts, 'now' | 'team' | 'pools'>
}

const lastRouting = (history: readonly LeadEvent[]): Explanation['routing'] => {
  for (let i = history.length - 1; i >= 0; i -= 1) {
    const event = history[i] as LeadEvent
    if (event.type === 'lead-handed-off' || event.type === 'lead-assigned') return event.routing
  }
  return null
}

/**
 * Explains a lead.
 *
 * @param model - the policies
 * @param known - the lead, its profile, its events with those of the leads that were merged into it, the instant, the team and the pools
 * @returns the explanation, plain data
 */
export const explain = (model: HandoffModel, { record, history, facts }: Known): Explanation => ({
  ...record,
  score: explainScoreOf(model, { ...record, history }, facts.now),
  routing: lastRouting(history.filter(({ leadId }) => leadId === record.lead.id)),
  clocks: clocksOf(model, record.lead, facts.now),
  next: possibleMoves(model, { ...facts, record, commandId: '-' }),
  story: storyOf(history),
})
