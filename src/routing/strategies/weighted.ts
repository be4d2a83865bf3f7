import type { JsonObject } from '../../kernel/index.ts'
import type { OpenDesk } from '../desk.ts'
import { ownOf } from '../ledger-row.ts'
import { leadMicros } from '../pool.ts'
import { isDue, nextDueAt } from '../share.ts'
import type { Desk, Strategy } from '../strategy.ts'

/** The ledger's figures, in leads with up to six decimals. */
const ledgerNumbers = (desk: Desk, candidate: number): JsonObject => {
  const row = desk.account(candidate)
  const own = ownOf(row)
  const shortfall = desk.shortfall(candidate) / leadMicros
  if (row.away) return { shortfall, own, weight: row.weight }
  return { shortfall, own, calibration: row.position / leadMicros - own, weight: row.weight }
}

/** Largest weighted shortfall, as in cal.com's assignment by weights. */
export const weighted: Strategy = {
  choose: (desk) => desk.least((candidate) => -desk.shortfall(candidate)),
  numbers: ledgerNumbers,
}

/**
 * Of those who would not get ahead of their share by a whole lead, the one whose next lead is due first. This is the rule of quota
 * methods in apportionment (Balinski and Young, 1975) and of worst-case fair queueing (Bennett and Zhang, 1996): nobody is ever a whole lead away
 * from their share, while the largest shortfall alone may leave somebody further behind when weights differ much.
 */
export const smoothWeighted: Strategy = {
  choose: (desk) => {
    const { pool } = desk as OpenDesk
    const isNext = (candidate: number): boolean => {
      const { weight } = desk.account(candidate)
      return isDue({ short: desk.shortfall(candidate), weight }, pool.weight)
    }
    if (!desk.candidates.some(isNext)) return weighted.choose(desk)
    return desk.least((candidate) => {
      const { position, weight } = desk.account(candidate)
      return isNext(candidate) ? nextDueAt(position, weight) : Number.MAX_VALUE
    })
  },
  numbers: ledgerNumbers,
}
