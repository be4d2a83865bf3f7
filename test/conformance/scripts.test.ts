import fc from 'fast-check'
import { createMemoryStore } from 'lead-handoff/memory'
import { playScript } from 'lead-handoff/testkit'
import { hostileTexts, storeScripts } from 'lead-handoff/testkit/arbitraries'
import { afterAll, describe, expect, test } from 'vitest'
import { embeddedPostgres } from './subjects.ts'

const { subject, close } = await embeddedPostgres()
afterAll(close)

describe('any script', () => {
  test('has the same transcript in memory and on PGlite', async () => {
    await fc.assert(
      fc.asyncProperty(storeScripts(20), async (steps) => {
        const { store } = await subject.open()
        expect(await playScript(store, steps)).toEqual(await playScript(createMemoryStore(), steps))
      }),
      { numRuns: 60 },
    )
  })
})

test('whatever JSON can say comes back from PGlite as it was', async () => {
  const { store } = await subject.open()
  let expected: string | null = null
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), hostileTexts(), async (json, text) => {
      const value = JSON.parse(JSON.stringify([json, text]))
      const cursor: string = `${expected ?? ''}x`
      expect(await store.saveMetric({ metricId: 'm', value, cursor, expected })).toBe('saved')
      expected = cursor
      expect((await store.loadMetric('m'))?.value).toEqual(value)
    }),
    { numRuns: 100 },
  )
})
