import { compareText, type Instant } from '../kernel/index.ts'
import { type Bench, benchOf, type Session } from './bench.ts'
import { countLead, keepUp } from './choose.ts'
import { claimOn, nameLead } from './claim-on.ts'
import { programOf, type Routing } from './compile-routing.ts'
import { type Team, teamOf } from './compile-team.ts'
import { newRow, type OpenRow } from './ledger-row.ts'
import { credit, type OpenPool, openRow } from './open-pool.ts'
import { type LedgerEntry, leadMicros, type PoolClaim, type PoolState } from './pool.ts'
import type { PoolPolicy } from './routing-policy.ts'
import type { TeamMember } from './team-member.ts'

/** What happened to a lead that routing did not decide. */
export interface PoolEntry {
  /** The team whose ledger counts the lead. */
  readonly pool: string
  /** The person. */
  readonly id: string
  /** Id of the lead, for the entry in the ledger. */
  readonly leadId?: string
  /**
   * What happened: a person gave the lead by hand or took it (`manual`); they declined it or let it pass; it was junk or a duplicate; it is theirs no
   * longer (`released`), or again after a correction (`restored`); or it was no junk after all and is theirs again (`reinstated`): what was
   * credited back for it is taken back, as a lead given by hand.
   */
  readonly kind:
    | 'manual'
    | 'declined'
    | 'timed-out'
    | 'junk'
    | 'merged'
    | 'released'
    | 'restored'
    | 'reinstated'
}

type PostedKind = Exclude<PoolEntry['kind'], 'reinstated'>

/** What entries are posted with. */
export interface PostInput {
  /** What is remembered of each pool, by name. */
  readonly pools: Readonly<Record<string, PoolState>>
  /** Everybody. */
  readonly team: readonly TeamMember[] | Team
  /** When it happened. */
  readonly now: Instant
}

const creditTurn = (bench: Bench, position: number, kind: LedgerEntry['kind']): void => {
  const row = credit(bench.pool, position, kind)
  row.creditedBack += 1
  row.owedTurns += 1
}

/** What an entry changes in an account beside what is credited back. */
const tell = (row: OpenRow, kind: PostedKind): void => {
  if (kind === 'released') row.open = Math.max(0, row.open - 1)
  else if (kind === 'restored' || kind === 'manual') row.open += 1
  else if (kind === 'declined') row.declined += 1
  else if (kind === 'timed-out') row.timedOut += 1
}

const isCredited = (kind: PostedKind, credited: readonly string[]): boolean =>
  (kind === 'junk' || kind === 'merged' || kind === 'timed-out') && credited.includes(kind)

/** What happened to whom, and when. */
interface Posting {
  readonly position: number
  readonly kind: PostedKind
  readonly now: Instant
}

const post = (
  bench: Bench,
  { position, kind, now }: Posting,
  { creditBack: credited }: Required<PoolPolicy>,
): void => {
  const { pool } = bench
  if (kind === 'manual') {
    countLead(bench, position, { kind, now })
    return
  }
  const row = openRow(pool, position)
  tell(row, kind)
  if (isCredited(kind, credited)) {
    creditTurn(bench, position, kind)
    return
  }
  pool.entries.push({ id: row.id, kind, amount: 0, calibrationMicros: 0 })
}

/** The account of somebody who is no member, for the leads that are theirs. */
const tellGuest = (pool: OpenPool, id: string, kind: PostedKind): void => {
  const known = pool.guests.find((row) => row.id === id)
  if (!known && kind !== 'restored' && kind !== 'manual') return
  const row: OpenRow = known ? { ...known } : { ...newRow(id, 0), away: true }
  tell(row, kind)
  pool.guests = [...pool.guests.filter((one) => one !== known), row]
}

/** Somebody who is no member, or no more: what is credited back is taken off what former members received. */
const postToFormer = (
  { pool }: Bench,
  { id, kind }: { readonly id: string; readonly kind: PostedKind },
  { creditBack: credited }: Required<PoolPolicy>,
): void => {
  tellGuest(pool, id, kind)
  const back = isCredited(kind, credited)
  if (back) pool.former -= 1
  pool.entries.push({ id, kind, amount: back ? -1 : 0, calibrationMicros: back ? leadMicros : 0 })
}

/** There is a credit to take back only where junk is credited. */
const postedKind = (kind: PoolEntry['kind'], { creditBack }: Required<PoolPolicy>): PostedKind => {
  if (kind !== 'reinstated') return kind
  return creditBack.includes('junk') ? 'manual' : 'restored'
}

/**
 * Posts one entry to its open pool.
 *
 * @param session - the routing under way
 * @param entry - what happened
 * @param now - when
 */
export const postEntry = (session: Session, entry: PoolEntry, now: Instant): void => {
  const policy = session.routing.poolPolicies.get(entry.pool)
  if (!policy) return
  const bench = benchOf(session, entry.pool, now)
  const kind = postedKind(entry.kind, policy)
  const position = bench.pool.rows.findIndex(({ id }) => id === entry.id)
  if (position < 0) {
    postToFormer(bench, { id: entry.id, kind }, policy)
    return
  }
  post(bench, { position, kind, now }, policy)
  if (bench.pool.rows[position]?.owedTurns !== 0) bench.turnsOwed = true
  keepUp(session, bench, { position, now })
}

/**
 * Tells the ledgers what happened to leads beside routing: assignment by hand, decline, time-out, junk, merge, and the end of a hand-off.
 *
 * @param routing - the compiled policy
 * @param entries - what happened, in order; entries of pools that the policy does not have are left out
 * @param input - the pools, the team and the instant
 * @returns one claim for each pool that changes, to be committed with the leads
 * @example
 * ```ts
 * import { compileRouting, postEntries } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *   nobody: 'hold',
 * })
 * const team = [{ id: 'mia', teams: ['inbound'] }]
 * const given = { pool: 'inbound', id: 'mia', kind: 'manual' } as const
 * const [claim] = postEntries(routing, [given], { pools: {}, team, now: 0 })
 * console.log(claim?.state.members[0]?.manual) // 1
 * ```
 */
export const postEntries = (
  routing: Routing,
  entries: readonly PoolEntry[],
  { pools, team, now }: PostInput,
): readonly PoolClaim[] => {
  const session: Session = {
    routing: programOf(routing),
    team: teamOf(team, routing.calendars),
    pools,
    benches: new Map(),
    lasting: false,
  }
  for (const entry of entries) {
    postEntry(session, entry, now)
    const pool = session.benches.get(entry.pool)?.pool
    if (pool && entry.leadId !== undefined) nameLead(pool, entry.leadId)
  }
  return [...session.benches.values()]
    .sort((a, b) => compareText(a.pool.name, b.pool.name))
    .map(({ pool }) => claimOn(pool, now))
}
