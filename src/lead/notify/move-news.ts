import type { JsonValue } from '../../kernel/index.ts'
import type { LeadMoved } from '../events/handoff-events.ts'
import { meansUnreachable } from '../events/means-unreachable.ts'
import type { News, Occasion } from './news.ts'
import type { NotificationKind } from './notification.ts'

const nothing: readonly News[] = []

/** What a move means to marketing, in any lifecycle: told by the milestones and the kinds of its stages, and by one word of the domain. */
const meaningOf = (
  { model, wasHandedOff }: Occasion,
  move: LeadMoved,
): NotificationKind | undefined => {
  const { undone, kind, reached, from, fromKind } = move
  if (undone) return 'lead-corrected'
  if (kind === 'won') return 'lead-won'
  if (kind === 'lost') return 'lead-lost'
  if (reached.includes('accepted')) return 'lead-accepted'
  if (!wasHandedOff || fromKind !== 'open' || kind === 'open') return undefined
  if (meansUnreachable(move)) return 'lead-unreachable'
  const wasAccepted = model.lifecycle.stages.get(from)?.marks.includes('accepted')
  if (!wasAccepted) return 'lead-rejected'
  return kind === 'discarded' ? 'lead-trashed' : 'lead-recycled'
}

/**
 * What is told of a move: marketing what became of its lead, and whoever had it if somebody else ended the hand-off.
 *
 * @param occasion - what is known beside the event
 * @param event - the move
 * @returns the news
 */
export const moveNews = (occasion: Occasion, event: LeadMoved): readonly News[] => {
  const { policy, model, wasHandedOff } = occasion
  const { transition, from, to, kind, reason, assignee, undone } = event
  const meaning = meaningOf(occasion, event)
  const isQualified = event.startsCycle && (model.rules.vetting || model.rules.handOff === 'manual')
  const isOver = wasHandedOff && kind !== 'open'
  if (!meaning && !isQualified && !isOver) return nothing
  const body = { transition, from, to, reason }
  const news: News[] = []
  if (meaning) {
    const told: Record<string, JsonValue> = { transition, from, to, reason, assignee }
    if (event.revenue) told['revenue'] = { ...event.revenue }
    if (event.checkInAt !== null) told['checkInAt'] = event.checkInAt
    if (undone) told['undone'] = undone.transition
    news.push({ to: policy.marketing, kind: meaning, body: told })
  }
  if (isQualified) news.push({ to: policy.marketing, kind: 'lead-qualified', body })
  if (isOver) news.push({ to: assignee, kind: 'lead-withdrawn', body })
  return news
}
