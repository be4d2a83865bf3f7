import { limits } from '../kernel/index.ts'
import { dayMs } from './local-date.ts'

/** The offsets of a zone over a span: each holds from its instant up to the next one's. */
export interface Offsets {
  /** When each offset begins; the first lies at or before the span. */
  readonly startsAt: readonly number[]
  /** Local time minus UTC in milliseconds, one per start. */
  readonly offsetsMs: readonly number[]
}

/** A time zone whose clock changes are known exactly. */
export interface Zone {
  /** Canonical IANA name. */
  readonly name: string
  /**
   * The offsets in force over a span.
   *
   * @param fromAt - epoch milliseconds
   * @param toAt - epoch milliseconds
   * @returns at least one offset
   */
  readonly offsetsBetween: (fromAt: number, toAt: number) => Offsets
}

// Two changes that cancel out within one step would be missed; the closest such pair since 1900 is 6.96 days apart (Boa Vista, 2000).
const stepMs = 3 * dayMs
// the table is built in blocks of a whole number of steps
const blockMs = 130 * stepMs

const offsetReader = (name: string): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const digits = /\d+/g
  return (at) => {
    const [month, day, year, hour, minute, second] = (format.format(at).match(digits) ?? []).map(
      Number,
    ) as [number, number, number, number, number, number]
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
  }
}

/** The changes after `fromAt` up to `toAt`, both on whole seconds, as pairs of instant and offset from then on. */
const changesBetween = (
  offsetAt: (at: number) => number,
  fromAt: number,
  toAt: number,
): [number, number][] => {
  const changes: [number, number][] = []
  let offset = offsetAt(fromAt)
  for (let stepAt = fromAt; stepAt < toAt; stepAt += stepMs) {
    const target = offsetAt(stepAt + stepMs)
    let low = stepAt
    while (offset !== target) {
      // bisect to the second: the old offset holds at low, another one at high
      let high = stepAt + stepMs
      while (high - low > 1_000) {
        const middle = low + Math.floor((high - low) / 2_000) * 1_000
        if (offsetAt(middle) === offset) low = middle
        else high = middle
      }
      offset = offsetAt(high)
      changes.push([high, offset])
      low = high
    }
  }
  return changes
}

/** Makes a zone; its table grows by blocks, at most as many as the range of instants has. */
const createZone = (name: string): Zone => {
  const offsetAt = offsetReader(name)
  const blocks = new Map<number, Offsets>()
  const blockAt = (index: number): Offsets => {
    const known = blocks.get(index)
    if (known) return known
    const startAt = limits.earliestAt + index * blockMs
    const changes = changesBetween(offsetAt, startAt, startAt + blockMs)
    const block = {
      startsAt: [startAt, ...changes.map(([at]) => at)],
      offsetsMs: [offsetAt(startAt), ...changes.map(([, offset]) => offset)],
    }
    blocks.set(index, block)
    return block
  }
  const offsetsBetween = (fromAt: number, toAt: number): Offsets => {
    const startsAt: number[] = []
    const offsetsMs: number[] = []
    const last = Math.floor((toAt - limits.earliestAt) / blockMs)
    for (let i = Math.floor((fromAt - limits.earliestAt) / blockMs); i <= last; i += 1) {
      const block = blockAt(i)
      for (const [j, startAt] of block.startsAt.entries()) {
        const offset = block.offsetsMs[j] as number
        if (offset === offsetsMs.at(-1)) continue
        startsAt.push(startAt)
        offsetsMs.push(offset)
      }
    }
    return { startsAt, offsetsMs }
  }
  return { name, offsetsBetween }
}

// bounded: keyed by canonical names, of which a runtime has some four hundred
const zones = new Map<string, Zone>()

/**
 * A zone by its IANA name.
 *
 * @param name - as in `'Europe/Amsterdam'`, in any case
 * @returns the zone; `undefined` if the runtime does not know it, and for bare offsets such as `'+02:00'`, which only some runtimes know
 */
export const zoneOf = (name: string): Zone | undefined => {
  const known = zones.get(name)
  if (known) return known
  if (!/^[A-Za-z]/.test(name)) return undefined
  let canonical: string
  try {
    canonical = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    // a RangeError is how Intl says that it does not know the name
    return undefined
  }
  let zone = zones.get(canonical)
  if (!zone) {
    zone = createZone(canonical)
    zones.set(canonical, zone)
  }
  return zone
}
