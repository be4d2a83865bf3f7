import { oneLine } from '../kernel/index.ts'
import type { Brief } from './brief.ts'
import { sectionsOf, titleOf } from './sections.ts'

/**
 * A brief as plain text.
 *
 * @param brief - what {@link briefOf} returned
 * @returns some lines; instants are in UTC
 * @example
 * ```ts
 * import { briefOf, briefText, compileHandoffModel, decide } from 'lead-handoff'
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
 *   console.log(briefText(brief).split('\n')[0]) // ada
 * }
 * ```
 */
export const briefText = (brief: Brief): string => {
  const sections = sectionsOf(brief).map(({ title, rows }) => {
    const lines = rows.map(({ label, text }) =>
      label === null ? `  ${oneLine(text)}` : `  ${oneLine(label)}: ${oneLine(text)}`,
    )
    return [title, ...lines].join('\n')
  })
  return [oneLine(titleOf(brief)), ...sections].join('\n\n')
}
