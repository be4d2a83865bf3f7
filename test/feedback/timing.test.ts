import { describe, expect, test } from 'vitest'
import { suggestChanges, timingOf } from '../../src/feedback/index.ts'
import { usualTiming } from '../../src/feedback/suggest-changes.ts'
import { standardLifecycle } from '../../src/lifecycle/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'

const empty = computeMetric(standardReport({ unit: 'month', timeZone: 'UTC' }), [])
const reasonsOf = (name: string): readonly string[] =>
  standardLifecycle.transitions.get(name)?.reasons ?? []

describe('the usual reasons of a wrong time', () => {
  test.each([...usualTiming.tooEarly, ...usualTiming.tooLate])('%s can be given', (reason) => {
    expect([...reasonsOf('reject'), ...reasonsOf('lose')]).toContain(reason)
  })

  test('are found where leads were called too late', () => {
    const rejectedByReason = new Map([
      ['bought-elsewhere', 30],
      ['spam', 20],
    ])
    const lostByReason = new Map([['gone-cold', 10]])
    const found = suggestChanges({ ...empty, rejectedByReason, lostByReason })
    expect(found).toMatchObject([
      { kind: 'too-late', evidence: { tooEarly: null, tooLate: { hits: 40, of: 60 } } },
    ])
  })
})

test('a reason that was never given says nothing, rather than zero', () => {
  const given = [new Map([['not-now', 50]])]
  expect(timingOf(given, usualTiming)).toEqual({ tooEarly: null, tooLate: null })
  expect(timingOf(given, { tooEarly: ['not-now'], tooLate: [] })).toMatchObject({
    tooEarly: { rate: 1 },
    tooLate: null,
  })
})
