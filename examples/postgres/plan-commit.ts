import type { Batch, CommitOutcome, LeadWrite } from 'lead-handoff'

/** What the database said when it refused to write: the versions and commands that it really has. */
export interface Reality {
  readonly leads: readonly (readonly [leadId: string, version: number])[] | null
  readonly pools: readonly (readonly [pool: string, version: number])[] | null
  readonly commands: readonly (readonly [leadId: string, commandId: string])[] | null
}

/** What one call of `commit_leads` checks and writes, and what becomes of each batch if all of its checks hold. */
export interface CommitPlan {
  readonly outcomes: readonly CommitOutcome[]
  /** Whether there is anything left to write. */
  readonly writes: boolean
  /** The parameters of `commit_leads`, without the tenant. */
  readonly values: readonly unknown[]
}

interface LeadRow {
  readonly expected: number
  version: number
  write?: LeadWrite
}

interface PoolRow {
  readonly expected: number
  version: number
  state?: unknown
}

// null sorts last in lists
const never = Number.MAX_SAFE_INTEGER

/** A lead as a row, its columns in the order of the table. */
export const leadRow = ({ leadId, expectedVersion, record, rank, timers }: LeadWrite) => {
  const { lead, profile } = record
  const wakeAt = timers.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY)
  return {
    lead_id: leadId,
    expected: expectedVersion,
    version: lead.version,
    lead,
    profile,
    stage: lead.stage,
    kind: lead.kind,
    assignee: lead.handoff?.assignee ?? null,
    queue: lead.handoff?.queue ?? null,
    merged: lead.mergedInto !== null,
    rank: -rank.priority,
    due_at: rank.dueAt ?? never,
    since: rank.since,
    wake_at: Number.isFinite(wakeAt) ? wakeAt : null,
  }
}

/** A message as a row. */
export const messageRow = ({ leadId, ...message }: Batch['outbox'][number]) => ({
  lead_id: leadId,
  ...message,
})

/** A command that is to be written has a range; one without is only looked up. */
interface CommandRow {
  readonly lead_id: string
  readonly command_id: string
  readonly above?: number
  readonly upto?: number
}

/** Some fields of rows as parallel lists. */
const lists = <T extends object>(rows: readonly T[], ...names: readonly string[]): unknown[] =>
  names.map((name) => rows.map((row) => (row as Readonly<Record<string, unknown>>)[name] ?? null))

/** A field of rows as JSON, with the character RS between the rows; nothing at all where a row does not have it. */
const documents = <T extends object>(rows: readonly T[], name: keyof T): string =>
  rows.map((row) => (row[name] === undefined ? '' : JSON.stringify(row[name]))).join('\u001e')

const leadLists = (rows: ReadonlyMap<string, LeadRow>): unknown[] => {
  const all = Array.from(
    rows,
    ([leadId, { expected, write }]): Partial<ReturnType<typeof leadRow>> =>
      write ? { ...leadRow(write), expected } : { lead_id: leadId, expected },
  )
  const places = ['assignee', 'queue', 'merged', 'rank', 'due_at', 'since', 'wake_at']
  return [
    ...lists(all, 'lead_id', 'expected', 'version'),
    documents(all, 'lead'),
    documents(all, 'profile'),
    ...lists(all, 'stage', 'kind', ...places),
  ]
}

const eventLists = (batches: readonly Batch[]): unknown[] => {
  const events = batches.flatMap(({ writes }) =>
    writes.flatMap(({ leadId, events: own }) =>
      own.map((event) => ({ lead_id: leadId, version: event.version, event })),
    ),
  )
  return [...lists(events, 'lead_id', 'version'), documents(events, 'event')]
}

const messageLists = (batches: readonly Batch[]): unknown[] => {
  const messages = batches.flatMap(({ outbox }) => outbox)
  return [
    ...lists(messages, 'leadId', 'id', 'at', 'recipient', 'kind'),
    documents(messages, 'body'),
  ]
}

