import type { Instant } from '../kernel/index.ts'

/** Things that wait for an instant, by key. */
export interface LeaseTable {
  /**
   * Lets a thing wait; it is forgotten what it waited for before.
   *
   * @param key - the thing
   * @param at - from when on it may be leased
   */
  wait(key: string, at: Instant): void
  /**
   * Lets a thing wait no longer.
   *
   * @param key - the thing
   */
  drop(key: string): void
  /**
   * Leases the things whose instant has come.
   *
   * @param now - the present instant
   * @param until - when the lease ends
   * @param limit - most things
   * @returns keys, those due first in front
   */
  lease(now: Instant, until: Instant, limit: number): readonly string[]
  /**
   * What waits for when.
   *
   * @returns keys and instants
   */
  waiting(): readonly (readonly [string, Instant])[]
}

interface Due {
  readonly key: string
  readonly at: Instant
}

/** A binary heap by instant, then id. Entries that were replaced stay until they come up and are dropped then. */
const createHeap = () => {
  const items: Due[] = []
  const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.key < b.key)
  const swap = (i: number, j: number): void => {
    const item = items[i] as Due
    items[i] = items[j] as Due
    items[j] = item
  }
  const sink = (from: number): void => {
    for (let i = from; ; ) {
      let least = i
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < items.length && before(items[child] as Due, items[least] as Due)) least = child
      }
      if (least === i) return
      swap(i, least)
      i = least
    }
  }
  return {
    peek: (): Due | undefined => items[0],
    push: (item: Due): void => {
      items.push(item)
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!before(items[i] as Due, items[parent] as Due)) return
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
 * @returns the table
 */
export const createLeaseTable = (): LeaseTable => {
  const nextAt = new Map<string, Instant>()
  const heap = createHeap()

  const wait = (key: string, at: Instant): void => {
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
      const leased: string[] = []
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
