import type { Batch, HandoffStore, LedgerLine } from '../../ports/index.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { broken, expectEqual, expectNoCursor, expectSame, noCursors } from '../expect-equal.ts'
import { batchOf, claimOf } from '../lead-maker.ts'

type Claim = Batch['claims'][number]

/** What the claims have to be in the ledger. */
const linesOf = (claims: readonly Claim[]): readonly LedgerLine[] =>
  claims.flatMap(({ state, entries }) =>
    entries.map((entry, i) => ({ ...entry, version: state.version, line: i + 1 })),
  )

interface Reading {
  readonly pool: string
  readonly limit: number
  readonly after?: string | null
}

/** Reads on to the end of a ledger. */
const readOn = async (store: HandoffStore, { pool, limit, after = null }: Reading) => {
  const lines: LedgerLine[] = []
  let cursor = after
  // bounded: more pages than this are no ledger that ends
  for (let page = 0; page < 1_000; page += 1) {
    const next = await store.readLedger({ pool, after: cursor, limit })
    if (next.lines.length > limit) broken(`a page has more than ${limit} entries`)
    if (next.lines.length === 0) {
      expectEqual('the cursor of an empty page', next.cursor, cursor)
      return { lines, cursor }
    }
    lines.push(...next.lines)
    cursor = next.cursor
  }
  return broken('the ledger does not end')
}

const expectLedger = async (
  store: HandoffStore,
  pool: string,
  claims: readonly Claim[],
): Promise<void> => {
  const { lines } = await readOn(store, { pool, limit: 1_000 })
  expectEqual(`ledger of ${pool}`, lines, linesOf(claims))
}

/** A claim with more entries than there are digits. */
const longClaim = (pool: string, expectedVersion: number): Claim => {
  const claim = claimOf(pool, expectedVersion)
  const [entry] = claim.entries
  const entries = Array.from({ length: 12 }, (_, i) => ({ ...entry, id: `rep-${i}` }))
  return { ...claim, entries: entries as Claim['entries'] }
}

