import { compareText, type Instant } from '../kernel/index.ts'
import { newRow, type OpenRow } from './ledger-row.ts'
import { monthOf } from './own-days.ts'
import { emptyPool, leadMicros, type PoolState } from './pool.ts'
import type { TeamMember } from './team-member.ts'

/** One assignment of the past. */
export interface PastAssignment {
  /** Who got the lead. */
  readonly id: string
  /** When. */
  readonly at: Instant
}

/** Which assignments of the past count: those of the period of `at`, counted in UTC. */
export interface CountingWindow {
  /** The period. */
  readonly per: 'day' | 'month'
  /** An instant in it. */
  readonly at: Instant
  /** The whole period, or only what lies before `at`. */
  readonly basis: 'period' | 'until-now'
}

const dayMs = 86_400_000

/**
 * The span of a counting window.
 *
 * @param window - period, instant and basis
 * @returns its first and its last millisecond, both inside
 * @example
 * ```ts
 * import { countingWindow } from 'lead-handoff'
 *
 * const { fromAt } = countingWindow({ per: 'month', at: Date.UTC(2024, 2, 15), basis: 'period' })
 * console.log(fromAt === Date.UTC(2024, 2, 1)) // true
 * ```
 */
export const countingWindow = ({
  per,
  at,
  basis,
}: CountingWindow): { readonly fromAt: Instant; readonly toAt: Instant } => {
  const day = Math.floor(at / dayMs)
  const month = monthOf(day)
  const year = Math.floor(month / 12)
  const fromAt = per === 'day' ? day * dayMs : Date.UTC(year, month % 12, 1)
  const next = per === 'day' ? fromAt + dayMs : Date.UTC(year, (month % 12) + 1, 1)
  return { fromAt, toAt: basis === 'period' ? next - 1 : at }
}

/** What a pool is made of that other software has kept so far. */
export interface PoolHistory {
  /** The members of the team. */
  readonly members: readonly TeamMember[]
  /** What they were assigned, in any order. */
  readonly assignments: readonly PastAssignment[]
  /** When each member got their last lead, where that is known better than the assignments tell. */
  readonly lastAt?: Readonly<Record<string, Instant>>
  /**
   * Which of the assignments count.
   *
   * @defaultValue all of them
   */
  readonly window?: CountingWindow
  /** Up to when absences lie in the past. */
  readonly now: Instant
}

/** Received by others while they were away, by each of the others. */
const absenceOf = (
  { id, outOfOffice = [] }: TeamMember,
  counted: readonly PastAssignment[],
  { members, now }: PoolHistory,
): number => {
  if (members.length < 2) return 0
  const missed = counted.filter(
    (one) =>
      one.id !== id &&
      outOfOffice.some(({ fromAt, untilAt = now }) => fromAt <= one.at && one.at < untilAt),
  )
  return missed.length / (members.length - 1)
}

/** Received by others before they came, by each of those who were there. */
const joiningOf = (
  { id, joinedAt }: TeamMember,
  counted: readonly PastAssignment[],
  { members }: PoolHistory,
): number => {
  if (joinedAt === undefined) return 0
  const earlier = members.filter((other) => other.id !== id && (other.joinedAt ?? 0) < joinedAt)
  const missed = counted.filter((one) => one.id !== id && one.at < joinedAt)
  return earlier.length === 0 ? 0 : missed.length / earlier.length
}

/**
 * A pool's ledger from the assignments of the past, for a team that was routed by other means so far. Calibrates as cal.com's weighted assignment
 * does: what the others received while somebody was away, divided by the number of the others; what was received before somebody joined, divided
 * by the number of those who were there.
 *
 * @param history - members and assignments
 * @returns the state to begin with
 * @example
 * ```ts
 * import { poolFromHistory } from 'lead-handoff'
 *
 * const pool = poolFromHistory({
 *   members: ['mia', 'noah'].map((id) => ({ id, teams: ['inbound'] })),
 *   assignments: [{ id: 'mia', at: Date.UTC(2026, 0, 5) }],
 *   now: Date.UTC(2026, 0, 6),
 * })
 * console.log(pool.members[0]?.assigned) // 1
 * ```
 */
export const poolFromHistory = (history: PoolHistory): PoolState => {
  const { members, assignments, lastAt = {} } = history
  const span = history.window && countingWindow(history.window)
  const counted = assignments.filter(({ at }) => !span || (at >= span.fromAt && at <= span.toAt))
  const rows: OpenRow[] = members.map((member) => {
    const own = assignments.filter(({ id }) => id === member.id)
    const assigned = counted.filter(({ id }) => id === member.id).length
    const calibration = absenceOf(member, counted, history) + joiningOf(member, counted, history)
    const latest = own.reduce<number | null>((max, { at }) => Math.max(max ?? at, at), null)
    return {
      ...newRow(member.id, member.weight ?? 100),
      assigned,
      position: assigned * leadMicros + Math.round(calibration * leadMicros),
      lastAt: Object.hasOwn(lastAt, member.id) ? (lastAt[member.id] as number) : latest,
    }
  })
  const byTime = rows
    .filter(({ lastAt: at }) => at !== null)
    .sort((a, b) => (a.lastAt as number) - (b.lastAt as number))
  for (const [i, row] of byTime.entries()) row.seq = i + 1
  const { id: last = null } = byTime.at(-1) ?? {}
  const inOrder = rows.sort((a, b) => compareText(a.id, b.id))
  const received = rows.reduce((sum, { position }) => sum + position, 0)
  const weights = rows.reduce((sum, { weight }) => sum + weight, 0)
  const level = weights > 0 ? received / weights : 0
  return { ...emptyPool, last, level, seq: byTime.length, members: inOrder }
}
