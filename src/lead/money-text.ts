import type { Money } from './state/money.ts'

// ISO 4217: currencies whose minor unit is not a hundredth
const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ')
const thousandths = 'BHD IQD JOD KWD LYD OMR TND'.split(' ')

const decimalsOf = (currency: string): number => {
  if (whole.includes(currency)) return 0
  return thousandths.includes(currency) ? 3 : 2
}

/**
 * An amount of money for people, the same on every machine.
 *
 * @param money - the amount in minor units
 * @returns such as `EUR 12,345.00` or `JPY 500`
 * @example
 * ```ts
 * import { moneyText } from 'lead-handoff'
 *
 * console.log(moneyText({ amountMinor: 1_234_500, currency: 'EUR' })) // EUR 12,345.00
 * ```
 */
export const moneyText = ({ amountMinor, currency }: Money): string => {
  const decimals = decimalsOf(currency)
  const digits = String(amountMinor).padStart(decimals + 1, '0')
  const units = digits.slice(0, digits.length - decimals)
  const rest = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${currency} ${units.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`
}
