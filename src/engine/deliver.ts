import { limits, toInstant } from '../kernel/index.ts'
import type { Awaitable, OutboxMessage } from '../ports/index.ts'
import { checkFunction, checkLimit } from './check-request.ts'
import type { Shell } from './shell.ts'

/** A message that could not be sent; it is handed out again when its lease has run out. */
export interface FailedMessage {
  /** The message. */
  readonly message: OutboxMessage
  /** What the sender threw. */
  readonly error: unknown
}

/** What a delivery did. */
export interface Delivered {
  /** Messages that were sent and settled. */
  readonly delivered: number
  /** Messages that were not. */
  readonly failed: readonly FailedMessage[]
  /** Whether as many waited as were asked for, so that there may be more. */
  readonly more: boolean
}

/** Sends one message; when it returns, the message counts as delivered. */
export type SendMessage = (message: OutboxMessage) => Awaitable<unknown>

/**
 * Hands waiting messages to the host's sender and settles those that it took.
 *
 * @param shell - what to work with
 * @param send - the sender
 * @param limit - most messages
 * @returns what was done
 * @throws TypeError for a sender that is no function; RangeError for a limit below one
 * @throws {@link HandoffError} `STORE_FAILED` or `STORE_CONTRACT_BROKEN`; what was sent and not settled is sent again then
 */
export const deliver = async (
  { store, clock }: Shell,
  send: SendMessage,
  limit: number,
): Promise<Delivered> => {
  checkFunction('deliver', send, 'sends one message')
  checkLimit('deliver', limit)
  const now = toInstant(clock.now(), 'clock')
  const messages = await store.leaseMessages({ now, leaseMs: limits.leaseMs, limit })
  const sent: OutboxMessage[] = []
  const failed: FailedMessage[] = []
  for (const message of messages) {
    try {
      await send(message)
      sent.push(message)
    } catch (error) {
      // one recipient who cannot be reached must not keep the others waiting
      failed.push({ message, error })
    }
  }
  if (sent.length > 0) await store.settleMessages(sent.map(({ leadId, id }) => ({ leadId, id })))
  return { delivered: sent.length, failed, more: messages.length >= limit }
}
