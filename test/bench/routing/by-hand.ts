import type { PoolState, TeamMember } from '../../../src/index.ts'

/** Somebody who hands out leads, one after the other. */
export interface Picker {
  /** Counts the next lead for somebody and says for whom. */
  readonly next: () => string
}

/** Sinks the top of a binary heap of people ordered by a number each. */
const sink = (heap: Int32Array, key: Float64Array): void => {
  const count = heap.length
  const moving = heap[0] as number
  let place = 0
  for (let below = 1; below < count; below = 2 * place + 1) {
    const right = below + 1
    const least =
      right < count &&
      (key[heap[right] as number] as number) < (key[heap[below] as number] as number)
        ? right
        : below
    if ((key[heap[least] as number] as number) >= (key[moving] as number)) break
    heap[place] = heap[least] as number
    place = least
  }
  heap[place] = moving
}

/** Stride scheduling: everybody has a pass that grows by 1 / weight; the least pass is next. */
export const strideByHand = (team: readonly TeamMember[]): Picker => {
  const heap = Int32Array.from(team, (_, i) => i)
  const pass = new Float64Array(team.length)
  const stride = Float64Array.from(team, ({ weight = 100 }) => 1 / weight)
  return {
    next: () => {
      const top = heap[0] as number
      pass[top] = (pass[top] as number) + (stride[top] as number)
      sink(heap, pass)
      return (team[top] as TeamMember).id
    },
  }
}

/** Open leads by weight in a heap. */
export const leastLoadedByHand = (team: readonly TeamMember[]): Picker => {
  const heap = Int32Array.from(team, (_, i) => i)
  const load = new Float64Array(team.length)
  return {
    next: () => {
      const top = heap[0] as number
      load[top] = (load[top] as number) + 1 / ((team[top] as TeamMember).weight ?? 100)
      sink(heap, load)
      return (team[top] as TeamMember).id
    },
  }
}

/** The same heaps, for a host that stores what was given and when, and is told the rule: the work of a router without its generality. */
export interface Accounts {
  readonly stride: (now: number) => unknown
  readonly leastLoaded: (now: number) => unknown
}

/** A heap of people, a row for each of them and a decision for each lead. Use one of the two functions only. */
export const accountsByHand = (team: readonly TeamMember[]): Accounts => {
  const heap = Int32Array.from(team, (_, i) => i)
  const key = new Float64Array(team.length)
  const rows = team.map(({ id, weight = 100 }) => ({
    id,
    weight,
    position: 0,
    assigned: 0,
    open: 0,
    seq: 0,
    lastAt: null as number | null,
    day: 0,
    perDay: 0,
    perWeek: 0,
    perMonth: 0,
  }))
  let seq = 0
  const count = (now: number, strategy: string): unknown => {
    const top = heap[0] as number
    const row = rows[top] as (typeof rows)[number]
    const day = Math.floor(now / 86_400_000)
    // weeks and months are left out where the day is the same, as it is here
    row.perDay = row.day === day ? row.perDay + 1 : 1
    row.perWeek += 1
    row.perMonth += 1
    row.day = day
    row.position += 1_000_000
    row.assigned += 1
    row.open += 1
    row.seq = seq += 1
    row.lastAt = now
    key[top] = (strategy === 'weighted' ? row.assigned : row.open) / row.weight
    sink(heap, key)
    return {
      outcome: 'assigned',
      assignee: row.id,
      queue: null,
      rule: 'everybody',
      strategy,
      pool: 'sales',
      passedOver: [],
    }
  }
  return {
    stride: (now) => count(now, 'weighted'),
    leastLoaded: (now) => count(now, 'least-loaded'),
  }
}

/** Looks at everybody: the largest shortfall from typed arrays. */
export const scanByHand = (team: readonly TeamMember[]): Picker => {
  const weight = Float64Array.from(team, (one) => one.weight ?? 100)
  const own = new Float64Array(team.length)
  const all = weight.reduce((a, b) => a + b, 0)
  let total = 0
  return {
    next: () => {
      let best = 0
      let most = Number.NEGATIVE_INFINITY
      for (let i = 0; i < own.length; i += 1) {
        const shortfall = (total * (weight[i] as number)) / all - (own[i] as number)
        if (shortfall > most) {
          most = shortfall
          best = i
        }
      }
      own[best] = (own[best] as number) + 1
      total += 1
      return (team[best] as TeamMember).id
    },
  }
}

/** What a host would write: a loop over the members and their stored counts, with or without the reasons. */
export const explainByHand = (
  team: readonly TeamMember[],
  { members }: PoolState,
  explains: boolean,
): unknown => {
  let [total, all] = [0, 0]
  for (const [i, { active, weight = 100 }] of team.entries()) {
    if (active === false) continue
    total += members[i]?.assigned ?? 0
    all += weight
  }
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  const shortfalls = new Float64Array(team.length)
  for (const [i, { active, weight = 100 }] of team.entries()) {
    if (active === false) continue
    const shortfall = (total * weight) / all - (members[i]?.assigned ?? 0)
    shortfalls[i] = shortfall
    if (shortfall > most) {
      most = shortfall
      best = i
    }
  }
  const passedOver: unknown[] = []
  for (let i = 0; explains && i < team.length; i += 1) {
    if (i === best) continue
    const { id, active, weight = 100 } = team[i] as TeamMember
    const filter = active === false ? 'inactive' : 'not-their-turn'
    const own = members[i]?.assigned ?? 0
    const numbers = { shortfall: shortfalls[i], own, calibration: 0, weight }
    passedOver.push({ id, filter, rule: 'everybody', numbers })
  }
  const state = members.slice()
  const row = members[best]
  if (row) state[best] = { ...row, assigned: row.assigned + 1 }
  return { assignee: team[best]?.id, passedOver, state }
}
