import { type Instant, limits } from '../kernel/index.ts'
import type { LeadEvent } from '../lead/index.ts'
import type { ContentContact, WhyNow } from './brief.ts'

type Reason = Omit<WhyNow, 'count' | 'lastAt'>

/** A threshold that is crossed to and fro is one reason in each pass through the funnel; what a parked or lost lead does belongs to its next one. */
const passOf = ({ kind, cycle }: LeadEvent): number => (kind === 'open' ? cycle : cycle + 1)

/** What an event counts as: two with the same name are one. */
const nameOf = (event: LeadEvent): string => {
  if (event.type === 'activity-recorded') return event.activityId
  return event.type === 'score-changed' ? `pass ${passOf(event)}` : event.id
}

const reasonsOf = (event: LeadEvent): readonly Reason[] => {
  switch (event.type) {
    case 'activity-recorded': {
      const { activity: what, content, scoring } = event
      // what earned nothing is no reason
      return scoring === null ? [] : [{ kind: 'activity', what, content }]
    }
    case 'profile-updated':
      return event.fields.map((what) => ({ kind: 'new-fact', what, content: null }))
    case 'score-changed':
      return event.crossed === null
        ? []
        : [{ kind: 'threshold', what: event.crossed, content: null }]
    default:
      return []
  }
}

const byLast = <T extends { readonly lastAt: Instant }>(a: T, b: T): number => b.lastAt - a.lastAt

/**
 * Why somebody should call now: what the lead did and what was found out lately.
 *
 * @param history - the events
 * @param now - the instant
 * @returns the reasons of the last `limits.whyNowMs`, the latest first, the same ones together
 */
export const whyNowOf = (history: readonly LeadEvent[], now: Instant): readonly WhyNow[] => {
  const found = new Map<string, WhyNow>()
  const counted = new Set<string>()
  for (const event of history) {
    if (event.at > now || event.at < now - limits.whyNowMs) continue
    for (const reason of reasonsOf(event)) {
      const key = JSON.stringify(reason)
      const name = `${key} ${nameOf(event)}`
      const { count = 0, lastAt = event.at } = found.get(key) ?? {}
      const more = counted.has(name) ? 0 : 1
      counted.add(name)
      found.set(key, { ...reason, count: count + more, lastAt: Math.max(lastAt, event.at) })
    }
  }
  return [...found.values()].sort(byLast).slice(0, limits.briefLines)
}

/**
 * What the lead received and reacted to.
 *
 * @param history - the events
 * @returns each content once, the latest first
 */
export const contentOf = (history: readonly LeadEvent[]): readonly ContentContact[] => {
  const found = new Map<string, ContentContact>()
  const counted = new Set<string>()
  for (const event of history) {
    if (event.type !== 'activity-recorded' || event.content === null) continue
    const { content, activity, activityId, at } = event
    if (counted.has(activityId)) continue
    counted.add(activityId)
    const { activities = [], count = 0, lastAt = at } = found.get(content) ?? {}
    const all = activities.includes(activity) ? activities : [...activities, activity]
    found.set(content, {
      content,
      activities: all,
      count: count + 1,
      lastAt: Math.max(lastAt, at),
    })
  }
  return [...found.values()].sort(byLast).slice(0, limits.briefLines)
}
