import fc from 'fast-check'
import { test } from 'vitest'
import { limits, toInstant } from '../../src/kernel/index.ts'

test('dates and their milliseconds are the same instant', () => {
  fc.assert(
    fc.property(
      fc.date({
        min: new Date(limits.earliestAt),
        max: new Date(limits.latestAt),
        noInvalidDate: true,
      }),
      (date) => toInstant(date) === toInstant(date.getTime()) && toInstant(date) === date.getTime(),
    ),
  )
})

test('anything else is refused with a code, never more', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true }), (value) => {
      try {
        const at = toInstant(value as number)
        return Number.isInteger(at) && at >= limits.earliestAt && at <= limits.latestAt
      } catch (error) {
        return (error as { code?: string }).code === 'INVALID_INSTANT'
      }
    }),
  )
})
