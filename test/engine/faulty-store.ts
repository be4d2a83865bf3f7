import type { MemoryStore } from '../../src/memory/index.ts'
import type { Batch, CommitOutcome } from '../../src/ports/index.ts'

/** What befalls a call. */
export type Fate = 'fine' | 'fails-before' | 'fails-during' | 'fails-after' | 'conflicts' | 'slow'

/** All of them, what is fine twice as often. */
export const fates: readonly Fate[] = [
  'fine',
  'fine',
  'fails-before',
  'fails-during',
  'fails-after',
  'conflicts',
  'slow',
]

/** Whether a store with these fates gets anything done. */
export const isPassable = (plan: readonly Fate[]): boolean =>
  plan.length === 0 || plan.some((fate) => fate === 'fine' || fate === 'slow')

/**
 * A store on a bad day: each call that writes meets the next fate, over and over. It never loses what it said it wrote, and never writes what it
 * said it did not; but an error leaves the caller in doubt. What is one step, such as the commit of one batch, fails during it by not happening.
 */
export const faulty = (store: MemoryStore, plan: readonly Fate[]): MemoryStore => {
  let next = 0

  const meet = async <T>(act: () => T, half: () => unknown): Promise<T> => {
    const fate = plan[next % Math.max(1, plan.length)] ?? 'fine'
    next += 1
    if (fate === 'fails-before') throw new Error('connection refused')
    if (fate === 'slow') await new Promise((done) => setImmediate(done))
    if (fate === 'fails-during') {
      half()
      throw new Error('connection cut')
    }
    const result = act()
    if (fate === 'fails-after') throw new Error('connection lost')
    return result
  }
  const nothing = () => undefined
  const isConflict = (): boolean => {
    const conflicts = plan[next % Math.max(1, plan.length)] === 'conflicts'
    if (conflicts) next += 1
    return conflicts
  }
  const commitMany = (batches: readonly Batch[]) =>
    batches.map((batch) => store.commit(batch) as CommitOutcome)

  return {
    ...store,
    commit: async (batch) =>
      isConflict() ? 'version-conflict' : meet(() => store.commit(batch), nothing),
    commitMany: async (batches) => {
      // somebody else was faster with all of them
      if (isConflict()) return batches.map(() => 'version-conflict' as const)
      // each batch is written as a whole or not at all, but not all of them need be
      const half = batches.slice(0, batches.length / 2)
      return meet(
        () => commitMany(batches),
        () => commitMany(half),
      )
    },
    lease: async (query) => meet(() => store.lease(query), nothing),
    leaseMessages: async (query) => meet(() => store.leaseMessages(query), nothing),
    settleMessages: async (keys) =>
      meet(
        () => store.settleMessages(keys),
        () => store.settleMessages(keys.slice(0, keys.length / 2)),
      ),
  }
}
