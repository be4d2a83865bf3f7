import type { OpenRow } from './ledger-row.ts'
import type { LedgerRow } from './pool.ts'
import type { Capacity, Quota } from './team-member.ts'

/** The week of a local day; weeks begin on Monday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7)

/**
 * The calendar month of a local day.
 *
 * @param day - days since 1970-01-01
 * @returns months since the year 0
 */
export const monthOf = (day: number): number => {
  // years counted from March, so that the leap day is the last of a year; eras of 400 years have 146,097 days
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  return (year + era * 400) * 12 + fromMarch + 2
}

/** The periods in which leads are counted. */
export type CountedPeriod = Quota['per']

const counters = { day: 'perDay', week: 'perWeek', month: 'perMonth' } as const

const periodOf = (day: number, per: CountedPeriod): number =>
  per === 'day' ? day : per === 'week' ? weekOf(day) : monthOf(day)

/**
 * Leads received so far in the period of a local day.
 *
 * @param row - the account
 * @param per - the period
 * @param day - the local day of the question
 * @returns a count; 0 when the period has changed since the last lead
 */
export const receivedIn = (row: LedgerRow, per: CountedPeriod, day: number): number =>
  row.seq > 0 && periodOf(row.day, per) === periodOf(day, per) ? row[counters[per]] : 0

/**
 * Counts one more lead on a local day.
 *
 * @param row - the account, changed in place
 * @param day - the local day
 */
export const countOn = (row: OpenRow, day: number): void => {
  if (row.seq > 0 && row.day === day) {
    row.perDay += 1
    row.perWeek += 1
    row.perMonth += 1
    return
  }
  const month = receivedIn(row, 'month', day)
  const week = receivedIn(row, 'week', day)
  row.perDay = receivedIn(row, 'day', day) + 1
  row.perWeek = week + 1
  row.perMonth = month + 1
  row.day = day
}

/**
 * What an earlier period leaves of a quota: what was not given is added, what was given beyond is taken off, by at most one period's leads.
 *
 * @param row - the account
 * @param quota - the promise
 * @param day - the local day of the question
 * @returns leads carried over into the period of the day
 */
export const carriedInto = (row: LedgerRow, { leads, per }: Quota, day: number): number => {
  if (row.seq === 0) return 0
  const passed = periodOf(day, per) - periodOf(row.day, per)
  if (passed <= 0) return row.carried
  const first = row.carried + leads - row[counters[per]]
  const later = Math.max(-leads, Math.min(leads, first)) + leads * (passed - 1)
  return Math.max(-leads, Math.min(leads, later))
}

/** A capacity that is used up, with its numbers. */
export interface UsedUp {
  /** Which one. */
  readonly per: keyof Capacity
  /** What was received in the period, or is open. */
  readonly used: number
  /** What is allowed. */
  readonly limit: number
}

const periods = [
  ['perDay', 'day'],
  ['perWeek', 'week'],
  ['perMonth', 'month'],
] as const

/**
 * How much of each capacity is used.
 *
 * @param rows - the person's accounts in all pools
 * @param capacity - what they can take
 * @param day - their local day
 * @returns one entry for each capacity that is limited
 */
export const usesOf = (
  rows: readonly LedgerRow[],
  capacity: Capacity,
  day: number,
): readonly UsedUp[] => {
  const uses: UsedUp[] = []
  for (const [per, period] of periods) {
    const limit = capacity[per]
    if (limit === undefined) continue
    let used = 0
    for (const row of rows) used += receivedIn(row, period, day)
    uses.push({ per, used, limit })
  }
  if (capacity.open !== undefined) {
    let used = 0
    for (const row of rows) used += row.open
    uses.push({ per: 'open', used, limit: capacity.open })
  }
  return uses
}
