import { limits } from '../kernel/index.ts'
import type { CompiledMember } from './compile-team.ts'
import { dueAt, newRow, type OpenRow, ownOf, shortfallAt } from './ledger-row.ts'
import { type LedgerEntry, type LedgerRow, leadMicros, type PoolState } from './pool.ts'

/** An entry before the claim that it belongs to says when it was written. */
type OpenEntry = Omit<LedgerEntry, 'at'>

/**
 * A pool while decisions are made on it. The members share one level, which rises with each lead by a lead over the weight of all who are present: the
 * virtual time of weighted fair queueing. What somebody is short of is their weight times the level, minus their position. Written out, that is the
 * formula of the fairness ledger: `(total + sum of calibrations) * weight / sum of weights - (own + own calibration)`. Only leads move the level, so that
 * it makes no difference when, and how often, somebody's coming and going is noticed between two of them.
 */
export interface OpenPool {
  /** Name of the team. */
  readonly name: string
  /** The state it was opened with. */
  readonly before: PoolState
  /** The members, in the order of ids. */
  readonly crew: readonly CompiledMember[]
  /** Their accounts, one for each member at the same place. */
  rows: LedgerRow[]
  /** Accounts of people who are no members, or no more, and have leads. */
  guests: readonly LedgerRow[]
  /** What each unit of weight is due, in millionths of a lead. */
  level: number
  /** What the level has not taken up yet, in millionths of a lead. */
  unshared: number
  /** Sum of the weights of those who are present. */
  weight: number
  /** Who got the last lead in turn. */
  last: string | null
  /** Number of assignments so far. */
  seq: number
  /** Leads of former members. */
  former: number
  /** Who got the last lead with a key. */
  sticky: PoolState['sticky']
  /** What was written so far. */
  readonly entries: OpenEntry[]
  /** Whether newcomers, and those who return, get more until they are even. */
  readonly catchUp: boolean
  /** Whether what is written is kept for auditors. */
  readonly audited: boolean
  /** The rows that others have too, at the same places. Any other row is this pool's own copy and may be changed in place. */
  shared: readonly LedgerRow[]
}

/**
 * The row of a member, to be changed in place.
 *
 * @param pool - the open pool
 * @param position - place of the member
 * @returns the pool's own copy
 */
export const openRow = (pool: OpenPool, position: number): OpenRow => {
  const row = pool.rows[position] as OpenRow
  if (row !== pool.shared[position]) return row
  const copy = { ...row }
  pool.rows[position] = copy
  return copy
}

/**
 * What somebody is short of, in millionths of a lead; negative if they are ahead.
 *
 * @param pool - the open pool
 * @param position - place of the member
 * @returns the shortfall
 */
export const shortfallOf = (pool: OpenPool, position: number): number => {
  return shortfallAt(pool.level, pool.rows[position] as LedgerRow)
}

const log = (pool: OpenPool, entry: OpenEntry): void => {
  if (pool.audited) pool.entries.push(entry)
}

/** Moves a member's position with what they are due, so that their shortfall stays. */
const shift = (
  pool: OpenPool,
  position: number,
  to: Partial<OpenRow> & { kind: LedgerEntry['kind'] },
): void => {
  const row = openRow(pool, position)
  const presentBefore = row.away ? 0 : row.weight
  const away = to.away ?? row.away
  const weight = to.weight ?? row.weight
  // what JSON has no word for must not come in: a zero with a sign
  const moved = dueAt(pool.level, { away, weight }) - dueAt(pool.level, row) + 0
  row.position += moved
  row.away = away
  row.weight = weight
  pool.weight += (away ? 0 : weight) - presentBefore
  log(pool, { id: row.id, kind: to.kind, amount: 0, calibrationMicros: moved })
}

/**
 * Brings the account of a member up to date with whether they are there and what they weigh. Their shortfall stays what it was, and so does everybody
 * else's.
 *
 * @param pool - the open pool
 * @param position - place of the member
 * @param away - whether their position rests now
 */
export const settleMember = (pool: OpenPool, position: number, away: boolean): void => {
  const row = pool.rows[position] as LedgerRow
  const { weight } = pool.crew[position] as CompiledMember
  if (row.weight !== weight) shift(pool, position, { kind: 'reweighted', weight })
  if (row.away !== away) shift(pool, position, { kind: away ? 'away' : 'returned', away })
}

/** Whoever catches up comes as if they had been there from the start: what each of the others received is owed to them in part. */
const catchUpWith = (pool: OpenPool, position: number): void => {
  const row = openRow(pool, position)
  const others = pool.weight
  row.away = false
  pool.weight += row.weight
  if (pool.weight > 0) pool.level *= others / pool.weight
  log(pool, { id: row.id, kind: 'joined', amount: 0, calibrationMicros: 0 })
}

