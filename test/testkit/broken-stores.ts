import type { Batch, CommitOutcome, HandoffStore, LeadEvent, OutboxMessage } from 'lead-handoff'
import { createMemoryStore, type MemoryStore } from 'lead-handoff/memory'
import type { StoreSubject } from 'lead-handoff/testkit'

/** A store with one fault, and the case that has to find it. */
export interface BrokenStore {
  /** What is wrong with it. */
  readonly fault: string
  /** The case that names it. */
  readonly caughtBy: string
  /** Puts the fault into a sound store. */
  readonly spoil: (sound: MemoryStore) => Partial<HandoffStore>
}

const later = () => new Promise((done) => setImmediate(done))

/** The batch without what could make it be refused. */
const unchecked = (sound: MemoryStore, batch: Batch): Batch => ({
  ...batch,
  writes: batch.writes.map((write) => {
    const { record } = sound.load({ leadId: write.leadId, commandId: null, pools: [] }) as {
      record: { lead: { version: number } } | null
    }
    return { ...write, expectedVersion: record?.lead.version ?? 0 }
  }),
})

const versionOf = (sound: MemoryStore, pool: string): number => {
  const loaded = sound.load({ leadId: '-', commandId: null, pools: [pool] })
  return (loaded as { pools: Record<string, { version: number }> }).pools[pool]?.version ?? 0
}

const eventsOf = (sound: MemoryStore, ids: readonly string[]) =>
  sound.history(ids) as readonly LeadEvent[]

