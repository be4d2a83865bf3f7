import type { CompiledMember } from './compile-team.ts'
import type { OpenPool } from './open-pool.ts'
import { isPaced } from './pace.ts'
import type { LedgerRow } from './pool.ts'
import { dueOfWeight, isDue, nextDueAt } from './share.ts'

/** What members are ranked by: what they are short of, whose share is due first, `open` leads for their weight, `seq` after priority. */
export type RankedBy = 'shortfall' | 'share' | 'open' | 'seq'

/** The available members, the first at the top of a heap. */
export interface Ranking {
  /** The figure. */
  readonly by: RankedBy
  /**
   * Who comes first at the pool's present level.
   *
   * @returns place of the member; -1 if nobody is ranked; `undefined` if it is too soon for everybody's next lead
   */
  first(): number | undefined
  /**
   * Puts a member into the right place after their account has changed.
   *
   * @param member - place of the member
   */
  update(member: number): void
}

/** What members are compared by, apart from their accounts: thousands of rows do not fit into the processor's cache, these columns do. */
interface Columns {
  /** The figure; the least is first. */
  readonly key: Float64Array
  /** Their weight. */
  readonly weight: Float64Array
  /** Of equals, the place of their weight and priority among all. */
  readonly standing: Int32Array
  /** Of equals, their last lead. */
  readonly seq: Float64Array
}

/** A heap that knows where each of its members stands. */
interface Heap {
  /** Its place among the heaps. */
  readonly index: number
  readonly members: Int32Array
  /** Place of each member in their heap, of all heaps. */
  readonly at: Int32Array
  readonly columns: Columns
  count: number
}

/** All who are ranked. */
interface Ranked {
  readonly columns: Columns
  readonly heaps: readonly Heap[]
  /** The first of each heap. */
  readonly tops: readonly number[]
}

// more than any pool assigns
const beforeAllSeq = 2 ** 48

/**
 * The figure by which somebody is ranked; the least is first.
 *
 * @param by - the figure
 * @param row - their account
 * @param priority - their priority
 * @returns a number to compare
 */
export const figureOf = (by: RankedBy, row: LedgerRow, priority: number): number => {
  switch (by) {
    case 'open':
      return row.open / row.weight
    case 'seq':
      return row.seq - priority * beforeAllSeq
    default:
      return row.position
  }
}

/** Equal for members of equal weight and priority, less for a greater weight, then for a greater priority. */
const standingsOf = (crew: readonly CompiledMember[]): Int32Array => {
  const order = crew.map((one, member) => ({ one, member }))
  order.sort((a, b) => b.one.weight - a.one.weight || b.one.priority - a.one.priority)
  const standings = new Int32Array(crew.length)
  let standing = 0
  for (const [i, { one, member }] of order.entries()) {
    const before = order[i - 1]?.one
    if (before?.weight !== one.weight || before.priority !== one.priority) standing = i
    standings[member] = standing
  }
  return standings
}

/** The same order as that of a desk's candidates. */
const precedes = ({ key, standing, seq }: Columns, a: number, b: number): boolean => {
  const ahead = (key[a] as number) - (key[b] as number)
  if (ahead !== 0) return ahead < 0
  const higher = (standing[a] as number) - (standing[b] as number)
  if (higher !== 0) return higher < 0
  const waited = (seq[a] as number) - (seq[b] as number)
  return waited === 0 ? a < b : waited < 0
}

/** Lets the member at a place rise or sink until the heap is in order. */
const settle = (heap: Heap, start: number): void => {
  const { members, at, columns, count } = heap
  const moving = members[start] as number
  let place = start
  while (place > 0) {
    const above = (place - 1) >> 1
    const other = members[above] as number
    if (!precedes(columns, moving, other)) break
    members[place] = other
    at[other] = place
    place = above
  }
  for (let below = 2 * place + 1; below < count; below = 2 * place + 1) {
    const right = below + 1
    const least =
      right < count && precedes(columns, members[right] as number, members[below] as number)
        ? right
        : below
    const other = members[least] as number
    if (!precedes(columns, other, moving)) break
    members[place] = other
    at[other] = place
    place = least
  }
  members[place] = moving
  at[moving] = place
}

