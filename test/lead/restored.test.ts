import { expect, test } from 'vitest'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import { type Told, worldIn } from './world.ts'

const restore: Told = { type: 'restore', by: 'rita', reason: 'trashed-by-mistake' }
const trash: Told = { type: 'trash', by: 'rita', reason: 'spam' }
const countsOf = (...commands: readonly Told[]) => {
  const report = standardReport({ unit: 'month', timeZone: 'UTC' })
  return computeMetric(
    report,
    worldIn('trashed')
      .given(...commands)
      .history(),
  ).funnel
}

test('a lead that is trashed once more before sales had it again is rejected once', () => {
  expect(countsOf()).toMatchObject({ rejected: 1, trashed: 1 })
  expect(countsOf(restore, trash)).toMatchObject({ rejected: 1, trashed: 2 })
})
