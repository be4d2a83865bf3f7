import type { JsonObject } from '../../kernel/index.ts'
import { isPaced, leadsSince } from '../pace.ts'
import type { Desk } from '../strategy.ts'
import type { Capacity, Quota } from '../team-member.ts'
import type { Narrowing } from './narrowing.ts'

/** What a candidate's share is reckoned by. */
type ShareOf = (candidate: number) => number

// only for comparing people whose limits are of different periods; open leads are taken for those of a month
const days = { perDay: 1, perWeek: 7, perMonth: 30, open: 30, day: 1, week: 7, month: 30 } as const

const rateOf = (capacity: Capacity = {}): number => {
  let least = Number.POSITIVE_INFINITY
  for (const per of ['perDay', 'perWeek', 'perMonth', 'open'] as const) {
    const limit = capacity[per]
    if (limit !== undefined) least = Math.min(least, Math.max(1, limit) / days[per])
  }
  return least
}

const promised = ({ leads, per }: Quota): number => leads / days[per]

/** Shares by weight. */
export const byWeight = (desk: Desk): ShareOf => {
  return (candidate) => desk.account(candidate).weight
}

/** Shares by what people can take; whoever has no limit counts as whoever can take most. */
export const byRoom = (desk: Desk): ShareOf => {
  const own = (candidate: number): number => rateOf(desk.member(candidate).capacity)
  let most = 0
  for (const candidate of desk.candidates) {
    const rate = own(candidate)
    if (Number.isFinite(rate)) most = Math.max(most, rate)
  }
  return (candidate) => Math.min(own(candidate), most || 1)
}

/** Shares by what was promised. */
export const byPromise = (desk: Desk): ShareOf => {
  return (candidate) => {
    const { quota } = desk.member(candidate)
    return quota ? promised(quota) : 0
  }
}

/**
 * Members who would not get their next lead too soon. A strategy that goes by what people have would give all leads to whoever comes with nothing,
 * a newcomer or somebody back from holiday, until they are even; paced, they get twice their share at most. Where newcomers are to catch up, nobody is.
 *
 * @param sharesOf - what shares are reckoned by
 * @returns the narrowing; if it is too soon for everybody, whoever is nearest to their next lead stays
 */
export const inPace = (sharesOf: (desk: Desk) => ShareOf): Narrowing => ({
  filter: 'paced',
  keeps: (desk) => {
    const { candidates, pool } = desk
    if (pool.catchUp || candidates.length < 2) return null
    const shareOf = sharesOf(desk)
    let all = 0
    for (const candidate of candidates) all += shareOf(candidate)
    const inTime = (candidate: number): boolean =>
      !isPaced(pool, candidate, { own: shareOf(candidate), all })
    if (candidates.some(inTime)) return inTime
    const waited = (candidate: number): number =>
      (leadsSince(pool, candidate) + 1) * shareOf(candidate)
    const longest = Math.max(...candidates.map(waited))
    return (candidate) => waited(candidate) === longest
  },
  numbers: (desk, candidate): JsonObject => ({ leadsSince: leadsSince(desk.pool, candidate) }),
})
