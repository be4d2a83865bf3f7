import type { AnyCommand, LeadEvent, LeadId, LeadRecord } from '../lead/index.ts'
import type { Batch, Loaded, LoadQuery } from '../ports/index.ts'

/** What the store knows, as the commands of one round leave it before anything is written. */
export interface Ledger {
  /** What was loaded. */
  readonly loaded: readonly Loaded[]
  /**
   * What the next command is decided on.
   *
   * @param command - the command
   * @returns the lead, what the command already did, and the pools
   */
  read(command: Pick<AnyCommand, 'leadId' | 'id'>): Loaded
  /**
   * Takes note of what a command is going to write.
   *
   * @param batch - what it writes
   */
  write(batch: Batch): void
}

type Done = Map<string, readonly LeadEvent[]>

/**
 * Opens a ledger.
 *
 * @param queries - what was asked of the store; pools only once
 * @param answers - what it answered
 * @returns the ledger
 */
export const openLedger = (queries: readonly LoadQuery[], answers: readonly Loaded[]): Ledger => {
  const records = new Map<LeadId, LeadRecord>()
  const done = new Map<LeadId, Done>()
  const pools: Record<string, Loaded['pools'][string]> = {}

  const remember = (leadId: LeadId, commandId: string, events: readonly LeadEvent[]): void => {
    const commands: Done = done.get(leadId) ?? new Map()
    commands.set(commandId, events)
    done.set(leadId, commands)
  }

  for (const [i, { leadId, commandId }] of queries.entries()) {
    const { record = null, done: events = null, pools: states = {} } = answers[i] ?? {}
    // of two answers about one lead the later one knows more
    const known = records.get(leadId)
    if (record && record.lead.version >= (known?.lead.version ?? 0)) records.set(leadId, record)
    if (events && commandId !== null) remember(leadId, commandId, events)
    Object.assign(pools, states)
  }
  return {
    loaded: answers,
    read: ({ leadId, id }) => ({
      record: records.get(leadId) ?? null,
      done: (id === undefined ? undefined : done.get(leadId)?.get(id)) ?? null,
      pools,
    }),
    write: ({ commandId, writes, claims }) => {
      for (const { leadId, record } of writes) records.set(leadId, record)
      for (const { pool, state } of claims) pools[pool] = state
      const [first] = writes
      if (first && commandId !== null) remember(first.leadId, commandId, first.events)
    },
  }
}
