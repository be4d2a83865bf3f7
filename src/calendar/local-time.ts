import { dayMs } from './local-date.ts'

const shape = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(\+1)?$/

/**
 * What was understood, or why it was not.
 *
 * @typeParam T - what was to be read
 */
export type Reading<T> =
  | {
      /** What was understood. */
      readonly value: T
      /** Absent. */
      readonly wrong?: never
    }
  | {
      /** Absent. */
      readonly value?: never
      /** What is wrong, in words. */
      readonly wrong: string
    }

const clock = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * Reads a local time.
 *
 * @param text - `'09:00'`, `'09:00:30'`, `'24:00'`, or with `+1` for the next day
 * @returns milliseconds of wall clock since the date's midnight, or what is wrong in words
 */
const localTimeOf = (text: string): Reading<number> => {
  const found = shape.exec(text)
  if (!found)
    return { wrong: `"${text.slice(0, 20)}" is no local time; expected HH:MM, as in "09:00"` }
  const [hours, minutes, seconds] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)]
  if (minutes > 59 || seconds > 59) return { wrong: `"${text}" is no local time; minutes go to 59` }
  const ms = (hours * 3_600 + minutes * 60 + seconds) * 1_000
  if (ms > dayMs) {
    const next = ms <= 2 * dayMs ? `; for the next day write "${clock(ms - dayMs)}+1"` : ''
    return { wrong: `"${text}" is past 24:00${next}` }
  }
  return { value: found[4] === undefined ? ms : ms + dayMs }
}

/** A range of wall clock milliseconds since a date's midnight, the end excluded. */
export interface WallRange {
  /** At least 0, below one day. */
  readonly fromMs: number
  /** After `fromMs`; beyond one day for a range that ends on the next day. */
  readonly toMs: number
}

/**
 * Reads a range of local times.
 *
 * @param range - beginning and end
 * @returns the range in milliseconds, or what is wrong in words
 */
export const wallRangeOf = ([from, to]: readonly [string, string]): Reading<WallRange> => {
  const start = localTimeOf(from)
  if (start.wrong !== undefined) return { wrong: start.wrong }
  const end = localTimeOf(to)
  if (end.wrong !== undefined) return { wrong: end.wrong }
  if (start.value >= dayMs)
    return { wrong: `a range begins on its own day, before 24:00; got "${from}"` }
  if (end.value <= start.value) {
    const hint = end.value < start.value ? `; for an end on the next day write "${to}+1"` : ''
    return { wrong: `the end "${to}" is not after the beginning "${from}"${hint}` }
  }
  if (end.value - start.value > dayMs) {
    return { wrong: `"${from}" to "${to}" is longer than 24 hours; split it by day` }
  }
  return { value: { fromMs: start.value, toMs: end.value } }
}
