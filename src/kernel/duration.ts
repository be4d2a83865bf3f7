import { describeValue } from './describe-value.ts'
import { HandoffError } from './handoff-error.ts'
import { limits } from './limits.ts'

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** A duration as people write it: whole numbers with `ms`, `s`, `m`, `h`, `d` or `w`, joined as in `1h30m`. */
export type DurationText =
  | `${number}${'ms' | 's' | 'm' | 'h' | 'd' | 'w'}`
  | (string & Record<never, never>)

const part = /(\d{1,13})(ms|s|m|h|d|w)/y

const example = 'such as "15m", "4h", "2d" or "1h30m"'

const invalid = (what: string, message: string): HandoffError =>
  new HandoffError('INVALID_DURATION', what, { issues: [{ path: '', message }] })

const nonsense = (text: unknown): HandoffError => {
  const shown = typeof text === 'string' ? `"${text.slice(0, 40)}"` : describeValue(text)
  return invalid(
    `${shown} is no duration`,
    `expected whole numbers with ms, s, m, h, d or w, ${example}`,
  )
}

/**
 * Reads a duration. A day has 24 hours here; days of business time are a matter of the calendar.
 *
 * @param text - `'15m'`, `'4h'`, `'2d'`, `'1h30m'`; units from the largest to the smallest, each at most once
 * @returns elapsed milliseconds, a whole number of at least 0
 * @throws {@link HandoffError} `INVALID_DURATION` for anything else, and for more than 100 years
 * @example
 * ```ts
 * import { parseDuration } from 'lead-handoff'
 *
 * console.log(parseDuration('1h30m')) // 5400000
 * ```
 */
export const parseDuration = (text: DurationText): number => {
  if (typeof text !== 'string' || text.length === 0 || text.length > 40) throw nonsense(text)
  let totalMs = 0
  let smallest = Number.POSITIVE_INFINITY
  part.lastIndex = 0
  while (part.lastIndex < text.length) {
    const found = part.exec(text)
    if (!found) throw nonsense(text)
    const ms = unitMs[found[2] as keyof typeof unitMs]
    if (ms >= smallest) throw nonsense(text)
    smallest = ms
    totalMs += Number(found[1]) * ms
  }
  if (totalMs > limits.durationMs) {
    throw invalid(`"${text}" is too long`, `expected at most 100 years, ${example}`)
  }
  return totalMs
}

/**
 * Writes a duration with its two largest units, rounded down.
 *
 * @param durationMs - elapsed milliseconds; negative values get a minus sign
 * @param largest - the largest unit: `'h'` for working time, whose days do not have 24 hours
 * @returns `'2d 3h'`, `'45m'`, `'0s'`; `'51h'` with hours as the largest unit
 * @throws {@link HandoffError} `INVALID_DURATION` for what is no finite number
 * @example
 * ```ts
 * import { formatDuration } from 'lead-handoff'
 *
 * console.log(formatDuration(5_400_000)) // 1h 30m
 * ```
 */
export const formatDuration = (durationMs: number, largest: 'd' | 'h' = 'd'): string => {
  if (!Number.isFinite(durationMs)) {
    throw invalid('this is no duration', `expected milliseconds, got ${describeValue(durationMs)}`)
  }
  if (durationMs <= -1) return `-${formatDuration(-durationMs, largest)}`
  if (durationMs < 1) return '0s'
  if (durationMs < 1_000) return `${Math.floor(durationMs)}ms`
  const parts: string[] = []
  let rest = durationMs
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    if (unit === 'd' && largest === 'h') continue
    const count = Math.floor(rest / unitMs[unit])
    rest -= count * unitMs[unit]
    if (count > 0) parts.push(`${count}${unit}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ')
}