export const brokenStores: readonly BrokenStore[] = [
  {
    fault: 'it speaks another edition of the contract',
    caughtBy: 'store/contract',
    spoil: () => ({ contract: 2 as never }),
  },
  {
    fault: 'it takes an unknown command for one that did nothing',
    caughtBy: 'load/unknown',
    spoil: (sound) => ({
      load: async (query) => {
        const loaded = await sound.load(query)
        return { ...loaded, done: loaded.done ?? [] }
      },
    }),
  },
  {
    fault: 'it does not look at versions: the last writer wins',
    caughtBy: 'commit/stale',
    spoil: (sound) => ({ commit: (batch) => sound.commit(unchecked(sound, batch)) }),
  },
  {
    fault: 'it checks and writes in two steps, so that two writers get between them',
    caughtBy: 'concurrent/version',
    spoil: (sound) => ({
      commit: async (batch) => {
        const before = batch.writes.every(
          ({ leadId, expectedVersion }) => eventsOf(sound, [leadId]).length === expectedVersion,
        )
        await later()
        return before ? sound.commit(unchecked(sound, batch)) : 'version-conflict'
      },
    }),
  },
  {
    fault: 'it checks only the first lead of a batch',
    caughtBy: 'commit/two-leads',
    spoil: (sound) => ({
      commit: (batch) => {
        const [first, ...others] = batch.writes
        const rest = unchecked(sound, { ...batch, writes: others }).writes
        return sound.commit({ ...batch, writes: first ? [first, ...rest] : rest })
      },
    }),
  },
  {
    fault: 'it writes the leads of a batch one after the other',
    caughtBy: 'commit/two-leads',
    spoil: (sound) => ({
      commit: async (batch) => {
        for (const write of batch.writes) {
          const outcome = await sound.commit({ ...batch, writes: [write] })
          if (outcome !== 'committed') return outcome
        }
        return 'committed'
      },
    }),
  },
  {
    fault: 'it forgets commands',
    caughtBy: 'command/remembered',
    spoil: (sound) => ({ commit: (batch) => sound.commit({ ...batch, commandId: null }) }),
  },
  {
    fault: 'it forgets commands that changed nothing',
    caughtBy: 'command/idle',
    spoil: (sound) => ({
      commit: (batch) =>
        sound.commit(batch.writes[0]?.events.length === 0 ? { ...batch, commandId: null } : batch),
    }),
  },
  {
    fault: 'it tells everything since the command as done by the command',
    caughtBy: 'command/remembered',
    spoil: (sound) => ({
      load: async (query) => {
        const loaded = await sound.load(query)
        const first = loaded.done?.[0]
        return first
          ? { ...loaded, done: eventsOf(sound, [query.leadId]).slice(first.version - 1) }
          : loaded
      },
    }),
  },
  {
    fault: 'it takes any claim',
    caughtBy: 'claim/lost',
    spoil: (sound) => ({
      commit: (batch) =>
        sound.commit({
          ...batch,
          claims: batch.claims.map((claim) => ({
            ...claim,
            expectedVersion: versionOf(sound, claim.pool),
          })),
        }),
    }),
  },
  {
    fault: 'it writes messages before it knows whether the batch is refused',
    caughtBy: 'commit/stale',
    spoil: (sound) => ({
      commit: async (batch) => {
        const carrier = { ...batch, commandId: null, writes: [], claims: [] }
        await sound.commit(carrier)
        return sound.commit({ ...batch, outbox: [] })
      },
    }),
  },
  {
    fault: 'it stops at the first refused batch of many',
    caughtBy: 'many/refusals',
    spoil: (sound) => ({
      commitMany: async (batches) => {
        let refused: CommitOutcome | undefined
        const outcomes: CommitOutcome[] = []
        for (const batch of batches) {
          const outcome = refused ?? (await sound.commit(batch))
          if (outcome !== 'committed') refused = outcome
          outcomes.push(outcome)
        }
        return outcomes
      },
    }),
  },
  {
    fault: 'it answers many queries in the order of the leads',
    caughtBy: 'many/load',
    spoil: (sound) => ({
      loadMany: (queries) =>
        sound.loadMany([...queries].sort((a, b) => (a.leadId < b.leadId ? -1 : 1))),
    }),
  },
  {
    fault: 'it leases a lead to everybody',
    caughtBy: 'timers/lease-runs-out',
    spoil: (sound) => ({ lease: (query) => sound.lease({ ...query, leaseMs: 0 }) }),
  },
  {
    fault: 'it adds timers to those before',
    caughtBy: 'timers/rewritten',
    spoil: (sound) => {
      const pending = new Map<string, Batch['writes'][number]['timers']>()
      return {
        commit: (batch) => {
          const writes = batch.writes.map((write) => {
            const timers = [...(pending.get(write.leadId) ?? []), ...write.timers]
            pending.set(write.leadId, timers)
            return { ...write, timers }
          })
          return sound.commit({ ...batch, writes })
        },
      }
    },
  },
  {
    fault: 'it leases what is not due yet',
    caughtBy: 'timers/due',
    spoil: (sound) => ({ lease: (query) => sound.lease({ ...query, now: query.now + 10 }) }),
  },
  {
    fault: 'it settles a message when it hands it out: at most once',
    caughtBy: 'outbox/leased-again',
    spoil: (sound) => ({
      leaseMessages: async (query) => {
        const messages = await sound.leaseMessages(query)
        await sound.settleMessages(messages)
        return messages
      },
    }),
  },
  {
    fault: 'it does not settle messages whose lease has run out',
    caughtBy: 'outbox/settled',
    spoil: (sound) => {
      let now = 0
      const until = new Map<string, number>()
      return {
        leaseMessages: async (query) => {
          now = query.now
          const messages = await sound.leaseMessages(query)
          for (const { id } of messages) until.set(id, now + query.leaseMs)
          return messages
        },
        settleMessages: () => undefined,
      }
    },
  },
  {
    fault: 'it settles a message by its id alone, whatever the lead',
    caughtBy: 'outbox/settled',
    spoil: (sound) => ({
      settleMessages: (settled) => {
        const ids = settled.map(({ id }) => id)
        const leadIds = [...new Set(sound.messages().map(({ leadId }) => leadId))]
        return sound.settleMessages(leadIds.flatMap((leadId) => ids.map((id) => ({ leadId, id }))))
      },
    }),
  },
  {
    fault: 'it forgets with an erased lead that its messages were told',
    caughtBy: 'outbox/forgotten',
    spoil: (sound) => ({
      commit: (batch) => {
        const isAgain = ({ leadId, id }: OutboxMessage) =>
          batch.forget.includes(leadId) && id === 'told'
        const outbox = batch.outbox.map((one) => (isAgain(one) ? { ...one, id: 'told-2' } : one))
        return sound.commit({ ...batch, outbox })
      },
    }),
  },
  {
    fault: 'it knows a message by its id alone, whatever the lead',
    caughtBy: 'outbox/once',
    spoil: (sound) => {
      const seen = new Set<string>()
      return {
        commit: (batch) => {
          const isNew = ({ id }: OutboxMessage) => !seen.has(id)
          const outbox = batch.outbox.filter(isNew)
          for (const { id } of outbox) seen.add(id)
          return sound.commit({ ...batch, outbox })
        },
      }
    },
  },
  {
    fault: 'it keeps the messages of an erased lead',
    caughtBy: 'outbox/forgotten',
    spoil: (sound) => ({ commit: (batch) => sound.commit({ ...batch, forget: [] }) }),
  },
  {
    fault: 'its cursor is the version of the last event',
    caughtBy: 'feed/pages',
    spoil: (sound) => ({
      readEvents: ({ after, limit }) => {
        const from = after === null ? 0 : Number(after)
        const events = sound.events().filter(({ version }) => version > from)
        const page = events.slice(0, limit)
        return { events: page, cursor: page.at(-1)?.version.toString() ?? after }
      },
    }),
  },
  {
    fault: 'it reads the feed from the beginning when it cannot read the cursor',
    caughtBy: 'feed/cursor',
    spoil: (sound) => ({
      readEvents: async (query) => {
        try {
          return await sound.readEvents(query)
        } catch {
          return sound.readEvents({ ...query, after: null })
        }
      },
    }),
  },
  {
    fault: 'it reads a ledger from the beginning when it cannot read the cursor',
    caughtBy: 'ledger/cursor',
    spoil: (sound) => ({
      readLedger: ({ after, ...query }) =>
        sound.readLedger({ ...query, after: Number(after) > 0 ? after : null }),
    }),
  },
  {
    fault: 'events become visible behind the cursor: a number is given before the commit',
    caughtBy: 'feed/concurrent',
    spoil: (sound) => {
      const numbered: (readonly LeadEvent[])[] = []
      return {
        commitMany: async (batches) => {
          const outcomes: CommitOutcome[] = []
          for (const batch of batches) {
            const place = numbered.push([]) - 1
            // every other commit takes longer between its number and its end
            for (let i = 0; i < (place % 2) * 3; i += 1) await later()
            const outcome = await sound.commit(batch)
            if (outcome === 'committed') {
              numbered[place] = batch.writes.flatMap(({ events }) => events)
            }
            outcomes.push(outcome)
            await later()
          }
          return outcomes
        },
        readEvents: async ({ after, limit }) => {
          await later()
          const visible = numbered.flatMap((events, place) =>
            events.map((event) => ({ event, place })),
          )
          const from = after === null ? -1 : Number(after)
          const page = visible.filter(({ place }) => place > from)
          const whole = page.filter(({ place }) => place <= (page[limit - 1]?.place ?? Infinity))
          const last = whole.at(-1)
          return {
            events: whole.map(({ event }) => event),
            cursor: last ? String(last.place) : after,
          }
        },
      }
    },
  },
  {
    fault: 'its pages go on by number, not by place',
    caughtBy: 'list/moves',
    spoil: (sound) => ({
      listLeads: async (query) => {
        const skip = query.after === null ? 0 : Number(query.after)
        const all = await sound.listLeads({ ...query, after: null, limit: 1_000 })
        const records = all.records.slice(skip, skip + query.limit)
        const end = skip + records.length
        return { records, cursor: end < all.records.length ? String(end) : null }
      },
    }),
  },
  {
    fault: 'it throws whatever its parser throws when it cannot read the cursor',
    caughtBy: 'list/cursor',
    spoil: (sound) => ({
      listLeads: (query) => {
        JSON.parse(query.after ?? 'null')
        return sound.listLeads(query)
      },
    }),
  },
  {
    fault: 'its order is not total: what is equal comes as it was stored',
    caughtBy: 'list/order',
    spoil: (sound) => ({
      listLeads: async (query) => {
        const page = await sound.listLeads(query)
        return page.cursor === null && query.limit > 10
          ? { ...page, records: [...page.records].reverse() }
          : page
      },
    }),
  },
  {
    fault: 'it saves a metric whatever it is based on',
    caughtBy: 'metrics/overtaken',
    spoil: (sound) => ({
      saveMetric: async (save) => {
        const before = await sound.loadMetric(save.metricId)
        return sound.saveMetric({ ...save, expected: before?.cursor ?? null })
      },
    }),
  },
  {
    fault: 'it cuts long texts',
    caughtBy: 'values/large',
    spoil: (sound) => ({
      load: async (query) => {
        const loaded = await sound.load(query)
        const cut = JSON.stringify(loaded.record, (_, value) =>
          typeof value === 'string' ? value.slice(0, 1_000) : value,
        )
        return { ...loaded, record: JSON.parse(cut) }
      },
    }),
  },
  {
    fault: 'it takes ids for the same that differ in upper and lower case',
    caughtBy: 'values/ids',
    spoil: (sound) => ({
      loadMany: (queries) =>
        sound.loadMany(queries.map((query) => ({ ...query, leadId: query.leadId.toLowerCase() }))),
    }),
  },
  {
    fault: 'it returns histories of unknown order',
    caughtBy: 'history/order',
    spoil: (sound) => ({
      history: (ids) => [...eventsOf(sound, ids)].sort((a, b) => (a.id < b.id ? -1 : 1)),
    }),
  },
]

/** A broken store as the kit opens it. */
export const subjectOf = ({
  fault,
  spoil,
}: Pick<BrokenStore, 'fault' | 'spoil'>): StoreSubject => ({
  name: fault,
  open: () => {
    const sound = createMemoryStore()
    const parts = spoil(sound)
    const store: { -readonly [K in keyof HandoffStore]: HandoffStore[K] } = { ...sound, ...parts }
    // whoever spoils one commit spoils them all
    if (parts.commit && !parts.commitMany) {
      const { commit } = parts
      store.commitMany = async (batches) => {
        const outcomes: CommitOutcome[] = []
        for (const batch of batches) outcomes.push(await commit(batch))
        return outcomes
      }
    }
    const { load } = parts
    if (load && !parts.loadMany) {
      store.loadMany = async (queries) => Promise.all(queries.map(async (query) => load(query)))
    }
    return {
      store,
      connections: [store, store],
      otherTenant: createMemoryStore(),
      peek: () => sound.peek(),
    }
  },
})

/** Two tenants that share one store. */
export const sharedTenants: StoreSubject = {
  name: 'tenants are not told apart',
  open: () => {
    const store = createMemoryStore()
    return { store, otherTenant: store, connections: [store], peek: () => store.peek() }
  },
}
