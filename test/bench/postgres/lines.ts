import type { Batch } from 'lead-handoff'
import { createPostgresStore, type Queryable } from '../../../examples/postgres/store.ts'
import { rawMany, rawOnStoreTables, rawStatement, rawTransaction } from './raw-work.ts'
import { sampleBatch } from './sample-batch.ts'

/** What does so many commands on one connection, from a version of its leads on. */
export interface Line {
  readonly name: string
  /** How many commands one call does. */
  readonly size: number
  readonly run: (db: Queryable, lane: number, step: number) => Promise<unknown>
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

const storeOf = (db: Queryable) => createPostgresStore({ db, tenant })

const rawLines: readonly Line[] = [
  {
    name: 'raw: one CTE statement',
    size: 1,
    run: (db, lane, step) => rawStatement(db, batchOf('a', lane, step)),
  },
  {
    name: 'raw: five statements in a transaction',
    size: 1,
    run: (db, lane, step) => rawTransaction(db, batchOf('b', lane, step)),
  },
  {
    name: "raw: one CTE on the store's tables",
    size: 1,
    run: (db, lane, step) => rawOnStoreTables(db, tenant, batchOf('d', lane, step)),
  },
  {
    name: `raw: ${manySize} in one CTE statement`,
    size: manySize,
    run: (db, lane, step) => rawMany(db, manyOf('c', lane, step)),
  },
]

const ofStore = {
  commit: 'commit',
  both: 'load and commit',
  commitMany: `commitMany of ${manySize}`,
  bothMany: `loadMany and commitMany of ${manySize}`,
} as const

/** A batch, and the single command beside which it is measured. */
export const batchesBeside = [
  [ofStore.commitMany, ofStore.commit],
  [ofStore.bothMany, ofStore.both],
] as const

/** What is measured; the first is what all are compared with. */
export const lines: readonly Line[] = [
  ...rawLines,
  {
    name: ofStore.commit,
    size: 1,
    run: async (db, lane, step) => storeOf(db).commit(batchOf('a', lane, step)),
  },
  {
    name: ofStore.both,
    size: 1,
    run: async (db, lane, step) => {
      const batch = batchOf('b', lane, step)
      await storeOf(db).load(queryOf(batch))
      await storeOf(db).commit(batch)
    },
  },
  {
    name: ofStore.commitMany,
    size: manySize,
    run: async (db, lane, step) => storeOf(db).commitMany(manyOf('c', lane, step)),
  },
  {
    name: ofStore.bothMany,
    size: manySize,
    run: async (db, lane, step) => {
      const batches = manyOf('e', lane, step)
      await storeOf(db).loadMany(batches.map(queryOf))
      return storeOf(db).commitMany(batches)
    },
  },
]
