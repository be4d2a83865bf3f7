import type { Batch, CommitOutcome, LeadWrite, LedgerLine } from 'lead-handoff'

/** What the database has of what batches take for granted: versions, and commands that were executed. */
export interface Reality {
  readonly leads: readonly (readonly [leadId: string, version: number])[] | null
  readonly pools: readonly (readonly [pool: string, version: number])[] | null
  readonly commands: readonly (readonly [leadId: string, commandId: string])[] | null
}

/** What one call of `commit_leads` writes, and what becomes of each batch if it does. */
export interface CommitPlan {
  readonly outcomes: readonly CommitOutcome[]
  /** Whether any batch is refused. */
  readonly refuses: boolean
  /** Whether there is anything to write. */
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
  /** What goes into its ledger, of all batches. */
  readonly entries: LedgerLine[]
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

/** A command and the events that it wrote: those after `above` up to `upto`. */
interface CommandRow {
  readonly lead_id: string
  readonly command_id: string
  readonly above: number
  readonly upto: number
}

/** The entries of a claim with their places. */
const linesOf = ({ state: { version }, entries }: Batch['claims'][number]): readonly LedgerLine[] =>
  entries.map((entry, i) => ({ ...entry, version, line: i + 1 }))

/** Some fields of rows as parallel lists. */
const lists = <T extends object>(rows: readonly T[], ...names: readonly string[]): unknown[] =>
  names.map((name) => rows.map((row) => (row as Readonly<Record<string, unknown>>)[name] ?? null))

/** Many documents as one text, with the character RS between them. */
export const documents = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join('\u001e')

const byLead = (a: { lead_id: string }, b: { lead_id: string }): number =>
  a.lead_id < b.lead_id ? -1 : 1

const leadLists = (rows: Iterable<LeadRow>): unknown[] => {
  const all = Array.from(rows).flatMap(({ expected, write }) =>
    write ? [{ ...leadRow(write), expected }] : [],
  )
  all.sort(byLead)
  const places = ['assignee', 'queue', 'merged', 'rank', 'due_at', 'since', 'wake_at']
  return [
    ...lists(all, 'lead_id', 'expected', 'version'),
    documents(all.map(({ lead }) => lead)),
    documents(all.map(({ profile }) => profile)),
    ...lists(all, 'stage', 'kind', ...places),
  ]
}

const eventLists = (batches: readonly Batch[]): unknown[] => {
  const events = batches.flatMap(({ writes }) =>
    writes.flatMap(({ leadId, events: own }) =>
      own.map((event) => ({ lead_id: leadId, version: event.version, event })),
    ),
  )
  return [...lists(events, 'lead_id', 'version'), documents(events.map(({ event }) => event))]
}

const messageLists = (batches: readonly Batch[]): unknown[] => {
  const messages = batches.flatMap(({ outbox }) => outbox)
  return [
    ...lists(messages, 'leadId', 'id', 'at', 'recipient', 'kind'),
    documents(messages.map(({ body }) => body)),
  ]
}

const keyOf = (leadId: string, commandId: string): string => JSON.stringify([leadId, commandId])

/**
 * Plans how batches are written by one call. They are tried one after the other on what is known of the database: that it has the versions that
 * the first batches expect, or what it said. What is written is checked by the call; what the database said against a batch stays true, since versions
 * only grow and commands are never forgotten.
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
  const commands: CommandRow[] = []

  const leadOf = ({ leadId, expectedVersion }: LeadWrite): LeadRow => {
    const version = realLeads.get(leadId) ?? expectedVersion
    const row = leads.get(leadId) ?? { expected: version, version }
    leads.set(leadId, row)
    return row
  }
  const poolOf = ({ pool, expectedVersion }: Batch['claims'][number]): PoolRow => {
    const version = realPools.get(pool) ?? expectedVersion
    const row = pools.get(pool) ?? { expected: version, version, entries: [] }
    pools.set(pool, row)
    return row
  }
  const isDone = ({ commandId, writes: [first] }: Batch): boolean =>
    first !== undefined && commandId !== null && done.has(keyOf(first.leadId, commandId))
  const objection = (batch: Batch): CommitOutcome | undefined => {
    if (isDone(batch)) return 'duplicate-command'
    const isStale = (write: LeadWrite) => leadOf(write).version !== write.expectedVersion
    if (batch.writes.some(isStale)) return 'version-conflict'
    const isLost = (claim: Batch['claims'][number]) =>
      poolOf(claim).version !== claim.expectedVersion
    return batch.claims.some(isLost) ? 'claim-lost' : undefined
  }
  const accept = ({ commandId, writes, claims }: Batch): void => {
    const [first] = writes
    if (first && commandId !== null) {
      const range = { above: first.expectedVersion, upto: first.record.lead.version }
      commands.push({ lead_id: first.leadId, command_id: commandId, ...range })
      done.add(keyOf(first.leadId, commandId))
    }
    for (const write of writes)
      Object.assign(leadOf(write), { write, version: write.record.lead.version })
    for (const claim of claims) {
      const row = poolOf(claim)
      row.state = claim.state
      row.version = claim.state.version
      row.entries.push(...linesOf(claim))
    }
  }

  const accepted: Batch[] = []
  const outcomes = batches.map((batch): CommitOutcome => {
    const refused = objection(batch)
    if (refused) return refused
    accept(batch)
    accepted.push(batch)
    return 'committed'
  })
  const claimed = Array.from(pools, ([pool, row]) => ({ pool, ...row })).filter(
    ({ state }) => state,
  )
  return {
    outcomes,
    refuses: accepted.length < batches.length,
    writes: accepted.length > 0,
    values: [
      ...leadLists(leads.values()),
      ...eventLists(accepted),
      ...lists(commands, 'lead_id', 'command_id', 'above', 'upto'),
      ...messageLists(accepted),
      claimed.length > 0 ? JSON.stringify(claimed) : null,
      accepted.flatMap(({ forget }) => forget),
    ],
  }
}
