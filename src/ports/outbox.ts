import type { Instant, JsonObject } from '../kernel/index.ts'
import type { LeadId } from '../lead/index.ts'
import type { Awaitable } from './awaitable.ts'
import type { LeaseQuery } from './timer-queue.ts'

/** Names a message. */
export interface MessageKey {
  /** The lead it is about. */
  readonly leadId: LeadId
  /** Names it among the messages of its lead: the same news has the same id, whoever finds it and however often. */
  readonly id: string
}

/** Something that somebody is to be told. Without personal data: the host reads the profile when it sends. */
export interface OutboxMessage extends MessageKey {
  /** When it happened; it is not handed out before. */
  readonly at: Instant
  /** Whose inbox: an id of a person or of a group, such as `marketing`. */
  readonly recipient: string
  /** What kind of news, such as `lead-assigned`. */
  readonly kind: string
  /** What else is needed to write it: ids, reasons and figures. */
  readonly body: JsonObject
}

/** Hands out what is to be told, at least once. */
export interface Outbox {
  /**
   * Leases messages that nobody has leased now. One that is not settled before its lease runs out is handed out again, so a receiver
   * must know a message by its lead and id.
   *
   * @param query - the instant, the length of the lease and the most messages
   * @returns messages, the oldest in front
   */
  leaseMessages(query: LeaseQuery): Awaitable<readonly OutboxMessage[]>
  /**
   * Says that messages were delivered: they are never handed out again. One that is unknown or was settled before is passed over.
   *
   * @param messages - which ones
   * @returns when it is written
   */
  settleMessages(messages: readonly MessageKey[]): Awaitable<void>
}
