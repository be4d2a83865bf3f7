import type { JsonValue } from '../kernel/index.ts'
import type { Batch, HandoffStore, LeadWrite, ListOrder } from '../ports/index.ts'
import { batchOf, claimOf, createLeadMaker } from './lead-maker.ts'
import { createManualClock } from './manual-clock.ts'

/** A commit of a script. Small numbers name things, so that scripts often meet. */
export interface ScriptCommit {
  /** The leads, each by its number. */
  readonly leads: readonly number[]
  /** How far the expected version lies from the right one: 0 is right. */
  readonly offBy: number
  /** The command; `null` for none. */
  readonly command: number | null
  /** The pool that is claimed; `null` for none. */
  readonly pool: number | null
  /** How far the claimed version lies from the right one. */
  readonly poolOffBy: number
  /** The messages. */
  readonly messages: readonly number[]
  /** Instants of timers, in milliseconds from now. */
  readonly timers: readonly number[]
  /** Its priority. */
  readonly priority: number
  /** Whether the messages of the first lead are forgotten. */
  readonly forget: boolean
}

/** One thing that is done with a store. */
export type ScriptStep =
  | {
      /** Commits, all at once if there are several. */
      readonly do: 'commit'
      /** What is committed. */
      readonly commits: readonly ScriptCommit[]
    }
  | {
      /** Lets time pass. */
      readonly do: 'wait'
      /** How much. */
      readonly elapsedMs: number
    }
  | {
      /** Leases leads or messages, or leases messages and settles them. */
      readonly do: 'lease' | 'lease-messages' | 'settle'
      /** Most of them. */
      readonly limit: number
    }
  | {
      /** Lists leads. */
      readonly do: 'list'
      /** In which order. */
      readonly order: ListOrder
      /** Most on a page. */
      readonly limit: number
    }
  | {
      /** Reads the ledger of a pool on. */
      readonly do: 'ledger'
      /** The pool, by its number. */
      readonly pool: number
      /** Most entries. */
      readonly limit: number
    }
  | {
      /** Reads the feed on. */
      readonly do: 'read'
      /** Most events. */
      readonly limit: number
    }

/** What a script keeps in mind, so that it can be right or wrong on purpose. */
interface Mind {
  readonly writes: Map<string, LeadWrite>
  readonly pools: Map<string, number>
}

/** The batches of a step, each built on those before as if they were committed. */
const batchesOf = (
  commits: readonly ScriptCommit[],
  mind: Mind,
  leads: ReturnType<typeof createLeadMaker>,
): readonly Batch[] => {
  const ahead: Mind = { writes: new Map(mind.writes), pools: new Map(mind.pools) }
  return commits.map((commit) => {
    const ids = [...new Set(commit.leads)].map((number) => `lead-${number}`)
    const writes = ids.map((id): LeadWrite => {
      const before = ahead.writes.get(id)
      const write = before ? leads.next(before) : leads.capture(id)
      const now = write.rank.since
      return {
        ...write,
        expectedVersion: Math.max(0, write.expectedVersion + commit.offBy),
        timers: commit.timers.map((ms, i) => ({ key: `t${i}`, at: now + ms })),
        rank: { priority: commit.priority, dueAt: null, since: now },
      }
    })
    const pool = `pool-${commit.pool}`
    const version = Math.max(0, (ahead.pools.get(pool) ?? 0) + commit.poolOffBy)
    const isRight = commit.offBy === 0 && (commit.pool === null || commit.poolOffBy === 0)
    if (isRight) for (const write of writes) ahead.writes.set(write.leadId, write)
    if (isRight && commit.pool !== null) ahead.pools.set(pool, version + 1)
    return batchOf(writes, {
      commandId: commit.command === null ? null : `c${commit.command}`,
      claims: commit.pool === null ? [] : [claimOf(pool, version)],
      outbox: commit.messages.map((number) => leads.message(ids[0] as string, `m${number}`)),
      forget: commit.forget ? [ids[0] as string] : [],
    })
  })
}

const learn = (mind: Mind, { writes, claims }: Batch): void => {
  for (const write of writes) mind.writes.set(write.leadId, write)
  for (const { pool, expectedVersion } of claims) mind.pools.set(pool, expectedVersion + 1)
}

/**
 * Plays a script on a store and writes down every answer. The same script gives the same transcript on any store that keeps the contract: play random
 * scripts on yours and on the memory store, and compare.
 *
 * @param store - an empty store
 * @param steps - what to do
 * @returns one answer per step, as JSON
 * @example
 * ```ts
 * import { createMemoryStore } from 'lead-handoff/memory'
 * import { playScript } from 'lead-handoff/testkit'
 *
 * const transcript = await playScript(createMemoryStore(), [{ do: 'read', limit: 10 }])
 * console.log(transcript) // [ [] ]
 * ```
 */
export const playScript = async (
  store: HandoffStore,
  steps: readonly ScriptStep[],
): Promise<readonly JsonValue[]> => {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 9))
  const leads = createLeadMaker(clock)
  const mind: Mind = { writes: new Map(), pools: new Map() }
  let cursor: string | null = null
  const read = new Map<string, string | null>()
  const play = async (step: ScriptStep): Promise<unknown> => {
    if (step.do === 'wait') return clock.advanceTime(step.elapsedMs)
    const query = { now: clock.now(), leaseMs: 1_000, limit: 'limit' in step ? step.limit : 0 }
    if (step.do === 'lease') return store.lease(query)
    if (step.do === 'list') {
      const { records } = await store.listLeads({ ...step, after: null })
      return records.map(({ lead }) => [lead.id, lead.version])
    }
    if (step.do === 'read') {
      const page = await store.readEvents({ after: cursor, limit: step.limit })
      cursor = page.cursor
      return page.events.map(({ id }) => id)
    }
    if (step.do === 'ledger') {
      const pool = `pool-${step.pool}`
      const query = { pool, after: read.get(pool) ?? null, limit: step.limit }
      const page = await store.readLedger(query)
      read.set(pool, page.cursor)
      return page.lines.map(({ version, line, id }) => [version, line, id])
    }
    if (step.do === 'commit') {
      const batches = batchesOf(step.commits, mind, leads)
      const [only] = batches
      const one = batches.length === 1 && only ? [await store.commit(only)] : undefined
      const outcomes = one ?? (await store.commitMany(batches))
      for (const [i, batch] of batches.entries()) {
        if (outcomes[i] === 'committed') learn(mind, batch)
      }
      return outcomes
    }
    const messages = await store.leaseMessages(query)
    if (step.do === 'settle') await store.settleMessages(messages)
    return messages.map(({ leadId, id }) => [leadId, id])
  }
  const transcript: JsonValue[] = []
  for (const step of steps) transcript.push((await play(step)) as JsonValue)
  return transcript
}
