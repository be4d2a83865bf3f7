import type { Instant, JsonObject } from '../kernel/index.ts'
import { type Attendance, attendanceChangesAt, unavailability } from './availability.ts'
import type { RoutingProgram } from './compile-routing.ts'
import type { CompiledMember, Team } from './compile-team.ts'
import { createDesk, type OpenDesk } from './desk.ts'
import { findById } from './find-by-id.ts'
import { type OpenPool, openPool, settleMember } from './open-pool.ts'
import { emptyPool, type LedgerRow, type PoolState } from './pool.ts'
import type { Ranking } from './ranking.ts'
import type { PassedOverFilter } from './routing-decision.ts'
import type { AvailabilityFilter } from './routing-policy.ts'

/** A pool with who of it is available. */
export interface Bench {
  /** Its ledger, open. */
  readonly pool: OpenPool
  /** Where a strategy finds the candidates. */
  readonly desk: OpenDesk
  /** Why each member is not available; `null` for those who are. */
  readonly absent: (PassedOverFilter | null)[]
  /** When that was found out. */
  checkedAt: Instant
  /** Until when it holds, entries of the ledger aside. */
  holdsUntil: Instant
  /** Whether anybody is owed a turn of a round robin, or has had one ahead. */
  turnsOwed: boolean
  /** The available members in the order of each figure asked for so far; only where benches are kept. */
  readonly rankings: Ranking[]
}

/** Routing under way: what is opened stays open, so that many leads can be routed one after the other. */
export interface Session {
  /** The policy. */
  readonly routing: RoutingProgram
  /** The team. */
  readonly team: Team
  /** The pools as they were given. */
  readonly pools: Readonly<Record<string, PoolState>>
  /** The pools opened so far. */
  readonly benches: Map<string, Bench>
  /** Whether the benches are kept for more than one lead. */
  readonly lasting: boolean
}

/** What a decision is about. */
export interface Question {
  /** The lead as conditions see it. */
  readonly subject: JsonObject
  /** The instant. */
  readonly now: Instant
  /** People who must not get it. */
  readonly exclude: readonly string[]
  /** People who had it before and do not get it again. */
  readonly had: readonly string[]
  /** Filters of availability that are not asked. */
  readonly ignore: readonly AvailabilityFilter[]
}

const stateOf = ({ pools }: Session, name: string): PoolState =>
  Object.hasOwn(pools, name) ? (pools[name] as PoolState) : emptyPool

/** A person's accounts in all pools of the policy: capacity is one, however many teams somebody is in. */
const rowsOf = (session: Session, id: string): readonly LedgerRow[] => {
  const rows: LedgerRow[] = []
  for (const name of session.routing.pools) {
    const bench = session.benches.get(name)
    const row = findById(bench ? bench.pool.rows : stateOf(session, name).members, id)
    if (row) rows.push(row)
  }
  return rows
}

/**
 * What tells whether somebody is available.
 *
 * @param session - the routing under way
 * @param now - the instant
 * @param ignore - filters that are not asked
 * @returns the attendance
 */
export const attendanceOf = (
  session: Session,
  now: Instant,
  ignore: readonly AvailabilityFilter[],
): Attendance => ({ now, ignore, rowsOf: (id) => rowsOf(session, id) })

/** Whether a member's position rests while a filter removes them. */
const rests = (absence: string, filter: PassedOverFilter | null): boolean =>
  filter !== null && (absence === 'keep-position' || filter === 'left')

/** Mostly there are none, and to set the length of a list takes longer than to read it. */
const forgetRankings = ({ rankings }: Bench): void => {
  if (rankings.length > 0) rankings.length = 0
}

/** Finds out who is available, and lets the positions of those who are not rest. */
const takeAttendance = (session: Session, bench: Bench, now: Instant): void => {
  const { pool, absent } = bench
  const { policy, poolPolicies } = session.routing
  const attendance = attendanceOf(session, now, policy.ignore ?? [])
  const absence = poolPolicies.get(pool.name)?.absence ?? 'keep-position'
  let holdsUntil = Number.POSITIVE_INFINITY
  let turnsOwed = false
  for (let i = 0; i < pool.crew.length; i += 1) {
    const one = pool.crew[i] as CompiledMember
    const row = pool.rows[i] as LedgerRow
    const filter = unavailability(one, attendance)
    absent[i] = filter
    turnsOwed ||= row.owedTurns !== 0
    if (session.lasting) holdsUntil = Math.min(holdsUntil, attendanceChangesAt(one, now))
    const away = rests(absence, filter)
    if (row.away !== away || row.weight !== one.weight) settleMember(pool, i, away)
  }
  bench.checkedAt = now
  bench.holdsUntil = holdsUntil
  bench.turnsOwed = turnsOwed
  forgetRankings(bench)
}

/**
 * Finds out anew whether one person is available, in every open pool: a lead may have filled their capacity.
 *
 * @param session - the routing under way
 * @param one - the person
 * @param now - the instant
 */
export const recheck = (session: Session, one: CompiledMember, now: Instant): void => {
  const { policy, poolPolicies } = session.routing
  const filter = unavailability(one, attendanceOf(session, now, policy.ignore ?? []))
  for (const bench of session.benches.values()) {
    const i = bench.pool.crew.indexOf(one)
    if (i < 0 || bench.absent[i] === filter) continue
    bench.absent[i] = filter
    const absence = poolPolicies.get(bench.pool.name)?.absence ?? 'keep-position'
    settleMember(bench.pool, i, rests(absence, filter))
    forgetRankings(bench)
  }
}

/**
 * The bench of a team at an instant, opened if it is not yet.
 *
 * @param session - the routing under way
 * @param name - the team
 * @param now - the instant
 * @returns the bench, its attendance taken
 */
export const benchOf = (session: Session, name: string, now: Instant): Bench => {
  let bench = session.benches.get(name)
  if (!bench) {
    const crew = session.team.byTeam.get(name) ?? []
    const catchUp = session.routing.poolPolicies.get(name)?.absence === 'catch-up'
    const pool = openPool(stateOf(session, name), crew, {
      name,
      catchUp,
      audited: !session.lasting,
    })
    const absent = new Array<PassedOverFilter | null>(crew.length)
    // no instant is checked yet, so that the first question takes the attendance and fills in who is absent
    bench = {
      pool,
      desk: createDesk(pool),
      absent,
      checkedAt: now,
      holdsUntil: Number.NEGATIVE_INFINITY,
      turnsOwed: false,
      rankings: [],
    }
    session.benches.set(name, bench)
  }
  if (now >= bench.holdsUntil || now < bench.checkedAt) takeAttendance(session, bench, now)
  return bench
}
