import type { Instant } from '../kernel/index.ts'

interface Alarm {
  readonly at: Instant
  readonly leadId: string
}

/** The next instant of each lead at which time alone changes it, the earliest first. */
export interface Alarms {
  /** Sets the alarm of a lead; `undefined` for none. */
  set(leadId: string, at: Instant | undefined): void
  /** Takes the earliest alarm at or before an instant. */
  take(until: Instant): Alarm | undefined
}

const isBefore = (a: Alarm, b: Alarm): boolean =>
  a.at < b.at || (a.at === b.at && a.leadId < b.leadId)

const rise = (heap: Alarm[], from: number): void => {
  let i = from
  while (i > 0) {
    const parent = (i - 1) >> 1
    if (!isBefore(heap[i] as Alarm, heap[parent] as Alarm)) return
    ;[heap[i], heap[parent]] = [heap[parent] as Alarm, heap[i] as Alarm]
    i = parent
  }
}

const sink = (heap: Alarm[]): void => {
  let i = 0
  for (;;) {
    let least = i
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && isBefore(heap[child] as Alarm, heap[least] as Alarm)) least = child
    }
    if (least === i) return
    ;[heap[i], heap[least]] = [heap[least] as Alarm, heap[i] as Alarm]
    i = least
  }
}

/**
 * Alarms in a heap. An alarm that was set anew leaves its former entry behind, which is passed over.
 *
 * @returns no alarms yet
 */
export const createAlarms = (): Alarms => {
  const heap: Alarm[] = []
  const current = new Map<string, Instant>()
  const pop = (): Alarm => {
    const first = heap[0] as Alarm
    const last = heap.pop() as Alarm
    if (heap.length > 0) {
      heap[0] = last
      sink(heap)
    }
    return first
  }
  return {
    set(leadId, at) {
      if (current.get(leadId) === at) return
      if (at === undefined) {
        current.delete(leadId)
        return
      }
      current.set(leadId, at)
      heap.push({ at, leadId })
      rise(heap, heap.length - 1)
    },
    take(until) {
      while (heap.length > 0 && (heap[0] as Alarm).at <= until) {
        const alarm = pop()
        if (current.get(alarm.leadId) !== alarm.at) continue
        current.delete(alarm.leadId)
        return alarm
      }
      return undefined
    },
  }
}
