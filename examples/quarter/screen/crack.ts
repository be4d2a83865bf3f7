import type { Style } from './style.ts'
import { number, wrapped } from './text.ts'

/** Leads that slipped through in the same way. */
export interface Crack {
  /** What happened to them, said of several. */
  readonly what: string
  /** The leads, the worst first, each with what is special about it. */
  readonly leads: readonly { readonly id: string; readonly note: string }[]
  /** What to do about it. */
  readonly advice: string
}

/** Examples that are named of each. */
const named = 3

/**
 * A crack as it is printed.
 *
 * @param style - how to mark text
 * @param crack - the leads and what to do
 * @returns the lines
 */
export const crackLines = (style: Style, { what, leads, advice }: Crack): readonly string[] => {
  const count = number(leads.length).padStart(5)
  if (leads.length === 0) return [`${style.good(count)}  ${style.strong(what)}`]
  return [
    `${style.bad(count)}  ${style.strong(what)}`,
    ...leads.slice(0, named).map(({ id, note }) => `         ${id.padEnd(7)} ${note}`),
    ...(leads.length > named ? [`         and ${number(leads.length - named)} more`] : []),
    ...wrapped(advice, 88).map((line, i) => `${i === 0 ? '       → ' : '         '}${line}`),
  ]
}