/** The first in a heap for whom it is not too soon: those below somebody who may be chosen come later, so that only branches of the others are followed. */
const firstInTime = (heap: Heap, pool: OpenPool, all: number): number | undefined => {
  const { members, columns, count } = heap
  let first: number | undefined
  const branches = [0]
  for (let place = branches.pop(); place !== undefined; place = branches.pop()) {
    if (place >= count) continue
    const member = members[place] as number
    if (first !== undefined && precedes(columns, first, member)) continue
    const own = columns.weight[member] as number
    if (isPaced(pool, member, { own, all })) branches.push(2 * place + 2, 2 * place + 1)
    else first = member
  }
  return first
}

/** Of the first of each weight the one who is short of most; of equals the one with the greater weight. */
const mostShort = (tops: readonly number[], { key, weight }: Columns, level: number): number => {
  let first = -1
  let most = Number.NEGATIVE_INFINITY
  for (const top of tops) {
    const short = dueOfWeight(level, weight[top] as number) - (key[top] as number)
    const isFirst =
      short > most || (short === most && (weight[top] as number) > (weight[first] as number))
    if (!isFirst) continue
    first = top
    most = short
  }
  return first
}

/** Of the first of each weight the one whose next lead is due first, among those who would not get ahead by a whole lead. */
const firstDue = (tops: readonly number[], columns: Columns, pool: OpenPool): number => {
  const { key, weight } = columns
  let first = -1
  let soonest = Number.POSITIVE_INFINITY
  for (const top of tops) {
    const own = weight[top] as number
    const position = key[top] as number
    const short = dueOfWeight(pool.level, own) - position
    if (!isDue({ short, weight: own }, pool.weight)) continue
    const dueAt = nextDueAt(position, own)
    const isFirst = dueAt < soonest || (dueAt === soonest && own > (weight[first] as number))
    if (!isFirst) continue
    first = top
    soonest = dueAt
  }
  return first >= 0 ? first : mostShort(tops, columns, pool.level)
}

/** Those one of whom is the first. Members of equal weight keep their order whatever the others receive, so there is one for each weight. */
const firstOf = (by: RankedBy, pool: OpenPool, ranked: Ranked): (() => number | undefined) => {
  const { columns, heaps, tops } = ranked
  if (by === 'shortfall') return () => mostShort(tops, columns, pool.level)
  if (by === 'share') return () => firstDue(tops, columns, pool)
  const [only] = heaps
  if (by === 'seq' || !only || pool.catchUp) return () => tops[0] ?? -1
  let all = 0
  for (const member of only.members) all += columns.weight[member] as number
  return () => firstInTime(only, pool, all)
}

/**
 * Ranks the available members of a pool.
 *
 * @param pool - the open pool
 * @param isThere - whether a member is available
 * @param by - the figure
 * @returns the ranking; it must be told of every change
 */
export const rank = (
  pool: OpenPool,
  isThere: (member: number) => boolean,
  by: RankedBy,
): Ranking => {
  const { crew } = pool
  const columns = {
    key: new Float64Array(crew.length),
    weight: Float64Array.from(crew, ({ weight }) => weight),
    standing: standingsOf(crew),
    seq: new Float64Array(crew.length),
  }
  const read = (member: number): void => {
    const row = pool.rows[member] as LedgerRow
    columns.key[member] = figureOf(by, row, (crew[member] as CompiledMember).priority)
    columns.seq[member] = row.seq
  }
  const groups = new Map<number, number[]>()
  for (const [member, { weight }] of crew.entries()) {
    if (!isThere(member)) continue
    read(member)
    const group = by === 'shortfall' || by === 'share' ? weight : 0
    const same = groups.get(group)
    if (same) same.push(member)
    else groups.set(group, [member])
  }
  const at = new Int32Array(crew.length).fill(-1)
  const heapOf = new Array<Heap | undefined>(crew.length)
  const heaps = Array.from(groups.values(), (members, index): Heap => {
    const heap = { index, members: Int32Array.from(members), at, columns, count: 0 }
    for (const [place, member] of members.entries()) {
      at[member] = place
      heapOf[member] = heap
      heap.count = place + 1
      settle(heap, place)
    }
    return heap
  })
  const tops = heaps.map(({ members }) => members[0] as number)
  return {
    by,
    first: firstOf(by, pool, { columns, heaps, tops }),
    update: (member) => {
      const heap = heapOf[member]
      if (!heap) return
      read(member)
      settle(heap, at[member] as number)
      tops[heap.index] = heap.members[0] as number
    },
  }
}
