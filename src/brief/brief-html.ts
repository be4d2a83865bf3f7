import { oneLine } from '../kernel/index.ts'
import type { Brief } from './brief.ts'
import { type Row, sectionsOf, titleOf } from './sections.ts'

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  oneLine(text).replaceAll(/[&<>"']/g, (mark) => marks[mark] as string)

// each value in its own direction, so that right-to-left names do not turn the line
const rowHtml = ({ label, text }: Row): string =>
  label === null
    ? `<li dir="auto">${escaped(text)}</li>`
    : `<li><b>${escaped(label)}:</b> <span dir="auto">${escaped(text)}</span></li>`

/**
 * A brief as a fragment of HTML, without styles and scripts. Whatever people wrote is escaped.
 *
 * @param brief - what {@link briefOf} returned
 * @returns an `article`; instants are in UTC
 * @example
 * ```ts
 * import { briefOf, briefHtml, compileHandoffModel, decide } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * const change = captured.ok ? captured.value.changes[0] : undefined
 * if (change) {
 *   const brief = briefOf(model, { record: change.record, history: change.events, now })
 *   console.log(briefHtml(brief).split('\n')[0]) // <article>
 * }
 * ```
 */
export const briefHtml = (brief: Brief): string => {
  const sections = sectionsOf(brief).map(({ title, rows }) =>
    ['<section>', `<h2>${title}</h2>`, '<ul>', ...rows.map(rowHtml), '</ul>', '</section>'].join(
      '\n',
    ),
  )
  const heading = `<h1 dir="auto">${escaped(titleOf(brief))}</h1>`
  return ['<article>', heading, ...sections, '</article>'].join('\n')
}
