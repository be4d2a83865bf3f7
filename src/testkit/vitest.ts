import { describe, test } from 'vitest'
import { conformanceCases, runCase, type StoreSubject } from './index.ts'

/**
 * Turns the conformance kit into tests of vitest: one per case; a skipped one says why.
 *
 * @param subject - the kind of store
 * @example
 * ```ts
 * import { createMemoryStore } from 'lead-handoff/memory'
 * import { testStore } from 'lead-handoff/testkit/vitest'
 *
 * export const testMemoryStore = () =>
 *   testStore({
 *     name: 'memory',
 *     without: { tenants: 'one store is one tenant', connections: 'there is no server', peek: '-' },
 *     open: () => ({ store: createMemoryStore() }),
 *   })
 * ```
 */
export const testStore = (subject: StoreSubject): void => {
  describe(subject.name, () => {
    for (const one of conformanceCases) {
      test(`${one.id}: ${one.title}`, async ({ skip }) => {
        const result = await runCase(one, subject)
        if (result.outcome === 'skipped') skip(result.reason)
        if (result.outcome === 'failed') throw result.error
      })
    }
  })
}
