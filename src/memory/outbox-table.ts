import { compareText } from '../kernel/index.ts'
import type { LeadId } from '../lead/index.ts'
import type { LeaseQuery, MessageKey, OutboxMessage } from '../ports/index.ts'
import { createLeaseTable } from './lease-table.ts'

/** The messages of all leads. */
export interface OutboxTable {
  /**
   * Adds a message, unless its lead already had one of this id.
   *
   * @param message - what is to be told
   */
  add(message: OutboxMessage): void
  /**
   * Removes the messages of a lead that are not settled.
   *
   * @param leadId - the lead
   */
  forget(leadId: LeadId): void
  /**
   * Leases messages.
   *
   * @param query - the instant, the length of the lease and the most messages
   * @returns messages, the oldest in front
   */
  lease(query: LeaseQuery): readonly OutboxMessage[]
  /**
   * Never hands out a message again.
   *
   * @param key - which one
   */
  settle(key: MessageKey): void
  /**
   * Everything that is not settled.
   *
   * @returns messages, in no particular order
   */
  pending(): readonly OutboxMessage[]
}

const compareMessages = (a: OutboxMessage, b: OutboxMessage): number =>
  compareText(a.leadId, b.leadId) || compareText(a.id, b.id)

/**
 * Makes an empty outbox.
 *
 * @returns the outbox
 */
export const createOutboxTable = (): OutboxTable => {
  // a settled message stays as null: its id must not come back
  const byLead = new Map<LeadId, Map<string, OutboxMessage | null>>()
  const waiting = createLeaseTable(compareMessages)

  return {
    add: (message) => {
      let own = byLead.get(message.leadId)
      if (own?.has(message.id)) return
      if (!own) {
        own = new Map()
        byLead.set(message.leadId, own)
      }
      own.set(message.id, message)
      waiting.wait(message, message.at)
    },
    forget: (leadId) => {
      const own = byLead.get(leadId)
      for (const [id, message] of own ?? []) {
        if (message === null) continue
        own?.delete(id)
        waiting.drop(message)
      }
    },
    lease: ({ now, leaseMs, limit }) => waiting.lease(now, now + leaseMs, limit),
    settle: ({ leadId, id }) => {
      const own = byLead.get(leadId)
      const message = own?.get(id)
      if (!message) return
      own?.set(id, null)
      waiting.drop(message)
    },
    pending: () =>
      Array.from(byLead.values(), (own) =>
        [...own.values()].filter((message) => message !== null),
      ).flat(),
  }
}
