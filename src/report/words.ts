import { formatDuration } from 'date-fns/formatDuration'
import type { DurationSummary, Quotient, Ratio, RevenueByCurrency } from '../metrics/index.ts'

const none = '–'

/**
 * A rate for people, with what it rests on.
 *
 * @param ratio - the rate
 * @returns as in `25.0 % (3 of 12; 8.9 to 53.2 %)`; a dash where there is none
 */
export const rateText = ({ hits, of, rate, interval }: Ratio): string => {
  if (rate === null || interval === null) return of === 0 ? none : `${none} (${hits} of ${of})`
  const [low, high] = [interval.low, interval.high].map((part) => (part * 100).toFixed(1))
  return `${(rate * 100).toFixed(1)} % (${hits} of ${of}; ${low} to ${high} %)`
}

/**
 * A quotient for people.
 *
 * @param quotient - the quotient; absent where the step has none before it
 * @returns as in `1.25`; a dash where there is nothing to divide by
 */
export const quotientText = (quotient: Quotient | undefined): string =>
  quotient?.quotient === null || quotient === undefined ? none : quotient.quotient.toFixed(2)

/** A duration for people: its two largest units, as in `2 days 4 hours`; a dash where there is none. */
const durationText = (ms: number | null): string => {
  if (ms === null) return none
  if (ms < 60_000) return `${Math.round(ms / 1_000)} seconds`
  const minutes = Math.round(ms / 60_000)
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60)]
  return formatDuration(days > 0 ? { days, hours } : { hours, minutes: minutes % 60 })
}

/**
 * Median and ninetieth percentile for people.
 *
 * @param summary - the durations
 * @returns both, and how many there were
 */
export const timesText = ({ count, medianMs, p90Ms }: DurationSummary): readonly string[] => [
  String(count),
  durationText(medianMs),
  durationText(p90Ms),
]

/**
 * Sums for people, by currency and never added up.
 *
 * @param sums - minor units by currency
 * @returns as in `1200 minor CHF, 700 minor EUR`; a dash for nothing
 */
export const moneyText = (sums: RevenueByCurrency): string => {
  const parts = Object.entries(sums).map(([currency, minor]) => `${minor} minor ${currency}`)
  return parts.length === 0 ? none : parts.join(', ')
}
