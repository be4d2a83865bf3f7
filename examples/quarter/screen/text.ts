import { tz } from '@date-fns/tz'
import { format } from 'date-fns'
import type { Style } from './style.ts'

/** Width of what is printed, in characters. */
const width = 100

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

/**
 * A whole number with its thousands set off.
 *
 * @param value - the number
 * @returns such as `12,345`
 */
export const number = (value: number): string =>
  `${value < 0 ? '-' : ''}${grouped(String(Math.abs(value)))}`

/**
 * An amount of money in euros.
 *
 * @param amountMinor - cents
 * @returns such as `EUR 12,345`, with cents if there are any
 */
export const euros = (amountMinor: number): string => {
  const cents = Math.abs(amountMinor % 100)
  const whole = number(Math.trunc(amountMinor / 100))
  return `EUR ${whole}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`
}

/**
 * A part of a whole.
 *
 * @param part - how many
 * @param whole - of how many
 * @returns such as `37 %`; a dash when there is nothing to divide by
 */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`

/** The zone of the head office: all times are printed by its clock, whatever the machine's is. */
export const printedZone = 'Europe/Berlin'

const inZone = { in: tz(printedZone) }

/**
 * An instant by the clock of the head office.
 *
 * @param at - epoch milliseconds
 * @returns such as `Mon 12 Jan 09:14`
 */
export const moment = (at: number): string => format(at, 'EEE dd MMM HH:mm', inZone)

/**
 * A date by the calendar of the head office.
 *
 * @param at - epoch milliseconds
 * @returns such as `12 Jan 2026`
 */
export const date = (at: number): string => format(at, 'd MMM yyyy', inZone)

/**
 * The middle of some numbers.
 *
 * @param values - in any order
 * @returns the median, `undefined` of none
 */
export const median = (values: readonly number[]): number | undefined => {
  const inOrder = [...values].sort((a, b) => a - b)
  const middle = inOrder.length >> 1
  const upper = inOrder[middle]
  const lower = inOrder[middle - 1]
  if (upper === undefined) return undefined
  return inOrder.length % 2 === 1 || lower === undefined ? upper : Math.round((lower + upper) / 2)
}

/**
 * A bar.
 *
 * @param value - how much
 * @param most - what the whole width stands for
 * @param cells - the whole width, in characters
 * @returns the bar in eighths of a character
 */
export const bar = (value: number, most: number, cells: number): string => {
  const eighths = most <= 0 ? 0 : Math.round((value / most) * cells * 8)
  return '█'.repeat(eighths >> 3) + ' ▏▎▍▌▋▊▉'.charAt(eighths & 7).trim()
}

/**
 * Breaks a text into lines.
 *
 * @param text - the text
 * @param most - characters in a line
 * @returns the lines
 */
export const wrapped = (text: string, most: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/**
 * A heading with a line under it.
 *
 * @param style - how to mark it
 * @param title - the heading
 * @returns the lines
 */
export const heading = (style: Style, title: string): readonly string[] => [
  '',
  style.heading(title),
  style.faint('─'.repeat(width)),
]
