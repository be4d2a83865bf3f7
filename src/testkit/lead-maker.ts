import { deepFreeze, HandoffError } from '../kernel/index.ts'
import {
  type AnyCommand,
  compileHandoffModel,
  decide,
  type HandoffModel,
  type LeadId,
  type LeadRecord,
} from '../lead/index.ts'
import type { Batch, Clock, LeadWrite, OutboxMessage } from '../ports/index.ts'

/** Makes writes such as an engine makes them, without an engine. */
export interface LeadMaker {
  /**
   * A lead that is captured.
   *
   * @param leadId - its id
   * @param attributes - what is known of it
   * @returns the write of version 0
   */
  capture(leadId: LeadId, attributes?: LeadRecord['profile']['attributes']): LeadWrite
  /**
   * A lead to which something more happened: one event.
   *
   * @param before - what was written before
   * @returns the write that follows it
   */
  next(before: LeadWrite): LeadWrite
  /**
   * A lead to which nothing happened but the time that passed.
   *
   * @param before - what was written before
   * @param timers - instants at which it is due from now on
   * @returns a write without events
   */
  idle(before: LeadWrite, timers?: readonly number[]): LeadWrite
  /**
   * A message about a lead.
   *
   * @param leadId - the lead
   * @param id - its name among the lead's messages
   * @returns the message, of this instant
   */
  message(leadId: LeadId, id: string): OutboxMessage
}

const policies = {
  scoring: {
    id: 'none',
    version: '1',
    dimensions: { engagement: {} },
    rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 1 }],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 1 }] } },
  },
  routing: {
    id: 'none',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'sales', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
} as const

const decided = (
  model: HandoffModel,
  command: AnyCommand,
  facts: Parameters<typeof decide>[2],
): LeadWrite => {
  const result = decide(model, command as never, facts)
  const change = result.ok ? result.value.changes[0] : undefined
  if (!change) throw new HandoffError('INVALID_JSON', 'the kit could not make this lead')
  const rank = { priority: 0, dueAt: null, since: facts.now }
  return deepFreeze({ ...change, timers: [], rank })
}

/**
 * Makes a maker of leads.
 *
 * @param clock - the clock of the case
 * @returns the maker
 */
export const createLeadMaker = (clock: Clock): LeadMaker => {
  const model = compileHandoffModel(policies)
  return {
    capture: (leadId, attributes = {}) => {
      const source = { channel: 'fair' }
      const command = { type: 'capture', leadId, source, profile: { attributes } } as const
      return decided(model, command, { now: clock.now(), commandId: `capture ${leadId}` })
    },
    next: ({ leadId, record }) => {
      const version = record.lead.version + 1
      const command = { type: 'annotate', leadId, noteId: `n${version}`, text: 'a note' } as const
      const facts = { now: clock.now(), commandId: `annotate ${version}`, record }
      return decided(model, command, facts)
    },
    idle: (before, timers = []) => ({
      ...before,
      expectedVersion: before.record.lead.version,
      events: [],
      timers: timers.map((at, i) => ({ key: `t${i}`, at })),
    }),
    message: (leadId, id) => ({
      leadId,
      id,
      at: clock.now(),
      recipient: 'mia',
      kind: 'lead-assigned',
      body: { of: leadId },
    }),
  }
}

/**
 * One write as a batch.
 *
 * @param writes - the leads, the one of the command first
 * @param more - what else is in the batch
 * @returns the batch, without a command id unless one is given
 */
export const batchOf = (
  writes: LeadWrite | readonly LeadWrite[],
  more: Partial<Batch> = {},
): Batch => ({
  commandId: null,
  writes: Array.isArray(writes) ? writes : [writes as LeadWrite],
  claims: [],
  outbox: [],
  forget: [],
  ...more,
})

/**
 * A change of a pool.
 *
 * @param pool - its name
 * @param expectedVersion - the version it is made on
 * @returns the claim; the state says which version it is
 */
export const claimOf = (pool: string, expectedVersion: number): Batch['claims'][number] => ({
  pool,
  expectedVersion,
  // one to three of them, told apart by pool, version and number
  entries: Array.from({ length: 1 + (expectedVersion % 3) }, (_, i) => ({
    at: i,
    ...(i === 0 ? {} : { leadId: `lead-${expectedVersion}` }),
    id: `rep-${pool}-${i}`,
    kind: i === 0 ? 'away' : 'assigned',
    amount: i === 0 ? 0 : 1,
    calibrationMicros: i === 0 ? -333_333 : 0,
  })),
  // a store keeps the state as it is and looks at nothing in it but the version
  state: { version: expectedVersion + 1, last: `rep-${expectedVersion}` } as never,
})