/** The ledgers of pools. */
export const ledgerCases: readonly ConformanceCase[] = [
  {
    id: 'ledger/read-back',
    title:
      'the entries of a claim are read as they were written, with version and line, pool by pool',
    gate: null,
    run: async ({ store, leads }) => {
      const empty = await store.readLedger({ pool: 'north', after: null, limit: 5 })
      expectEqual('a ledger that nobody wrote', empty, { lines: [], cursor: null })
      const both = [claimOf('north', 0), longClaim('south', 0)]
      await store.commit(batchOf(leads.capture('ada'), { claims: both }))
      const second = claimOf('north', 1)
      await store.commit(batchOf(leads.capture('bea'), { claims: [second] }))
      await expectLedger(store, 'north', [claimOf('north', 0), second])
      await expectLedger(store, 'south', [longClaim('south', 0)])
      await expectLedger(store, 'east', [])
    },
  },
  {
    id: 'ledger/pages',
    title:
      'reading on from cursor to cursor gives every entry once, in order, also what comes later',
    gate: null,
    run: async ({ store, leads }) => {
      const claims: Claim[] = []
      const claim = async (n: number) => {
        const one = n === 3 ? longClaim('sales', n) : claimOf('sales', n)
        claims.push(one)
        await store.commit(batchOf(leads.capture(`lead-${n}`), { claims: [one] }))
      }
      for (let n = 0; n < 11; n += 1) await claim(n)
      const whole = linesOf(claims)
      let cursor: string | null = null
      // one by one, across versions, exactly full, and more than there is
      for (const limit of [1, 5, whole.length, 1_000]) {
        const read = await readOn(store, { pool: 'sales', limit })
        expectEqual(`pages of ${limit}`, read.lines, whole)
        cursor = read.cursor
      }
      await claim(11)
      const later = await readOn(store, { pool: 'sales', limit: 2, after: cursor })
      expectEqual('what came later', later.lines, linesOf(claims).slice(whole.length))
    },
  },
  {
    id: 'ledger/cursor',
    title: 'a cursor that is none is refused with its code, and nothing is read from the beginning',
    gate: null,
    run: async ({ store }) => {
      for (const after of noCursors) {
        const read = () => store.readLedger({ pool: 'sales', after, limit: 10 })
        await expectNoCursor(`the ledger from the cursor ${JSON.stringify(after)}`, read)
      }
    },
  },
  {
    id: 'ledger/refused',
    title:
      'a refused batch leaves no entry, whatever it was refused for, and a retried command adds none',
    gate: null,
    run: async ({ store, leads }) => {
      const ada = leads.capture('ada')
      const [first, next] = [claimOf('sales', 0), claimOf('sales', 1)]
      const done = batchOf(ada, { commandId: 'c1', claims: [first] })
      await store.commit(done)
      const lost = [claimOf('north', 0), claimOf('sales', 0)]
      const refused = [
        [done, 'duplicate-command'],
        [batchOf(leads.next(ada), { commandId: 'c1', claims: [next] }), 'duplicate-command'],
        [batchOf(ada, { claims: [next] }), 'version-conflict'],
        [batchOf(leads.capture('bea'), { claims: lost }), 'claim-lost'],
      ] as const
      for (const [batch, outcome] of refused) {
        expectEqual('outcome', await store.commit(batch), outcome)
        const many = await store.commitMany([batch])
        expectEqual('whether it is refused among many', many.includes('committed'), false)
      }
      await expectLedger(store, 'sales', [first])
      await expectLedger(store, 'north', [])
    },
  },
  {
    id: 'ledger/many',
    title: 'of many batches the entries of each that is committed are kept, and of no other',
    gate: null,
    run: async ({ store, leads }) => {
      const claims = Array.from({ length: 5 }, (_, i) => claimOf('sales', i))
      const capture = (n: number) =>
        batchOf(leads.capture(`lead-${n}`), { claims: [claims[n] as Claim] })
      const mixed = [
        capture(0),
        capture(1),
        batchOf(leads.capture('late'), { claims: [claimOf('sales', 1), claimOf('north', 0)] }),
        capture(2),
        batchOf(leads.next(leads.capture('never')), { claims: [claimOf('sales', 3)] }),
        batchOf(leads.capture('lead-3'), { claims: [claims[3] as Claim, claimOf('north', 0)] }),
      ]
      const outcomes = await store.commitMany(mixed)
      expectEqual(
        'batches that were committed',
        outcomes.map((outcome) => outcome === 'committed'),
        [true, true, false, true, false, true],
      )
      await store.commitMany([capture(4)])
      await expectLedger(store, 'sales', claims)
      await expectLedger(store, 'north', [claimOf('north', 0)])
    },
  },
  {
    id: 'ledger/concurrent',
    title: 'while many claim a pool its ledger has every version up to that of the pool, once',
    gate: 'connections',
    run: async ({ store, connections, leads }) => {
      const writers = [store, ...connections]
      let open = writers.length
      const versionOf = async (own: HandoffStore): Promise<number> => {
        const { pools } = await own.load({ leadId: '-', commandId: null, pools: ['sales'] })
        return pools['sales']?.version ?? 0
      }
      const write = async (own: HandoffStore, name: number) => {
        for (let i = 0; i < 12; i += 1) {
          const version = await versionOf(own)
          const claims = [claimOf('sales', version)]
          await own.commit(batchOf(leads.capture(`lead-${name}-${i}`), { claims }))
        }
        open -= 1
      }
      const versionsOf = (lines: readonly LedgerLine[]) => [
        ...new Set(lines.map(({ version }) => version)),
      ]
      const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)
      const read: LedgerLine[] = []
      let cursor: string | null = null
      const audit = async () => {
        const version = await versionOf(store)
        const next = await readOn(store, { pool: 'sales', limit: 7, after: cursor })
        read.push(...next.lines)
        cursor = next.cursor
        const seen = versionsOf(read).slice(0, version)
        expectEqual('versions in the ledger', seen, upTo(version))
      }
      const auditWhileOpen = async () => {
        // bounded: a store that answers at once would keep slow writers from their turn for ever
        for (let i = 0; open > 0 && i < 5_000; i += 1) await audit()
      }
      await Promise.all([auditWhileOpen(), ...writers.map(write)])
      await audit()
      const versions = versionsOf(read)
      const claims = versions.map((version) => claimOf('sales', version - 1))
      expectEqual('ledger', read, linesOf(claims))
      const names = writers.flatMap((_, name) => upTo(12).map((n) => `lead-${name}-${n - 1}`))
      const captured = (await store.history(names)).filter(({ version }) => version === 1)
      expectSame('versions', versions.map(String), upTo(captured.length).map(String))
    },
  },
]
