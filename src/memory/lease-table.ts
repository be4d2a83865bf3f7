import type { Instant } from '../kernel/index.ts'

/**
 * Things that wait for an instant.
 *
 * @typeParam K - what tells one from another
 */
export interface LeaseTable<K> {
  /**
   * Lets a thing wait; it is forgotten what it waited for before.
   *
   * @param key - the thing
   * @param at - from when on it may be leased
   */
  wait(key: K, at: Instant): void
  /**
   * Lets a thing wait no longer.
   *
   * @param key - the thing
   */
  drop(key: K): void
  /**
   * Leases the things whose instant has come.
   *
   * @param now - the present instant
   * @param until - when the lease ends
   * @param limit - most things
   * @returns keys, those due first in front
   */
  lease(now: Instant, until: Instant, limit: number): readonly K[]
  /**
   * What waits for when.
   *
   * @returns keys and instants
   */
  waiting(): readonly (readonly [K, Instant])[]
}

interface Due<K> {
  readonly key: K
  readonly at: Instant
}

/** Which of two things that wait for the same instant comes first, as a number for sorting. */
type Compare<K> = (a: K, b: K) => number

/** A binary heap by instant, then key. Entries that were replaced stay until they come up and are dropped then. */
const createHeap = <K>(compare: Compare<K>) => {
  const items: Due<K>[] = []
  const before = (a: Due<K>, b: Due<K>): boolean =>
    a.at < b.at || (a.at === b.at && compare(a.key, b.key) < 0)
  const swap = (i: number, j: number): void => {
    const item = items[i] as Due<K>
    items[i] = items[j] as Due<K>
    items[j] = item
  }
  const sink = (from: number): void => {
    for (let i = from; ; ) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < items.length && before(items[child] as Due<K>, items[least] as Due<K>))
          least = child
      }
      if (least === i) return
      swap(i, least)
      i = least
    }
  }
  return {
    peek: (): Due<K> | undefined => items[0],
    push: (item: Due<K>): void => {
      items.push(item)
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!before(items[i] as Due<K>, items[parent] as Due<K>)) return
        swap(i, parent)
        i = parent
      }
    },
    pop: (): void => {
      const last = items.pop()
      if (last && items.length > 0) {
        items[0] = last
        sink(0)
      }
    },
  }
}

/**
 * Makes an empty table.
 *
 * @param compare - which of two things that wait for the same instant comes first
 * @returns the table
 */
export const createLeaseTable = <K>(compare: Compare<K>): LeaseTable<K> => {
  const nextAt = new Map<K, Instant>()
  const heap = createHeap(compare)

  const wait = (key: K, at: Instant): void => {
    if (nextAt.get(key) === at) return
    nextAt.set(key, at)
    heap.push({ key, at })
  }

  return {
    wait,
    drop: (key) => {
      nextAt.delete(key)
    },
    lease: (now, until, limit) => {
      const leased: K[] = []
      while (leased.length < limit) {
        const due = heap.peek()
        if (!due || due.at > now) break
        heap.pop()
        if (nextAt.get(due.key) !== due.at) continue
        // what was dropped and waits anew for the same instant stands in the heap twice
        nextAt.delete(due.key)
        leased.push(due.key)
      }
      for (const key of leased) wait(key, until)
      return leased
    },
    waiting: () => [...nextAt],
  }
}
