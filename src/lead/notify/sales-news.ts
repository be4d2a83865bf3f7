import type { JsonObject } from '../../kernel/index.ts'
import { scoredActivityOf } from '../decide/scored-activity-of.ts'
import { subjectOf } from '../decide/subject-of.ts'
import type { LeadAssigned, LeadHandedOff } from '../events/handoff-events.ts'
import type { ActivityRecorded } from '../events/knowledge-events.ts'
import type { News, Occasion } from './news.ts'

/** What is told of an arrival: with the number of the hand-off where it is one. */
const arrived = (event: LeadHandedOff | LeadAssigned, told: JsonObject): JsonObject =>
  event.type === 'lead-handed-off' ? { handoff: event.handoff, ...told } : told

/** Who has the lead now: a person, a queue, or nobody. */
export const arrivalNews = (
  { policy }: Occasion,
  event: LeadHandedOff | LeadAssigned,
): readonly News[] => {
  const { routing, offer } = event
  const { outcome, assignee, queue, rule, retryAt = null } = routing
  if (outcome === 'held') {
    const body = arrived(event, { retryAt })
    return [{ to: policy.management, kind: 'nobody-available', body }]
  }
  if (outcome === 'queued') {
    return [{ to: queue, kind: 'lead-waiting', body: arrived(event, { rule }) }]
  }
  if (!offer) return [{ to: assignee, kind: 'lead-assigned', body: arrived(event, { rule }) }]
  const { number, dueAt } = offer
  const body = arrived(event, { rule, offer: number, dueAt })
  return [{ to: assignee, kind: 'lead-offered', body }]
}

/** Whose lead it was is told that it is theirs no more, and management that nobody wanted it. */
export const passingNews = (occasion: Occasion, event: LeadAssigned): readonly News[] => {
  const { from, assignee, reason, offer } = event
  const { previous, policy } = occasion
  const passed = previous?.type === 'offer-passed' ? previous.how : null
  const news: News[] = [...arrivalNews(occasion, event)]
  const body = { to: assignee, reason: reason ?? passed }
  if (from !== assignee) news.push({ to: from, kind: 'lead-taken-away', body })
  if (passed !== null && !offer) {
    const queue = event.routing.queue
    news.push({ to: policy.management, kind: 'offers-exhausted', body: { assignee, queue } })
  }
  // whoever declined knows
  return passed === 'declined' ? news.filter(({ kind }) => kind !== 'lead-taken-away') : news
}

/** Activity worth telling while somebody has the lead, once for each activity. */
export const activityNews = (
  { policy, record }: Occasion,
  event: ActivityRecorded,
): readonly News[] => {
  const { assignee, activity, activityId, content, recordedAt } = event
  if (assignee === null || policy.activities.length === 0) return []
  let subject: JsonObject | undefined
  const notice = policy.activities.find(({ activities, where, when }) => {
    if (!activities.has(activity)) return false
    if (where && !where.test(scoredActivityOf(event), recordedAt)) return false
    if (!when) return true
    subject ??= subjectOf(record.lead, record.profile)
    return when.test(subject, recordedAt)
  })
  if (!notice) return []
  const body = { notice: notice.name, activity, activityId, content }
  return [{ to: assignee, kind: 'lead-activity', body, key: activityId }]
}
