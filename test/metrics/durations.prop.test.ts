import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LeadEvent } from '../../src/lead/index.ts'
import { computeMetric, durations } from '../../src/metrics/index.ts'

const touched = (elapsedMs: number, i: number): LeadEvent =>
  ({
    type: 'lead-touched',
    id: `a/${i}`,
    leadId: 'a',
    at: 0,
    recordedAt: 0,
    first: true,
    elapsedMs,
    source: null,
  }) as unknown as LeadEvent

const summaryOf = (values: readonly number[], bits: number) =>
  computeMetric(
    durations('d', { on: ['touched'], of: ({ elapsedMs }) => elapsedMs, bits }),
    values.map(touched),
  )

/** Nearest rank by sorting. */
const exact = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] as number

const skewed = fc.integer({ min: 0, max: 900 }).map((n) => Math.floor(1.03 ** n) - 1)
const shapes: Readonly<Record<string, fc.Arbitrary<readonly number[]>>> = {
  skewed: fc.array(skewed, { minLength: 1, maxLength: 300 }),
  constant: fc.tuple(skewed, fc.integer({ min: 1, max: 50 })).map(([n, k]) => Array(k).fill(n)),
  bimodal: fc.array(
    fc.oneof(fc.integer({ min: 900, max: 1_100 }), fc.integer({ min: 9e8, max: 11e8 })),
    { minLength: 1, maxLength: 300 },
  ),
}

describe.each(Object.entries(shapes))('%s durations', (_, values) => {
  test.each([4, 7, 12])(
    'percentiles are within the stated error with %d bits, the mean is exact',
    (bits) => {
      fc.assert(
        fc.property(values, (all) => {
          const summary = summaryOf(all, bits)
          for (const [told, part] of [
            [summary.medianMs, 0.5],
            [summary.p90Ms, 0.9],
            [summary.p95Ms, 0.95],
          ] as const) {
            const truth = exact(all, part)
            // half a millisecond for the rounding to whole ones
            expect(Math.abs((told as number) - truth)).toBeLessThanOrEqual(
              truth * summary.relativeError + 0.5,
            )
          }
          const total = all.reduce((sum, n) => sum + BigInt(n), 0n)
          expect(summary.meanMs).toBe(Math.round(Number(total) / all.length))
        }),
      )
    },
  )
})

// the worked example of "Percentile", Wikipedia, nearest-rank method: the 50th of these is 35
test('the published example of the nearest rank', () => {
  expect(summaryOf([15, 20, 35, 40, 50], 7)).toMatchObject({ medianMs: 35, p90Ms: 50, meanMs: 32 })
})

test('what cannot be a duration is counted apart', () => {
  expect(summaryOf([-1, Number.NaN, 0.5, 1e15, 10], 7)).toMatchObject({
    count: 1,
    meanMs: 10,
    impossible: 4,
  })
  expect(summaryOf([], 7)).toMatchObject({ count: 0, meanMs: null, medianMs: null, impossible: 0 })
})
