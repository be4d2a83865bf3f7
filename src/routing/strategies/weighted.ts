import type { JsonObject } from '../../kernel/index.ts'
import type { OpenDesk } from '../desk.ts'
import { ownOf } from '../ledger-row.ts'
import { leadMicros } from '../pool.ts'
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
    const part = leadMicros / Math.max(1, pool.weight)
    const nextDue = (candidate: number): number => {
      const { position, weight } = desk.account(candidate)
      return (position + leadMicros) / weight
    }
    const isDue = (candidate: number): boolean =>
      desk.shortfall(candidate) + desk.account(candidate).weight * part > 0
    const anybody = desk.candidates.some(isDue)
    return anybody
      ? desk.least((candidate) => (isDue(candidate) ? nextDue(candidate) : Number.MAX_VALUE))
      : weighted.choose(desk)
  },
  numbers: ledgerNumbers,
}
