import type { CommitOutcome, HandoffStore, LeadWrite } from '../../ports/index.ts'
import type { CaseHarness, ConformanceCase } from '../conformance-case.ts'
import { expectEqual, expectSame } from '../expect-equal.ts'
import { batchOf, claimOf } from '../lead-maker.ts'

const rounds = 10

/** Lets all connections commit at the same time, twice each. */
const race = async (
  { store, connections }: CaseHarness,
  commit: (own: HandoffStore, i: number) => ReturnType<HandoffStore['commit']>,
): Promise<readonly CommitOutcome[]> => {
  const workers = [store, ...connections, store, ...connections]
  return Promise.all(workers.map(async (own, i) => commit(own, i)))
}

const versionsUpTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, i) => i + 1)

const expectOneWinner = (outcomes: readonly CommitOutcome[], loss: CommitOutcome): void =>
  expectSame('outcomes', outcomes, ['committed', ...outcomes.slice(1).map(() => loss)])

/** Of those who write the same thing at the same time one wins. */
export const concurrencyCases: readonly ConformanceCase[] = [
  {
    id: 'concurrent/capture',
    title: 'of captures of the same lead at the same time one is committed',
    gate: 'connections',
    run: async (harness) => {
      for (let round = 0; round < rounds; round += 1) {
        const leadId = `lead-${round}`
        const outcomes = await race(harness, (own, i) =>
          own.commit(batchOf(harness.leads.capture(leadId, { by: i }))),
        )
        expectOneWinner(outcomes, 'version-conflict')
        const loaded = await harness.store.load({ leadId, commandId: null, pools: [] })
        const by = outcomes.indexOf('committed')
        expectEqual('whose lead', loaded.record?.profile.attributes, { by })
        const versions = (await harness.store.history([leadId])).map(({ version }) => version)
        expectEqual('versions', versions, versionsUpTo(loaded.record?.lead.version ?? 0))
      }
    },
  },
  {
    id: 'concurrent/version',
    title: 'of decisions on the same version of a lead one is committed; versions have no gaps',
    gate: 'connections',
    run: async (harness) => {
      let write: LeadWrite = harness.leads.capture('ada')
      await harness.store.commit(batchOf(write))
      for (let round = 0; round < rounds; round += 1) {
        const next = harness.leads.next(write)
        const outcomes = await race(harness, (own) => own.commit(batchOf(next)))
        expectOneWinner(outcomes, 'version-conflict')
        write = next
      }
      const history = await harness.store.history(['ada'])
      const versions = history.map(({ version }) => version)
      expectEqual('versions', versions, versionsUpTo(write.record.lead.version))
    },
  },
  {
    id: 'concurrent/command',
    title: 'of the same command sent several times at once one is committed',
    gate: 'connections',
    run: async (harness) => {
      const first = harness.leads.capture('ada')
      await harness.store.commit(batchOf(first))
      for (let round = 0; round < rounds; round += 1) {
        const batch = batchOf(harness.leads.idle(first), { commandId: `c${round}` })
        const outcomes = await race(harness, (own) => own.commit(batch))
        expectOneWinner(outcomes, 'duplicate-command')
      }
    },
  },
  {
    id: 'concurrent/claim',
    title: 'of claims on the same version of a pool one is committed, and the others write nothing',
    gate: 'connections',
    run: async (harness) => {
      const { store, leads } = harness
      for (let round = 0; round < rounds; round += 1) {
        const outcomes = await race(harness, (own, i) =>
          own.commit(
            batchOf(leads.capture(`${round}-${i}`), { claims: [claimOf('sales', round)] }),
          ),
        )
        expectOneWinner(outcomes, 'claim-lost')
        const ids = outcomes.map((_, i) => `${round}-${i}`)
        const written = await store.history(ids)
        const found = [...new Set(written.map(({ leadId }) => leadId))]
        expectEqual('leads that were written', found, [ids[outcomes.indexOf('committed')]])
      }
      const { pools } = await store.load({ leadId: 'x', commandId: null, pools: ['sales'] })
      expectEqual('pool', pools['sales'], claimOf('sales', rounds - 1).state)
    },
  },
  {
    id: 'concurrent/crossed',
    title: 'batches that write the same leads in opposite order do not block each other for good',
    gate: 'connections',
    run: async (harness) => {
      const { store, leads } = harness
      let pair = [leads.capture('ada'), leads.capture('bea')]
      await store.commit(batchOf(pair))
      for (let round = 0; round < rounds; round += 1) {
        const next = pair.map((write) => leads.next(write))
        const outcomes = await race(harness, (own, i) =>
          own.commit(batchOf(i % 2 === 0 ? next : [...next].reverse())),
        )
        expectOneWinner(outcomes, 'version-conflict')
        pair = next
      }
      for (const { leadId, record } of pair) {
        const versions = (await store.history([leadId])).map(({ version }) => version)
        expectEqual(`versions of ${leadId}`, versions, versionsUpTo(record.lead.version))
      }
    },
  },
  {
    id: 'concurrent/many',
    title: 'of calls with the same batches at once each batch is committed by one',
    gate: 'connections',
    run: async (harness) => {
      const { store, connections, leads } = harness
      const workers = [store, ...connections, store, ...connections]
      const batches = Array.from({ length: 30 }, (_, i) =>
        batchOf(leads.capture(`lead-${i}`), {
          claims: [claimOf(`pool-${i % 7}`, Math.floor(i / 7))],
        }),
      )
      const turned = (i: number) => (i % 2 === 0 ? batches : [...batches].reverse())
      const outcomes = await Promise.all(
        workers.map(async (own, i) => {
          const told = await own.commitMany(turned(i))
          return i % 2 === 0 ? told : [...told].reverse()
        }),
      )
      for (const i of batches.keys()) {
        const winners = outcomes.filter((told) => told[i] === 'committed').length
        const versions = (await store.history([`lead-${i}`])).map(({ version }) => version)
        expectEqual(
          `versions of lead-${i}`,
          versions,
          winners === 0 ? [] : versionsUpTo(batches[i]?.writes[0]?.record.lead.version ?? 0),
        )
        if (winners > 1) expectEqual(`writers of lead-${i}`, winners, 1)
      }
    },
  },
  {
    id: 'concurrent/load',
    title: 'what is loaded together is of one moment, or older for the pools, while others write',
    gate: 'connections',
    run: async ({ store, connections, leads }) => {
      const first = leads.capture('ada')
      await store.commit(batchOf(first))
      const from = first.record.lead.version
      const steps = 25
      let open = true
      const write = async (writer: HandoffStore) => {
        let last = first
        for (let i = 0; i < steps; i += 1) {
          last = leads.next(last)
          await writer.commit(batchOf(last, { commandId: `c${i}`, claims: [claimOf('sales', i)] }))
        }
        open = false
      }
      const read = async (reader: HandoffStore) => {
        // bounded: a store that answers at once would keep the writer from its turn for ever
        for (let i = 0; open && i < 5_000; i += 1) {
          const { record } = await reader.load({ leadId: 'ada', commandId: null, pools: [] })
          const next = (record?.lead.version ?? 0) - from
          const query = { leadId: 'ada', commandId: `c${next}`, pools: ['sales'] }
          const many = i % 2 === 0 ? [await reader.load(query)] : await reader.loadMany([query])
          const written = (many[0]?.record?.lead.version ?? 0) - from
          const isDone = many[0]?.done != null
          expectEqual('whether the command is there with its version', isDone, written > next)
          const ahead = Math.max(0, (many[0]?.pools['sales']?.version ?? 0) - written)
          expectEqual('versions that the pool is ahead of the lead', ahead, 0)
        }
      }
      const [writer = store] = connections
      await Promise.all([write(writer), read(store), ...connections.slice(1).map(read)])
    },
  },
]
