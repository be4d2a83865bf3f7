import type { Instant } from '../kernel/index.ts'
import { digestLength } from './activity-digest.ts'
import type { Counter } from './counter.ts'
import { letterCodes, readNumber, writeBucket } from './tally-letters.ts'

/** Activities of one day or one week. */
interface TallyBucket {
  /** Number of the day or week since 1970. */
  at: number
  /** Activities in it that count. */
  count: number
}

/** A content with the day of its newest activity. */
export interface TallyContent {
  /** Digest of the content. */
  readonly digest: string
  /** Day of its newest activity. */
  at: number
}

/** What one kind of counting has counted, opened up for work. */
export interface Tally {
  /** Activities that matched, whether or not they count. */
  total: number
  /** The newest of them. */
  lastAt: Instant
  /** Activities of periods that are closed. */
  settled: number
  /** Open periods, newest first. */
  buckets: TallyBucket[]
  /** Contents, newest first. */
  contents: TallyContent[]
}

/**
 * Writes a tally as a short text.
 *
 * @param tally - the open tally
 * @returns `total.lastAt.settled.first.buckets.contents` in base 36, trailing parts left out
 */
export const writeTally = ({ total, lastAt, settled, buckets, contents }: Tally): string => {
  const head = `${total.toString(36)}.${lastAt.toString(36)}`
  if (contents.length > 0) {
    return `${head}.${contents.map(({ digest, at }) => digest + at.toString(36)).join('.')}`
  }
  const first = buckets[0]
  if (first === undefined) return head
  // the first gap is counted from the bucket itself, so that it is written as 1
  let before = first.at + 1
  let letters = ''
  for (const { at, count } of buckets) {
    letters += writeBucket(before - at, count)
    before = at
  }
  return `${head}.${settled.toString(36)}.${first.at.toString(36)}.${letters}`
}

const readBuckets = (text: string, from: number, first: number): TallyBucket[] => {
  const buckets: TallyBucket[] = []
  let at = first + 1
  for (let i = from; i < text.length; i += 1) {
    const code = letterCodes[text.charCodeAt(i)] as number
    let gap = (code >> 4) + 1
    let count = code & 15
    if (code === 0) {
      const comma = text.indexOf(',', i)
      const end = text.indexOf(';', comma)
      gap = readNumber(text, i + 1, comma)
      count = readNumber(text, comma + 1, end)
      i = end
    }
    at -= gap
    buckets.push({ at, count })
  }
  return buckets
}

const readContents = (text: string, from: number): TallyContent[] => {
  const contents: TallyContent[] = []
  for (let i = from; i < text.length; ) {
    const dot = text.indexOf('.', i)
    const end = dot < 0 ? text.length : dot
    const at = readNumber(text, i + digestLength, end)
    contents.push({ digest: text.slice(i, i + digestLength), at })
    i = end + 1
  }
  return contents
}

/**
 * Reads what {@link writeTally} wrote.
 *
 * @param text - a tally, or `undefined` for an empty one
 * @param by - what the counter remembers
 * @returns the open tally
 */
export const readTally = (text: string | undefined, by: Counter['by']): Tally => {
  const tally: Tally = { total: 0, lastAt: 0, settled: 0, buckets: [], contents: [] }
  if (text === undefined) return tally
  const dot = text.indexOf('.')
  const next = text.indexOf('.', dot + 1)
  tally.total = readNumber(text, 0, dot)
  tally.lastAt = readNumber(text, dot + 1, next < 0 ? text.length : next)
  if (next < 0) return tally
  if (by === 'content') {
    tally.contents = readContents(text, next + 1)
    return tally
  }
  const third = text.indexOf('.', next + 1)
  const fourth = text.indexOf('.', third + 1)
  tally.settled = readNumber(text, next + 1, third)
  tally.buckets = readBuckets(text, fourth + 1, readNumber(text, third + 1, fourth))
  return tally
}

/**
 * The day of the newest activity that fades, read without opening the tally.
 *
 * @param text - a tally
 * @param by - what the counter remembers
 * @returns the day; `undefined` if the tally knows no days
 */
export const newestDay = (text: string, by: Counter['by']): number | undefined => {
  const from = text.indexOf('.', text.indexOf('.') + 1) + 1
  if (from === 0) return undefined
  const dot = text.indexOf('.', from)
  const end = dot < 0 ? text.length : dot
  if (by === 'content') return readNumber(text, from + digestLength, end)
  return readNumber(text, end + 1, text.indexOf('.', end + 1))
}
