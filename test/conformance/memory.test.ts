import { runConformance } from 'lead-handoff/testkit'
import { testStore } from 'lead-handoff/testkit/vitest'
import { expect, test } from 'vitest'
import { memory } from './subjects.ts'

testStore(memory)

test('the store in memory skips no case', async () => {
  const report = await runConformance(memory)
  expect(report.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
  expect(report.length).toBeGreaterThan(40)
})
