import { localDayOf } from '../../calendar/index.ts'
import type { JsonObject } from '../../kernel/index.ts'
import { carriedOf } from '../carried.ts'
import type { OpenDesk } from '../desk.ts'
import { receivedIn, usesOf } from '../own-days.ts'
import { figureOf } from '../ranking.ts'
import type { Desk, Strategy } from '../strategy.ts'

const dayOf = (desk: Desk, candidate: number): number => {
  const one = (desk as OpenDesk).pool.crew[candidate]
  return localDayOf(one?.timeZone ?? 'UTC', desk.now)
}

/** Whoever has waited longest, those of greater priority first. */
export const leastRecent: Strategy = {
  choose: (desk) =>
    desk.least((candidate) => {
      const { priority = 2 } = desk.member(candidate)
      return figureOf('seq', desk.account(candidate), priority)
    }),
  numbers: (desk, candidate) => ({
    lastAt: desk.account(candidate).lastAt,
    priority: desk.member(candidate).priority ?? 2,
  }),
}

/** Fewest open leads for their weight. */
export const leastLoaded: Strategy = {
  choose: (desk) => desk.least((candidate) => figureOf('open', desk.account(candidate), 0)),
  numbers: (desk, candidate) => {
    const { open, weight } = desk.account(candidate)
    return { open, weight }
  },
}

/** The used part of the tightest capacity, 0 without any. */
const usedPart = (desk: Desk, candidate: number): number => {
  const { capacity } = desk.member(candidate)
  if (!capacity) return 0
  const uses = usesOf([desk.account(candidate)], capacity, dayOf(desk, candidate))
  let part = 0
  for (const { used, limit } of uses) part = Math.max(part, used / Math.max(1, limit))
  return part
}

/** Most room left. */
export const byCapacity: Strategy = {
  choose: (desk) => desk.least((candidate) => usedPart(desk, candidate)),
  numbers: (desk, candidate): JsonObject => {
    const uses = usesOf(
      [desk.account(candidate)],
      desk.member(candidate).capacity ?? {},
      dayOf(desk, candidate),
    )
    return Object.fromEntries(uses.map(({ per, used, limit }) => [per, { used, limit }]))
  },
}

/**
 * Leads that are still due of a quota, what was carried over included.
 *
 * @param desk - the decision
 * @param candidate - one of the candidates
 * @returns a count; 0 without a quota, negative for what was received ahead
 */
export const dueOf = (desk: Desk, candidate: number): number => {
  const { quota } = desk.member(candidate)
  if (!quota) return 0
  const day = dayOf(desk, candidate)
  const row = desk.account(candidate)
  return (
    quota.leads +
    carriedOf((desk as OpenDesk).pool, candidate, desk.now) -
    receivedIn(row, quota.per, day)
  )
}

/** Largest part of the quota still due. */
export const byQuota: Strategy = {
  choose: (desk) =>
    desk.least((candidate) => -dueOf(desk, candidate) / (desk.member(candidate).quota?.leads ?? 1)),
  numbers: (desk, candidate): JsonObject => {
    const { quota } = desk.member(candidate)
    return { due: dueOf(desk, candidate), quota: quota?.leads ?? 0 }
  },
}
