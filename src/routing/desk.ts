import type { Instant, JsonObject } from '../kernel/index.ts'
import type { CompiledMember } from './compile-team.ts'
import { type OpenPool, shortfallOf } from './open-pool.ts'
import type { LedgerRow } from './pool.ts'
import type { Desk } from './strategy.ts'

/** A desk that is set up anew for each decision on a pool. */
export interface OpenDesk extends Desk {
  /** The pool. */
  readonly pool: OpenPool
  /** The candidates. */
  candidates: number[]
  /** Who got the pool's last lead in turn. */
  last: string | null
  /** The lead. */
  subject: JsonObject
  /** The instant. */
  now: Instant
  /** What the policy tells the strategy. */
  options: JsonObject
}

/** Whether of two candidates with equal keys the first comes first. They differ, and the lower number has the lower id. */
const precedes = ({ rows, crew }: OpenPool, a: number, b: number): boolean => {
  const first = crew[a] as CompiledMember
  const second = crew[b] as CompiledMember
  if (first.weight !== second.weight) return first.weight > second.weight
  if (first.priority !== second.priority) return first.priority > second.priority
  const waited = (rows[a] as LedgerRow).seq - (rows[b] as LedgerRow).seq
  return waited === 0 ? a < b : waited < 0
}

const leastOf = (desk: OpenDesk, key: (candidate: number) => number): number => {
  const { candidates, pool } = desk
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < candidates.length; i += 1) {
    const candidate = candidates[i] as number
    const found = key(candidate)
    const own = Number.isNaN(found) ? Number.POSITIVE_INFINITY : found
    if (own < least || best < 0) {
      best = candidate
      least = own
    } else if (own === least && precedes(pool, candidate, best)) best = candidate
  }
  return best
}

/**
 * Sets up the desk of a pool.
 *
 * @param pool - the open pool
 * @returns the desk, without candidates
 */
export const createDesk = (pool: OpenPool): OpenDesk => {
  const desk: OpenDesk = {
    pool,
    candidates: [],
    subject: {},
    now: 0,
    options: {},
    last: null,
    member: (candidate) => (pool.crew[candidate] as CompiledMember).member,
    account: (candidate) => pool.rows[candidate] as LedgerRow,
    shortfall: (candidate) => shortfallOf(pool, candidate),
    least: (key) => leastOf(desk, key),
  }
  return desk
}