const keyOf = (leadId: string, commandId: string): string => JSON.stringify([leadId, commandId])

/**
 * Plans how batches are written by one call. They are tried one after the other on what is known of the database: that it has the versions that
 * the first batches expect, or what it said when it refused that. Whatever the plan takes for granted is checked by the call.
 *
 * @param batches - what is to be written; only the first may forget messages
 * @param reality - what the database said; `null` before it was asked
 * @returns the plan
 */
export const planCommit = (batches: readonly Batch[], reality: Reality | null): CommitPlan => {
  const realLeads = new Map(reality?.leads ?? [])
  const realPools = new Map(reality?.pools ?? [])
  const done = new Set((reality?.commands ?? []).map((key) => keyOf(...key)))
  const leads = new Map<string, LeadRow>()
  const pools = new Map<string, PoolRow>()
  const commands = new Map<string, CommandRow>()

  const leadOf = ({ leadId, expectedVersion }: LeadWrite): LeadRow => {
    const version = realLeads.get(leadId) ?? expectedVersion
    const row = leads.get(leadId) ?? { expected: version, version }
    leads.set(leadId, row)
    return row
  }
  const poolOf = ({ pool, expectedVersion }: Batch['claims'][number]): PoolRow => {
    const version = realPools.get(pool) ?? expectedVersion
    const row = pools.get(pool) ?? { expected: version, version }
    pools.set(pool, row)
    return row
  }
  const commandOf = ({ commandId, writes: [first] }: Batch): string | undefined => {
    if (!first || commandId === null) return undefined
    const key = keyOf(first.leadId, commandId)
    // what is known to be executed needs no look, and would make the statement refuse the rest
    if (!done.has(key)) commands.set(key, { lead_id: first.leadId, command_id: commandId })
    return key
  }
  const objection = (batch: Batch): CommitOutcome | undefined => {
    const { writes, claims } = batch
    const key = commandOf(batch)
    if (key !== undefined && done.has(key)) return 'duplicate-command'
    const isStale = (write: LeadWrite) => leadOf(write).version !== write.expectedVersion
    if (writes.some(isStale)) return 'version-conflict'
    const isLost = (claim: Batch['claims'][number]) =>
      poolOf(claim).version !== claim.expectedVersion
    return claims.some(isLost) ? 'claim-lost' : undefined
  }
  const accept = ({ commandId, writes, claims }: Batch): void => {
    const [first] = writes
    if (first && commandId !== null) {
      const key = keyOf(first.leadId, commandId)
      const range = { above: first.expectedVersion, upto: first.record.lead.version }
      commands.set(key, { lead_id: first.leadId, command_id: commandId, ...range })
      done.add(key)
    }
    for (const write of writes)
      Object.assign(leadOf(write), { write, version: write.record.lead.version })
    for (const claim of claims) {
      Object.assign(poolOf(claim), { state: claim.state, version: claim.state.version })
    }
  }

  // all of them are checked, also those of batches that are refused for something else
  for (const { writes, claims } of batches) {
    for (const write of writes) leadOf(write)
    for (const claim of claims) poolOf(claim)
  }
  const accepted: Batch[] = []
  const outcomes = batches.map((batch): CommitOutcome => {
    const refused = objection(batch)
    if (refused) return refused
    accept(batch)
    accepted.push(batch)
    return 'committed'
  })
  return {
    outcomes,
    writes: accepted.length > 0,
    values: [
      ...leadLists(leads),
      ...eventLists(accepted),
      ...lists([...commands.values()], 'lead_id', 'command_id', 'above', 'upto'),
      ...messageLists(accepted),
      pools.size > 0
        ? JSON.stringify(Array.from(pools, ([pool, row]) => ({ pool, ...row })))
        : null,
      accepted.flatMap(({ forget }) => forget),
    ],
  }
}
