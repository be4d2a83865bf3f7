import type { Instant } from '../kernel/index.ts'
import type { Counter } from './counter.ts'
import { dayOf, weekOfDay } from './day.ts'
import { letterCodes, readNumber, writeBucket } from './tally-letters.ts'

/** The letters after one more activity on the newest day or after it; `undefined` when that takes more than a letter. */
const nextLetters = (letters: string, gap: number, counter: Counter): string | undefined => {
  const code = letterCodes[letters.charCodeAt(0)] as number
  const count = code & 15
  if (code === 0 || gap < 0 || gap > 4) return undefined
  if (gap === 0) {
    if (count >= counter.most) return letters
    return count < 15 ? writeBucket(1, count + 1) + letters.slice(1) : undefined
  }
  // letters for large gaps and counts begin with 0; without them each bucket is one letter
  if (letters.length >= counter.memory && letters.includes('0')) return undefined
  return writeBucket(1, 1) + writeBucket(gap, count) + letters.slice(1)
}

/**
 * Counts an activity without opening the tally, for what is by far the most frequent: the newest activity so far. The answer is
 * the same as {@link countActivity}'s.
 *
 * @param text - the tally as it is kept
 * @param counter - how to count
 * @param at - when the activity happened
 * @returns the tally after it, or `undefined` where the tally has to be opened
 */
export const countInText = (text: string, counter: Counter, at: Instant): string | undefined => {
  const dot = text.indexOf('.')
  const next = text.indexOf('.', dot + 1)
  const lastAt = readNumber(text, dot + 1, next < 0 ? text.length : next)
  if (at < lastAt) return undefined
  const head = `${(readNumber(text, 0, dot) + 1).toString(36)}.${at.toString(36)}`
  if (counter.by === 'total') return head
  if (counter.by === 'content' || next < 0) return undefined
  const third = text.indexOf('.', next + 1)
  const fourth = text.indexOf('.', third + 1)
  const day = dayOf(at, counter.dayStartMinutes)
  const first = counter.by === 'day' ? day : weekOfDay(day)
  const gap = first - readNumber(text, third + 1, fourth)
  const letters = nextLetters(text.slice(fourth + 1), gap, counter)
  if (letters === undefined) return undefined
  const body = `.${first.toString(36)}.${letters}`
  // one bucket too many: the oldest leaves, and is settled where its rule never forgets
  if (letters.length <= counter.memory || letters.includes('0')) {
    return `${head}${text.slice(next, third)}${body}`
  }
  const left = counter.settles
    ? (letterCodes[letters.charCodeAt(letters.length - 1)] as number) & 15
    : 0
  const settled = readNumber(text, next + 1, third) + left
  return `${head}.${settled.toString(36)}${body.slice(0, -1)}`
}
