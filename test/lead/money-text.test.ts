import { expect, test } from 'vitest'
import { moneyText } from '../../src/lead/money-text.ts'

test.each([
  [{ amountMinor: 0, currency: 'EUR' }, 'EUR 0.00'],
  [{ amountMinor: 5, currency: 'EUR' }, 'EUR 0.05'],
  [{ amountMinor: 3_410_000, currency: 'EUR' }, 'EUR 34,100.00'],
  [{ amountMinor: 123_456_789_012, currency: 'USD' }, 'USD 1,234,567,890.12'],
  [{ amountMinor: 500, currency: 'JPY' }, 'JPY 500'],
  [{ amountMinor: 12_345, currency: 'KWD' }, 'KWD 12.345'],
])('%o is %s', (money, text) => {
  expect(moneyText(money)).toBe(text)
})
