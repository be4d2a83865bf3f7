/** What is to happen, by instant: the simulated quarter is nothing but this. */
export interface Agenda {
  /** Lets something happen at an instant; of two at the same instant, the one that was planned first comes first. */
  plan(at: number, act: () => Promise<unknown> | unknown): void
  /** Lets time pass until the end and everything happen in its order. */
  run(until: number, onInstant: (at: number) => void): Promise<void>
}

interface Entry {
  readonly at: number
  readonly order: number
  readonly act: () => Promise<unknown> | unknown
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Takes the first entry out of a binary heap. */
const takeFirst = (heap: Entry[]): Entry | undefined => {
  const first = heap[0]
  const last = heap.pop()
  if (!last || heap.length === 0) return first
  heap[0] = last
  for (let i = 0; ; ) {
    let least = i
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && before(heap[child] as Entry, heap[least] as Entry)) least = child
    }
    if (least === i) return first
    ;[heap[i], heap[least]] = [heap[least] as Entry, heap[i] as Entry]
    i = least
  }
}

const put = (heap: Entry[], entry: Entry): void => {
  heap.push(entry)
  for (let i = heap.length - 1; i > 0; ) {
    const parent = (i - 1) >> 1
    if (!before(heap[i] as Entry, heap[parent] as Entry)) return
    ;[heap[i], heap[parent]] = [heap[parent] as Entry, heap[i] as Entry]
    i = parent
  }
}

/**
 * Makes an empty agenda.
 *
 * @returns the agenda
 */
export const createAgenda = (): Agenda => {
  const heap: Entry[] = []
  let order = 0
  let now = Number.NEGATIVE_INFINITY
  return {
    plan: (at, act) => {
      order += 1
      // nothing can be planned for the past
      put(heap, { at: Math.max(Math.round(at), now), order, act })
    },
    run: async (until, onInstant) => {
      while (heap[0] && heap[0].at < until) {
        const { at, act } = takeFirst(heap) as Entry
        now = at
        onInstant(at)
        await act()
      }
    },
  }
}
