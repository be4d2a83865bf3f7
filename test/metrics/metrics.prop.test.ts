import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LeadEvent } from '../../src/lead/index.ts'
import { computeMetric, funnel, revenue } from '../../src/metrics/index.ts'
import { history } from './histories.ts'

/** The moves that stand: a correction takes the latest one that stands with it. */
const standing = (events: readonly LeadEvent[]): Extract<LeadEvent, { type: 'lead-moved' }>[] => {
  const stack: Extract<LeadEvent, { type: 'lead-moved' }>[] = []
  for (const event of events) {
    if (event.type !== 'lead-moved') continue
    if (event.transition === 'correct') stack.pop()
    else stack.push(event)
  }
  return stack
}

describe('counted a second time by what stands after all corrections', () => {
  test('the funnel is the same', () => {
    fc.assert(
      fc.property(history, ({ events }) => {
        const moves = standing(events)
        const to = (stage: string) => moves.filter((move) => move.to === stage).length
        expect(computeMetric(funnel, events)).toMatchObject({
          leads: 1,
          qualified: to('mql'),
          accepted: to('sal'),
          opportunities: to('sql'),
          won: to('won'),
          lost: to('lost'),
          recycled: to('recycled'),
          unreachable: to('unreachable'),
          trashed: to('trashed'),
          handedOff: events.filter(({ type }) => type === 'lead-handed-off').length,
          acknowledged: events.filter(({ type }) => type === 'hand-off-acknowledged').length,
        })
      }),
      { numRuns: 200 },
    )
  })

  test('the revenue is the same', () => {
    fc.assert(
      fc.property(history, ({ events, lead }) => {
        const sums: Record<string, number> = {}
        for (const { revenue: money } of standing(events)) {
          if (money) sums[money.currency] = (sums[money.currency] ?? 0) + money.amountMinor
        }
        const told = Object.entries(computeMetric(revenue, events)).filter(([, sum]) => sum !== 0)
        expect(Object.fromEntries(told)).toEqual(sums)
        expect(lead.stage === 'won').toBe(lead.revenue !== null)
      }),
      { numRuns: 200 },
    )
  })
})
