import type { LedgerRow } from './pool.ts'
import { dueOfWeight } from './share.ts'

/** A row while a decision is under way. */
export type OpenRow = { -readonly [K in keyof LedgerRow]: LedgerRow[K] }

/**
 * The account of somebody new.
 *
 * @param id - the person
 * @param weight - their weight
 * @returns a row that stands at 0
 */
export const newRow = (id: string, weight: number): OpenRow => ({
  id,
  weight,
  away: false,
  position: 0,
  assigned: 0,
  manual: 0,
  creditedBack: 0,
  declined: 0,
  timedOut: 0,
  owedTurns: 0,
  open: 0,
  seq: 0,
  lastAt: null,
  day: 0,
  perDay: 0,
  perWeek: 0,
  perMonth: 0,
  carried: 0,
})

/**
 * Leads that count as received.
 *
 * @param row - the account
 * @returns routed and manual leads without those credited back
 */
export const ownOf = (row: LedgerRow): number => row.assigned + row.manual - row.creditedBack

/**
 * What somebody is due at a level; nothing while they are away.
 *
 * @param level - what each unit of weight is due, in millionths of a lead
 * @param row - their weight, and whether they are away
 * @returns whole millionths of a lead
 */
export const dueAt = (
  level: number,
  { away, weight }: Pick<LedgerRow, 'away' | 'weight'>,
): number => (away ? 0 : dueOfWeight(level, weight))

/**
 * What somebody is short of at a level.
 *
 * @param level - what each unit of weight is due, in millionths of a lead
 * @param row - their account
 * @returns whole millionths of a lead; negative if they are ahead
 */
export const shortfallAt = (level: number, row: LedgerRow): number =>
  dueAt(level, row) - row.position
