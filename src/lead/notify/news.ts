import type { JsonObject, JsonValue } from '../../kernel/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { CompiledNotifications } from '../model/compile-notifications.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { LeadRecord } from '../state/lead-record.ts'
import type { Notification, NotificationKind } from './notification.ts'

/** What news are found in. */
export interface Occasion {
  /** The policies. */
  readonly model: HandoffModel
  /** Who is told of what. */
  readonly policy: CompiledNotifications
  /** The lead and its profile after all events. */
  readonly record: LeadRecord
  /** The event before this one in the same decision. */
  readonly previous: LeadEvent | undefined
  /** Whether the lead was with sales before the event. */
  readonly wasHandedOff: boolean
}

/** News for one recipient. */
export interface News {
  /** Whose inbox; nobody's if `null`. */
  readonly to: string | null
  /** What kind. */
  readonly kind: NotificationKind
  /** What else is needed to write it. */
  readonly body?: JsonObject
  /** Names it, where the number of the event is not the right name. */
  readonly key?: string
}

/**
 * News as they are put into an outbox. Nobody is told what they did themselves.
 *
 * @param event - what happened
 * @param news - who is told, and what
 * @returns the notification, or nothing
 */
export const notificationOf = (event: LeadEvent, news: News): Notification | undefined => {
  const { to, kind, body, key } = news
  if (to === null || to === event.by) return undefined
  const { leadId, recordedAt: at, version, stage, cycle, by } = event
  const id = key === undefined ? `${version}/${kind}/${to}` : `${kind}/${key}/${to}`
  // fields are added one by one: an object that is put together out of spreads takes microseconds on Node 20
  const whole: Record<string, JsonValue> = { version, stage, cycle, by }
  if (body) for (const name in body) whole[name] = body[name] as JsonValue
  return { leadId, id, at, recipient: to, kind, body: whole }
}