/** The rows beside the members: those of people who have joined are new, those of people who have left go. */
const align = (pool: OpenPool, catchUp: boolean): void => {
  const { crew, before } = pool
  const joined: number[] = []
  const guests: LedgerRow[] = []
  const depart = (row: LedgerRow): void => {
    pool.former += ownOf(row)
    // what they were short of or ahead by is for those who stay
    pool.unshared += shortfallAt(pool.level, row)
    log(pool, { id: row.id, kind: 'departed', amount: 0, calibrationMicros: 0 - row.position })
    // their counts have moved to the former ones; only the leads that are still theirs are kept
    if (row.open > 0) guests.push({ ...newRow(row.id, 0), away: true, open: row.open })
  }
  let next = 0
  for (const [position, { id, weight }] of crew.entries()) {
    for (; next < before.members.length; next += 1) {
      const row = before.members[next] as LedgerRow
      if (row.id >= id) break
      if (row.weight === 0 && row.away && ownOf(row) === 0 && row.open > 0) guests.push(row)
      else depart(row)
    }
    const row = before.members[next]
    if (row?.id === id) {
      pool.rows[position] = row
      next += 1
    } else {
      pool.rows[position] = { ...newRow(id, weight), away: true }
      joined.push(position)
    }
  }
  for (; next < before.members.length; next += 1) depart(before.members[next] as LedgerRow)
  pool.shared = pool.rows.slice()
  for (const row of pool.rows) if (!row.away) pool.weight += row.weight
  pool.guests = guests
  for (const position of joined) {
    if (catchUp) catchUpWith(pool, position)
    else shift(pool, position, { kind: 'joined', away: false })
  }
}

/** Takes the rows as they are if they are those of the members, one by one: mostly nobody has come or gone. */
const takeAligned = (pool: OpenPool): boolean => {
  const { crew, before } = pool
  if (before.members.length !== crew.length) return false
  let weight = 0
  for (let i = 0; i < crew.length; i += 1) {
    const row = before.members[i] as LedgerRow
    if (row.id !== (crew[i] as CompiledMember).id) return false
    if (!row.away) weight += row.weight
  }
  pool.rows = before.members.slice()
  pool.weight = weight
  return true
}

/**
 * Opens a pool for decisions.
 *
 * @param before - what is remembered of it
 * @param crew - the present members of the team, in the order of ids
 * @param rules - its name, whether newcomers catch up, and whether entries are kept
 * @returns the open pool; `before` is never changed
 */
export const openPool = (
  before: PoolState,
  crew: readonly CompiledMember[],
  rules: { readonly name: string; readonly catchUp: boolean; readonly audited: boolean },
): OpenPool => {
  const { last, seq, former, level, unshared, sticky } = before
  const pool: OpenPool = {
    name: rules.name,
    before,
    crew,
    rows: [],
    guests: [],
    level,
    unshared,
    weight: 0,
    last,
    seq,
    former,
    sticky,
    entries: [],
    catchUp: rules.catchUp,
    audited: rules.audited,
    shared: before.members,
  }
  if (!takeAligned(pool)) align(pool, rules.catchUp)
  return pool
}

/**
 * Counts a lead received or credited back.
 *
 * @param pool - the open pool
 * @param position - place of the member
 * @param kind - why; junk, duplicates and time-outs are credited back
 * @returns the member's row, to be changed further
 */
export const credit = (pool: OpenPool, position: number, kind: LedgerEntry['kind']): OpenRow => {
  const row = openRow(pool, position)
  const amount = kind === 'assigned' || kind === 'manual' ? 1 : -1
  row.position += amount * leadMicros
  pool.unshared += amount * leadMicros
  if (pool.weight > 0) {
    pool.level += pool.unshared / pool.weight
    pool.unshared = 0
  }
  if (pool.audited) pool.entries.push({ id: row.id, kind, amount, calibrationMicros: 0 })
  return row
}

/**
 * Remembers who got the last lead with a key.
 *
 * @param pool - the open pool
 * @param key - fingerprint of the key
 * @param id - the person
 */
export const stick = (pool: OpenPool, key: string, id: string): void => {
  const others = pool.sticky.filter(([known]) => known !== key)
  pool.sticky = [...others.slice(1 - limits.stickyKeys), [key, id]]
}

/**
 * The state that the decisions leave.
 *
 * @param pool - the open pool
 * @returns the next version
 */
export const closePool = (pool: OpenPool): PoolState => {
  const { before, rows, guests, last, seq, former, level, unshared, sticky } = pool
  const members =
    guests.length === 0 ? rows : [...rows, ...guests].sort((a, b) => (a.id < b.id ? -1 : 1))
  // later decisions on this pool must not change what is handed out
  pool.shared = rows.slice()
  const handedOut = members === rows ? pool.shared : members
  const version = before.version + 1
  return { version, last, seq, members: handedOut, former, level, unshared, sticky }
}
