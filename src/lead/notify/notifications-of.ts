import type { LeadChange } from '../decide/decision.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { Lead } from '../state/lead.ts'
import { clockNews } from './clock-news.ts'
import { moveNews } from './move-news.ts'
import { type News, notificationOf, type Occasion } from './news.ts'
import type { Notification } from './notification.ts'
import { activityNews, arrivalNews, passingNews } from './sales-news.ts'

const nothing: readonly News[] = []

const newsOf = (occasion: Occasion, event: LeadEvent): readonly News[] => {
  const { assignee } = event
  switch (event.type) {
    case 'lead-handed-off':
      return arrivalNews(occasion, event)
    case 'lead-assigned':
      return passingNews(occasion, event)
    case 'acknowledgement-expired': {
      const { number, dueAt } = event.offer
      return [{ to: assignee, kind: 'acknowledgement-expired', body: { offer: number, dueAt } }]
    }
    case 'activity-recorded':
      return activityNews(occasion, event)
    case 'lead-moved':
      return moveNews(occasion, event)
    case 'clocks-changed':
      return clockNews(occasion, event)
    case 'escalation-failed': {
      const { target, action, to, refusal } = event
      const body = { target, action, to, refusal, assignee }
      return [{ to: occasion.policy.management, kind: 'escalation-failed', body }]
    }
    case 'check-in-due': {
      const { checkInAt } = event
      return [{ to: occasion.policy.marketing, kind: 'check-in-due', body: { checkInAt } }]
    }
    case 'lead-opted-out': {
      const body = { channels: [...event.channels] }
      return event.withdrawn === null ? [] : [{ to: assignee, kind: 'lead-withdrawn', body }]
    }
    case 'lead-absorbed':
      return [{ to: assignee, kind: 'lead-withdrawn', body: { into: event.into } }]
    default:
      return nothing
  }
}

/** Whether the lead is with sales after an event. */
const isHandedOff = (before: boolean, event: LeadEvent, lead: Lead): boolean => {
  switch (event.type) {
    case 'lead-handed-off':
      return true
    case 'lead-moved':
      if (event.undone) return lead.handoff !== null
      return before && event.kind === 'open' && !event.startsCycle
    case 'lead-opted-out':
      return before && event.withdrawn === null
    default:
      return before
  }
}

/**
 * What is to be told of a change: a function of its events and the policy, so that nothing is told that did not happen, and the same news has the
 * same id however often it is found.
 *
 * @param model - the policies
 * @param change - what happened to a lead in one decision
 * @param before - the lead before; absent for a new one
 * @returns the news, in the order of the events
 * @example
 * ```ts
 * import { compileHandoffModel, decide, notificationsOf } from 'lead-handoff'
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
 * const change = captured.ok ? captured.value.changes[0] : undefined
 * if (change) console.log(notificationsOf(model, change).length) // 0
 * ```
 */
export const notificationsOf = (
  model: HandoffModel,
  { events, record }: Pick<LeadChange, 'events' | 'record'>,
  before?: Lead,
): readonly Notification[] => {
  const { notifications: policy } = model
  if (!policy) return []
  const found: Notification[] = []
  let wasHandedOff = (before?.handoff ?? null) !== null
  let previous: LeadEvent | undefined
  for (const event of events) {
    for (const news of newsOf({ model, policy, record, previous, wasHandedOff }, event)) {
      const notification = notificationOf(event, news)
      if (notification) found.push(notification)
    }
    wasHandedOff = isHandedOff(wasHandedOff, event, record.lead)
    previous = event
  }
  return found
}
