import fc from 'fast-check'
import { test } from 'vitest'
import { formatDuration, limits, parseDuration } from '../../src/kernel/index.ts'

const units = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const

const ms = fc.integer({ min: 0, max: limits.durationMs })
const compact = (text: string): string => text.replaceAll(' ', '')

test('a text is the sum of its parts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: 0, max: 999 })), { minLength: 6, maxLength: 6 }),
      (counts) => {
        const parts = units.flatMap(([unit, size], i) => {
          const count = counts[i]
          return typeof count === 'number' ? [{ text: `${count}${unit}`, ms: count * size }] : []
        })
        if (parts.length === 0) return true
        const sum = parts.reduce((total, part) => total + part.ms, 0)
        return parseDuration(parts.map(({ text }) => text).join('')) === sum
      },
    ),
  )
})

test('every duration can be written in full and read again', () => {
  fc.assert(
    fc.property(ms, (durationMs) => {
      let rest = durationMs
      const text = units
        .map(([unit, size]) => {
          const count = Math.floor(rest / size)
          rest -= count * size
          return `${count}${unit}`
        })
        .join('')
      return parseDuration(text) === durationMs
    }),
  )
})

test('what is written is never more, and less by under one unit of the last part', () => {
  fc.assert(
    fc.property(ms, (durationMs) => {
      const text = formatDuration(durationMs)
      const last = /(\d+)([a-z]+)$/.exec(text)?.[2]
      const size = units.find(([unit]) => unit === last)?.[1] ?? 0
      // a part of zero is left out, so the next larger unit may be the last one written
      const slack = text.includes(' ') ? size : Math.max(size, 1_000)
      const read = parseDuration(compact(text))
      return read <= durationMs && durationMs - read < slack
    }),
  )
})

test('writing again changes nothing', () => {
  fc.assert(
    fc.property(ms, (durationMs) => {
      const text = formatDuration(durationMs)
      return formatDuration(parseDuration(compact(text))) === text
    }),
  )
})

test('any text is read or refused with a code, never more', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^(\d{1,15}(ms|s|m|h|d|w)){1,4}$/), fc.anything()),
      (text) => {
        try {
          const durationMs = parseDuration(text as string)
          return Number.isSafeInteger(durationMs) && durationMs <= limits.durationMs
        } catch (error) {
          return (error as { code?: string }).code === 'INVALID_DURATION'
        }
      },
    ),
    { numRuns: 1_000 },
  )
})
