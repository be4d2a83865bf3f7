import {
  type Batch,
  createHandoff,
  type HandoffStore,
  type LeadHandoff,
  type Result,
  type StandardLifecycle,
} from 'lead-handoff'
import { createPostgresStore, type Queryable } from '../../../examples/postgres/store.ts'
import { rawMany, rawOnStoreTables, rawStatement, rawTransaction } from './raw-work.ts'
import { policies, sampleAt, sampleBatch, sampleProfile } from './sample-batch.ts'

/** What does so many commands on one connection, from a version of its leads on. */
export interface Line {
  readonly name: string
  /** How many commands one call does. */
  readonly size: number
  readonly run: (lane: Lane, step: number) => Promise<unknown>
}

/** A connection, and what works on it. */
export interface Lane {
  readonly db: Queryable
  readonly number: number
  readonly store: HandoffStore
  readonly handoff: Pick<LeadHandoff<StandardLifecycle>, 'execute' | 'executeAll'>
}

/** What works on a connection. */
export const laneOf = (db: Queryable, number: number): Lane => {
  const store = createPostgresStore({ db, tenant })
  const clock = { now: () => sampleAt }
  return {
    db,
    number,
    store,
    handoff: createHandoff({
      ...policies,
      store,
      clock,
      team: [{ id: 'mia', teams: ['inbound'] }],
    }),
  }
}

/** Whose leads everything is measured on. */
export const tenant = 'bench'

/** Commands of one batch, such as a part of an import. */
const manySize = 500

/**
 * Leads of one connection: commands meet each lead again after as many others, and a batch meets it once. Lines of the same tables must not write the
 * same leads, because each expects its own versions.
 */
export const groups = { a: 200, b: 200, c: manySize, d: 200, e: manySize } as const

export type Group = keyof typeof groups

/** A lead of a line: the group, the connection, and which command it is. */
export const leadOf = (group: Group, lane: number, step: number): string =>
  `lead-${group}-${lane}-${step % groups[group]}`

/** Version 1 is there before anything is measured. */
const batchOf = (group: Group, lane: number, step: number): Batch =>
  sampleBatch(leadOf(group, lane, step), 2 + Math.floor(step / groups[group]))

const manyOf = (group: Group, lane: number, step: number): readonly Batch[] =>
  Array.from({ length: manySize }, (_, i) => batchOf(group, lane, step * manySize + i))

const queryOf = ({ commandId, writes }: Batch) => ({
  leadId: writes[0]?.leadId as string,
  commandId,
  pools: ['inbound'],
})

/** A new lead, as an import brings it. */
const captureOf = (name: string, lane: number, step: number) =>
  ({
    type: 'capture',
    id: 'import-1',
    leadId: `${name}-${lane}-${step}`,
    source: { channel: 'fair', campaign: 'spring' },
    profile: sampleProfile,
  }) as const

/** Work that writes nothing would look fast. */
const all = (results: readonly Result<unknown, unknown>[]): void => {
  if (results.some(({ ok }) => !ok)) throw new Error('a command was refused')
}

const rawLines: readonly Line[] = [
  {
    name: 'raw: one CTE statement',
    size: 1,
    run: ({ db, number }, step) => rawStatement(db, batchOf('a', number, step)),
  },
  {
    name: 'raw: five statements in a transaction',
    size: 1,
    run: ({ db, number }, step) => rawTransaction(db, batchOf('b', number, step)),
  },
  {
    name: "raw: one CTE on the store's tables",
    size: 1,
    run: ({ db, number }, step) => rawOnStoreTables(db, tenant, batchOf('d', number, step)),
  },
  {
    name: `raw: ${manySize} in one CTE statement`,
    size: manySize,
    run: ({ db, number }, step) => rawMany(db, manyOf('c', number, step)),
  },
]

const own = {
  commit: 'commit',
  both: 'load and commit',
  execute: 'execute',
  commitMany: `commitMany of ${manySize}`,
  bothMany: `loadMany and commitMany of ${manySize}`,
  executeAll: `executeAll of ${manySize}`,
} as const

/** A batch, and the single command beside which it is measured. */
export const batchesBeside = [
  [own.commitMany, own.commit],
  [own.bothMany, own.both],
  [own.executeAll, own.execute],
] as const

/** What is measured; the first is what all are compared with. */
export const lines: readonly Line[] = [
  ...rawLines,
  {
    name: own.commit,
    size: 1,
    run: async ({ store, number }, step) => store.commit(batchOf('a', number, step)),
  },
  {
    name: own.both,
    size: 1,
    run: async ({ store, number }, step) => {
      const batch = batchOf('b', number, step)
      await store.load(queryOf(batch))
      await store.commit(batch)
    },
  },
  {
    name: own.execute,
    size: 1,
    run: async ({ handoff, number }, step) =>
      all([await handoff.execute(captureOf('one', number, step))]),
  },
  {
    name: own.commitMany,
    size: manySize,
    run: async ({ store, number }, step) => store.commitMany(manyOf('c', number, step)),
  },
  {
    name: own.bothMany,
    size: manySize,
    run: async ({ store, number }, step) => {
      const batches = manyOf('e', number, step)
      await store.loadMany(batches.map(queryOf))
      return store.commitMany(batches)
    },
  },
  {
    name: own.executeAll,
    size: manySize,
    run: async ({ handoff, number }, step) => {
      const commands = Array.from({ length: manySize }, (_, i) =>
        captureOf('many', number, step * manySize + i),
      )
      all(await handoff.executeAll(commands))
    },
  },
]
