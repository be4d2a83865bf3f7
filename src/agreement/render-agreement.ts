import { escapeMarkdown, oneLine } from '../kernel/index.ts'
import type { Agreement } from './agreement.ts'

/**
 * An agreement as plain text.
 *
 * @param agreement - what {@link agreementOf} returned
 * @returns a line for each thing that was agreed
 * @example
 * ```ts
 * import { agreementOf, agreementText, compileHandoffModel } from 'lead-handoff'
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
 * console.log(agreementText(agreementOf(model)).split('\n')[0]) // The agreement
 * ```
 */
export const agreementText = ({ sections }: Agreement): string => {
  const parts = sections.map(({ title, lines }) =>
    [
      oneLine(title),
      ...lines.map(({ label, text }) =>
        label === null ? `  ${oneLine(text)}` : `  ${oneLine(label)}: ${oneLine(text)}`,
      ),
    ].join('\n'),
  )
  return ['The agreement', ...parts].join('\n\n')
}

/**
 * An agreement as Markdown. Whatever people wrote is escaped.
 *
 * @param agreement - what {@link agreementOf} returned
 * @returns Markdown
 * @example
 * ```ts
 * import { agreementMarkdown, agreementOf, compileHandoffModel } from 'lead-handoff'
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
 * console.log(agreementMarkdown(agreementOf(model)).split('\n')[0]) // # The agreement
 * ```
 */
export const agreementMarkdown = ({ sections }: Agreement): string => {
  const parts = sections.map(({ title, lines }) => {
    const rows = lines.map(({ label, text }) =>
      label === null
        ? `- ${escapeMarkdown(text)}`
        : `- **${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`,
    )
    return [`## ${escapeMarkdown(title)}`, '', ...rows].join('\n')
  })
  return ['# The agreement', ...parts].join('\n\n')
}
