import { type Instant, limits } from '../kernel/index.ts'
import type { LeadEvent } from '../lead/index.ts'
import type { ContentContact, WhyNow } from './brief.ts'

type Reason = Omit<WhyNow, 'count' | 'lastAt'>

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
  for (const event of history) {
    if (event.at > now || event.at < now - limits.whyNowMs) continue
    for (const reason of reasonsOf(event)) {
      const key = JSON.stringify(reason)
      const { count = 0, lastAt = event.at } = found.get(key) ?? {}
      found.set(key, { ...reason, count: count + 1, lastAt: Math.max(lastAt, event.at) })
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
  for (const event of history) {
    if (event.type !== 'activity-recorded' || event.content === null) continue
    const { content, activity, at } = event
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
