import { limits } from '../kernel/index.ts'
import { digestLength } from './activity-digest.ts'
import { weekOfDay } from './day.ts'
import { pointUnits } from './fade.ts'
import type { ActivityProgram } from './scoring-program.ts'
import { letterCodes, readNumber } from './tally-letters.ts'

/** What a rule makes of a tally. */
export interface Weighed {
  /** Activities that matched, whether or not they count. */
  readonly matched: number
  /** Activities that count. */
  readonly counted: number
  /** Units of one point they come to after fading. */
  readonly units: number
}

/** A tally at a day. */
export interface Reading {
  /** The tally as it is kept. */
  readonly text: string
  /** The day of reading. */
  readonly today: number
}

const leftAt = (left: readonly number[], age: number): number =>
  left[age <= 0 ? 0 : age < left.length ? age : left.length - 1] as number

/** Adds up from the newest day to the oldest until the rule's `ever` is reached. */
const weighBuckets = (
  { left, limit }: ActivityProgram,
  { text, today }: Reading,
  from: number,
): Omit<Weighed, 'matched'> => {
  const firstDot = text.indexOf('.', from)
  const secondDot = text.indexOf('.', firstDot + 1)
  const settled = readNumber(text, from, firstDot)
  let at = readNumber(text, firstDot + 1, secondDot) + 1
  // without fading a week is one bucket already
  const perWeek = left.length === 1 ? undefined : limit.perWeek
  let rest = limit.ever ?? limits.countedActivities
  let week = Number.NaN
  let restOfWeek = 0
  let counted = 0
  let units = 0
  for (let i = secondDot + 1; i < text.length && rest > 0; i += 1) {
    const code = letterCodes[text.charCodeAt(i)] as number
    let take = code & 15
    if (code === 0) {
      const comma = text.indexOf(',', i)
      const end = text.indexOf(';', comma)
      at -= readNumber(text, i + 1, comma)
      take = readNumber(text, comma + 1, end)
      i = end
    } else at -= (code >> 4) + 1
    if (take > rest) take = rest
    if (perWeek !== undefined) {
      const own = weekOfDay(at)
      if (own !== week) restOfWeek = perWeek
      week = own
      take = Math.min(take, restOfWeek)
      restOfWeek -= take
    }
    units += take * leftAt(left, today - at)
    counted += take
    rest -= take
  }
  const old = Math.min(settled, rest)
  return { counted: counted + old, units: units + old * pointUnits }
}

const weighContents = (
  { left, limit }: ActivityProgram,
  { text, today }: Reading,
  from: number,
): Omit<Weighed, 'matched'> => {
  const most = limit.ever ?? limits.countedContents
  let counted = 0
  let units = 0
  for (let i = from; i < text.length && counted < most; counted += 1) {
    const dot = text.indexOf('.', i)
    const end = dot < 0 ? text.length : dot
    units += leftAt(left, today - readNumber(text, i + digestLength, end))
    i = end + 1
  }
  return { counted, units }
}

/**
 * What a rule makes of what was counted. Reads the tally where it stands: nothing is allocated but the answer.
 *
 * @param program - the rule
 * @param reading - the tally and the day
 * @returns how many activities count and what is left of them
 */
export const weighTally = (program: ActivityProgram, reading: Reading): Weighed => {
  const { text } = reading
  const dot = text.indexOf('.')
  const matched = readNumber(text, 0, dot)
  const { by } = program.counter
  if (by === 'total') {
    const counted = Math.min(matched, program.limit.ever ?? limits.countedActivities)
    return { matched, counted, units: counted * pointUnits }
  }
  const body = text.indexOf('.', dot + 1) + 1
  const { counted, units } =
    by === 'content' ? weighContents(program, reading, body) : weighBuckets(program, reading, body)
  return { matched, counted, units }
}
