import { escapeMarkdown } from '../kernel/index.ts'
import type { Brief } from './brief.ts'
import { sectionsOf, titleOf } from './sections.ts'

/**
 * A brief as Markdown. Whatever people wrote is escaped.
 *
 * @param brief - what {@link briefOf} returned
 * @returns Markdown; instants are in UTC
 * @example
 * ```ts
 * import { briefOf, briefMarkdown, compileHandoffModel, decide } from 'lead-handoff'
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
 *   console.log(briefMarkdown(brief).split('\n')[0]) // # ada
 * }
 * ```
 */
export const briefMarkdown = (brief: Brief): string => {
  const sections = sectionsOf(brief).map(({ title, rows }) => {
    const lines = rows.map(({ label, text }) =>
      label === null
        ? `- ${escapeMarkdown(text)}`
        : `- **${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`,
    )
    return [`## ${title}`, '', ...lines].join('\n')
  })
  return [`# ${escapeMarkdown(titleOf(brief))}`, ...sections].join('\n\n')
}
