import type {
  Batch,
  CommitOutcome,
  HandoffStore,
  LeadEvent,
  LeadRecord,
  Loaded,
} from 'lead-handoff'
import { limits } from 'lead-handoff'
import type { MemoryStore } from 'lead-handoff/memory'
import type { BrokenStore } from './broken-stores.ts'

const later = () => new Promise((done) => setImmediate(done))

const recordOf = (sound: MemoryStore, leadId: string): LeadRecord | null =>
  (sound.load({ leadId, commandId: null, pools: [] }) as Loaded).record

const isMerged = (sound: MemoryStore, leadId: string): boolean =>
  recordOf(sound, leadId)?.lead.mergedInto != null

const historyOf = (sound: MemoryStore, leadIds: readonly string[]) =>
  sound.history(leadIds) as readonly LeadEvent[]

/** What a command wrote, of all leads. */
const rememberAll = (sound: MemoryStore): Partial<HandoffStore> => {
  const written = new Map<string, readonly LeadEvent[]>()
  return {
    commit: async (batch) => {
      const outcome = await sound.commit(batch)
      const key = `${batch.writes[0]?.leadId} ${batch.commandId}`
      const events = batch.writes.flatMap((write) => write.events)
      if (outcome === 'committed') written.set(key, events)
      return outcome
    },
    load: async (query) => {
      const loaded = await sound.load(query)
      const all = written.get(`${query.leadId} ${query.commandId}`)
      return loaded.done && all ? { ...loaded, done: all } : loaded
    },
  }
}

/** Numbers as a column of seven digits keeps them. */
const rounded = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' ? Number(part.toPrecision(7)) : part,
  )

const hasNul = (batch: Batch): boolean => JSON.stringify(batch.outbox).includes('\\u0000')

const commitAll = async (
  sound: MemoryStore,
  batches: readonly Batch[],
): Promise<readonly CommitOutcome[]> => {
  const outcomes: CommitOutcome[] = []
  for (const batch of batches) outcomes.push(await sound.commit(batch))
  return outcomes
}

/** As a database that answers after a while: others get their turn between two commits. */
const slowly =
  (sound: MemoryStore): HandoffStore['commit'] =>
  async (batch) => {
    await later()
    return sound.commit(batch)
  }

