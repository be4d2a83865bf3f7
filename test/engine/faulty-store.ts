import type { MemoryStore } from '../../src/memory/index.ts'

/** What befalls a commit. */
export type Fate = 'fine' | 'fails-before' | 'fails-after' | 'conflicts' | 'slow'

/**
 * A store on a bad day: each commit meets the next fate, over and over. It never loses what it said it wrote, and never writes what it
 * said it did not; but an error leaves the caller in doubt.
 */
export const faulty = (store: MemoryStore, fates: readonly Fate[]): MemoryStore => {
  let next = 0
  return {
    ...store,
    commit: async (batch) => {
      const fate = fates[next % Math.max(1, fates.length)] ?? 'fine'
      next += 1
      if (fate === 'fails-before') throw new Error('connection refused')
      if (fate === 'conflicts') return 'version-conflict'
      if (fate === 'slow') await new Promise((done) => setImmediate(done))
      const outcome = store.commit(batch)
      if (fate === 'fails-after') throw new Error('connection lost')
      return outcome
    },
  }
}
