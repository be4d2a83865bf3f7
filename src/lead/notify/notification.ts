import type { Instant, JsonObject } from '../../kernel/index.ts'
import type { LeadId } from '../state/ids.ts'

/** All kinds of news. */
export const notificationKinds = [
  'acknowledgement-expired',
  'check-in-due',
  'clock-breached',
  'clock-escalated',
  'clock-warning',
  'escalation-failed',
  'lead-accepted',
  'lead-activity',
  'lead-assigned',
  'lead-corrected',
  'lead-lost',
  'lead-offered',
  'lead-qualified',
  'lead-recycled',
  'lead-rejected',
  'lead-taken-away',
  'lead-trashed',
  'lead-unreachable',
  'lead-waiting',
  'lead-withdrawn',
  'lead-won',
  'nobody-available',
  'offers-exhausted',
  'reminder',
] as const

/** What kind of news somebody is told. The guide says who is told which. */
export type NotificationKind = (typeof notificationKinds)[number]

/** Something that somebody is to be told. Without personal data: whoever sends it reads the profile then. */
export interface Notification {
  /** The lead it is about. */
  readonly leadId: LeadId
  /** Names it among the news of its lead: the same news has the same id, whoever finds it and however often. */
  readonly id: string
  /** When it became known. */
  readonly at: Instant
  /** Whose inbox: a person, a queue, marketing or sales management. */
  readonly recipient: string
  /** What kind of news. */
  readonly kind: NotificationKind
  /** What else is needed to write it: ids, reasons and instants. */
  readonly body: JsonObject
}
