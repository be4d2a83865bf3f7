import {
  type Batch,
  type CommitOutcome,
  HandoffError,
  type LedgerLine,
  type LedgerQuery,
} from 'lead-handoff'
import { createMemoryStore, type MemoryStore } from 'lead-handoff/memory'
import type { StoreSubject } from 'lead-handoff/testkit'
import type { BrokenStore } from './broken-stores.ts'

type Claim = Batch['claims'][number]

const later = () => new Promise((done) => setImmediate(done))

/** Where to go on; what no page said is refused as it should be. */
const placeOf = (after: string | null): number => {
  if (after === null || /^[1-9]\d*$/.test(after)) return Number(after)
  throw new HandoffError('INVALID_CURSOR', 'this is no cursor')
}

/** A ledger that a faulty store keeps beside a sound one. */
const ownLedger = () => {
  const lines: (LedgerLine & { readonly pool: string })[] = []
  return {
    write: ({ pool, state, entries }: Claim): void => {
      for (const [i, entry] of entries.entries()) {
        lines.push({ ...entry, version: state.version, line: i + 1, pool })
      }
    },
    read: ({ pool, after, limit }: LedgerQuery) => {
      const from = placeOf(after)
      const own = lines.filter((one) => one.pool === pool).slice(from, from + limit)
      const page = own.map(({ pool: _, ...line }) => line)
      return { lines: page, cursor: page.length === 0 ? after : String(from + page.length) }
    },
  }
}

const entriesOf = (sound: MemoryStore, query: LedgerQuery, limit = 10_000) =>
  sound.readLedger({ ...query, after: null, limit }) as { readonly lines: readonly LedgerLine[] }

/** Stores whose ledger is wrong in one way; each is caught by these cases alone. */
export const brokenLedgers: readonly (Omit<BrokenStore, 'caughtBy'> & {
  readonly caughtBy: readonly string[]
})[] = [
  {
    fault: 'it writes entries before it knows whether the batch is refused',
    caughtBy: ['ledger/refused', 'ledger/many', 'ledger/concurrent'],
    spoil: (sound) => {
      const ledger = ownLedger()
      return {
        commit: (batch) => {
          batch.claims.forEach(ledger.write)
          return sound.commit(batch)
        },
        readLedger: ledger.read,
      }
    },
  },
  {
    fault: 'it writes the entries of a command again when that is sent again',
    caughtBy: ['ledger/refused'],
    spoil: (sound) => {
      const ledger = ownLedger()
      return {
        commit: async (batch) => {
          const outcome = await sound.commit(batch)
          const written = ['committed', 'duplicate-command'].includes(outcome)
          if (written) batch.claims.forEach(ledger.write)
          return outcome
        },
        readLedger: ledger.read,
      }
    },
  },
  {
    fault: 'of many batches it keeps the entries of the last claim on each pool',
    caughtBy: ['ledger/many'],
    spoil: (sound) => ({
      commitMany: async (batches) => {
        const last = new Map<string, number>()
        for (const { claims } of batches) {
          for (const { pool, expectedVersion } of claims) last.set(pool, expectedVersion)
        }
        const outcomes: CommitOutcome[] = []
        for (const batch of batches) {
          const claims = batch.claims.map((claim) =>
            last.get(claim.pool) === claim.expectedVersion ? claim : { ...claim, entries: [] },
          )
          outcomes.push(await sound.commit({ ...batch, claims }))
        }
        return outcomes
      },
    }),
  },
  {
    fault: 'it sorts the versions of a ledger as texts',
    caughtBy: ['ledger/pages', 'ledger/concurrent'],
    spoil: (sound) => ({
      readLedger: (query) => {
        const keyOf = ({ version, line }: LedgerLine) => `${version}/${String(line).padStart(9)}`
        const all = [...entriesOf(sound, query).lines].sort((a, b) =>
          keyOf(a) < keyOf(b) ? -1 : 1,
        )
        const from = placeOf(query.after)
        const lines = all.slice(from, from + query.limit)
        return { lines, cursor: lines.length === 0 ? query.after : String(from + lines.length) }
      },
    }),
  },
  {
    fault: 'the cursor of a ledger is the version alone',
    caughtBy: ['ledger/pages'],
    spoil: (sound) => ({
      readLedger: (query) => {
        const above = placeOf(query.after)
        const all = entriesOf(sound, query).lines.filter(({ version }) => version > above)
        const lines = all.slice(0, query.limit)
        return { lines, cursor: lines.at(-1)?.version.toString() ?? query.after }
      },
    }),
  },
  {
    fault: 'it writes the ledger some time after the pool',
    caughtBy: ['ledger/concurrent'],
    spoil: (sound) => {
      const ledger = ownLedger()
      return {
        commit: async (batch) => {
          const outcome = await sound.commit(batch)
          for (let i = 0; i < 3; i += 1) await later()
          if (outcome === 'committed') batch.claims.forEach(ledger.write)
          return outcome
        },
        load: async (query) => {
          await later()
          return sound.load(query)
        },
        readLedger: ledger.read,
      }
    },
  },
]

/** Two tenants whose pools have one ledger. */
export const sharedLedgers: StoreSubject = {
  name: 'tenants share the ledgers of their pools',
  open: () => {
    const ledger = ownLedger()
    const open = () => {
      const sound = createMemoryStore()
      const commit = (batch: Batch) => {
        const outcome = sound.commit(batch)
        if (outcome === 'committed') batch.claims.forEach(ledger.write)
        return outcome
      }
      const commitMany = (batches: readonly Batch[]) => batches.map(commit) as never
      return { ...sound, commit, commitMany, readLedger: ledger.read }
    }
    const store = open()
    return { store, connections: [store], otherTenant: open(), peek: () => store.peek() }
  },
}