/** Stores with one small fault that nothing else would show: each is caught by its case alone. */
export const subtleStores: readonly BrokenStore[] = [
  {
    fault: 'it does not find leads that were merged into another',
    caughtBy: 'load/merged',
    spoil: (sound) => ({
      load: async (query) => {
        const loaded = await sound.load(query)
        return isMerged(sound, query.leadId) ? { ...loaded, record: null } : loaded
      },
    }),
  },
  {
    fault: 'the history of a lead that was merged into another is empty',
    caughtBy: 'history/merged',
    spoil: (sound) => ({
      history: (ids) =>
        historyOf(
          sound,
          ids.filter((id) => !isMerged(sound, id)),
        ),
    }),
  },
  {
    fault: 'the history of a lead that was merged into another begins with the merge',
    caughtBy: 'history/merged',
    spoil: (sound) => ({
      history: (ids) =>
        ids.flatMap((id) => historyOf(sound, [id]).slice(isMerged(sound, id) ? -1 : 0)),
    }),
  },
  {
    fault: 'it tells what a command did with the events of both leads of a merge',
    caughtBy: 'command/two-leads',
    spoil: rememberAll,
  },
  {
    fault: 'it reads at most a thousand events of a lead',
    caughtBy: 'history/whole',
    spoil: (sound) => ({ history: (ids) => historyOf(sound, ids).slice(0, 1_000) }),
  },
  {
    fault: 'it reads lead and command one after the other while others write',
    caughtBy: 'concurrent/load',
    spoil: (sound) => ({
      commit: slowly(sound),
      load: async (query) => {
        const { record } = await sound.load(query)
        await later()
        return { ...(await sound.load(query)), record }
      },
    }),
  },
  {
    fault: 'it reads the pools after the lead',
    caughtBy: 'concurrent/load',
    spoil: (sound) => ({
      commit: slowly(sound),
      load: async (query) => {
        const loaded = await sound.load(query)
        await later()
        return { ...loaded, pools: (await sound.load(query)).pools }
      },
    }),
  },
  {
    fault: 'it takes claims on versions that are still to come',
    caughtBy: 'claim/ahead',
    spoil: (sound) => ({
      commit: async (batch) => {
        const pools = batch.claims.map(({ pool }) => pool)
        const loaded = await sound.load({ leadId: '-', commandId: null, pools })
        const claims = batch.claims.map((claim) => {
          const version = loaded.pools[claim.pool]?.version ?? 0
          return claim.expectedVersion > version ? { ...claim, expectedVersion: version } : claim
        })
        return sound.commit({ ...batch, claims })
      },
    }),
  },
  {
    fault: 'its many commits tell a lost claim before anything else',
    caughtBy: 'many/first-objection',
    spoil: (sound) => ({
      commitMany: async (batches) => {
        const outcomes: CommitOutcome[] = []
        for (const batch of batches) {
          const pools = batch.claims.map(({ pool }) => pool)
          const loaded = await sound.load({ leadId: '-', commandId: null, pools })
          const isLost = batch.claims.some(
            ({ pool, expectedVersion }) => (loaded.pools[pool]?.version ?? 0) !== expectedVersion,
          )
          const outcome = await sound.commit(batch)
          outcomes.push(outcome !== 'committed' && isLost ? 'claim-lost' : outcome)
        }
        return outcomes
      },
    }),
  },
  {
    fault: 'it answers at most 500 queries of one call',
    caughtBy: 'many/full',
    spoil: (sound) => ({ loadMany: (queries) => sound.loadMany(queries.slice(0, 500)) }),
  },
  {
    fault: 'where many commits fail, one of them is written without its messages',
    caughtBy: 'many/whole',
    spoil: (sound) => ({
      commitMany: async (batches) => {
        const bad = batches.findIndex(hasNul)
        if (bad < 0) return commitAll(sound, batches)
        await commitAll(sound, batches.slice(0, bad))
        await sound.commit({ ...(batches[bad] as Batch), outbox: [] })
        throw new Error('invalid byte sequence')
      },
    }),
  },
  {
    fault: 'it forgets only the messages of leads that it writes',
    caughtBy: 'outbox/forgotten-others',
    spoil: (sound) => ({
      commit: (batch) => {
        const written = batch.writes.map(({ leadId }) => leadId)
        return sound.commit({ ...batch, forget: batch.forget.filter((id) => written.includes(id)) })
      },
    }),
  },
  {
    fault: 'it rounds the numbers in the state of a pool',
    caughtBy: 'values/pool',
    spoil: (sound) => ({
      load: async (query) => {
        const loaded = await sound.load(query)
        return { ...loaded, pools: rounded(loaded.pools) }
      },
    }),
  },
  {
    fault: 'after a full page at its end the feed skips an event',
    caughtBy: 'feed/full-page',
    spoil: (sound) => ({
      readEvents: async (query) => {
        const isBeyond = Number(query.after) > sound.events().length
        if (isBeyond) return { events: [], cursor: query.after }
        const page = await sound.readEvents(query)
        const isFull = page.events.length === query.limit
        const isEnd = Number(page.cursor) === sound.events().length
        return isFull && isEnd ? { ...page, cursor: String(Number(page.cursor) + 1) } : page
      },
    }),
  },
  {
    fault: 'a last page that is exactly full says that there are more',
    caughtBy: 'list/last-page',
    spoil: (sound) => ({
      listLeads: async (query) => {
        const page = await sound.listLeads(query)
        const isFull = page.cursor === null && page.records.length === query.limit
        // a place behind every lead
        const most = Number.MAX_SAFE_INTEGER
        const behind = JSON.stringify([query.order, most, most, most, '~'])
        return isFull ? { ...page, cursor: behind } : page
      },
    }),
  },
  {
    fault: 'it lists the leads that somebody had last as theirs',
    caughtBy: 'list/conditions',
    spoil: (sound) => ({
      listLeads: async (query) => {
        const { assignee, ...others } = query
        if (typeof assignee !== 'string') return sound.listLeads(query)
        const all = await sound.listLeads({ ...others, after: null, limit: limits.pageSize })
        const isTheirs = ({ lead }: LeadRecord) =>
          (lead.handoff ? lead.handoff.assignee : lead.owner) === assignee
        return { records: all.records.filter(isTheirs).slice(0, query.limit), cursor: null }
      },
    }),
  },
  {
    fault: 'it keeps priorities in sixteen bits',
    caughtBy: 'list/bounds',
    spoil: (sound) => ({
      commit: (batch) => {
        const most = 2 ** 15 - 1
        const writes = batch.writes.map((write) => ({
          ...write,
          rank: {
            ...write.rank,
            priority: Math.max(-most, Math.min(most, write.rank.priority)),
          },
        }))
        return sound.commit({ ...batch, writes })
      },
    }),
  },
]
