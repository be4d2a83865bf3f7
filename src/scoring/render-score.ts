import type { ScoreChange } from './explain-change.ts'
import type { Score } from './score.ts'
import type { ScoreExplanation, ScoreLine } from './score-explanation.ts'

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points))

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** How often, how much before fading, last when. */
const detail = ({ kind, matched, counted, pointsBefore, points, lastAt }: ScoreLine): string => {
  if (kind !== 'activity' || matched === undefined || lastAt === undefined) return ''
  const parts = [counted === matched ? `${matched}×` : `${counted} of ${matched}×`]
  if (pointsBefore !== points) parts.push(`${pointsBefore} before limits and decay`)
  return [...parts, `last on ${dateOf(lastAt)}`].join(', ')
}

const headline = (score: Score): string => {
  const sides = Object.entries(score.dimensions).map(([name, { raw, value }]) =>
    raw === value ? `${name} ${value}` : `${name} ${value} (raw ${raw})`,
  )
  const grade = score.grade === undefined ? '' : `, grade ${score.grade}`
  const verdict = score.qualified ? 'qualified' : 'not qualified'
  return `${sides.join(', ')}, total ${score.total}${grade}: ${verdict}`
}

const footer = (score: Score): string => {
  const { override, machine } = score
  const decided = override
    ? `, overridden by ${override.by} (${override.reason}), the rules say ${machine?.total}`
    : ''
  return `Policy version ${score.version} (${score.policy})${decided}`
}

/** Characters that mean something in Markdown or HTML. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]()#+!|~>-]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\r\n]+/g, ' ')

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ')

/** The greatest effect first. */
const byWeight = <T extends { readonly points: number }>(lines: readonly T[]): readonly T[] =>
  [...lines].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))

const table = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/**
 * An explanation as plain text, the greatest effect first.
 *
 * @param explanation - what {@link explainScore} returned
 * @returns some lines
 * @example
 * ```ts
 * import { compileScoring, explainScore, scoreFromHistory, scoreText } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const state = scoreFromHistory(scoring, [{ id: 'a1', type: 'reply', at: 0 }])
 * console.log(scoreText(explainScore(scoring, { state, profile: {}, now: 0 })))
 * ```
 */
export const scoreText = ({ score, lines }: ScoreExplanation): string =>
  [
    headline(score),
    ...byWeight(lines).map((line) => {
      const more = detail(line)
      const row = `  ${signed(line.points).padStart(6)}  ${oneLine(line.label)} [${line.dimension}]`
      return more === '' ? row : `${row}: ${more}`
    }),
    footer(score),
  ].join('\n')

/**
 * An explanation as a Markdown table, the greatest effect first. Labels are escaped.
 *
 * @param explanation - what {@link explainScore} returned
 * @returns Markdown
 * @example
 * ```ts
 * import { compileScoring, explainScore, scoreFromHistory, scoreMarkdown } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const state = scoreFromHistory(scoring, [{ id: 'a1', type: 'reply', at: 0 }])
 * console.log(scoreMarkdown(explainScore(scoring, { state, profile: {}, now: 0 })))
 * ```
 */
export const scoreMarkdown = ({ score, lines }: ScoreExplanation): string =>
  [
    `**${escaped(headline(score))}**`,
    table([
      ['points', 'because of', 'side', 'detail'],
      ['--:', '---', '---', '---'],
      ...byWeight(lines).map((line) => [
        signed(line.points),
        escaped(line.label),
        escaped(line.dimension),
        escaped(detail(line)),
      ]),
    ]),
    escaped(footer(score)),
  ].join('\n\n')

const causes: { readonly [C in ScoreChange['lines'][number]['cause']]: string } = {
  decay: 'time went by',
  activity: 'something happened',
  fact: 'a fact changed',
  policy: 'the policy changed',
  override: 'a person decided',
}

const crossing = ({ before, after, gained, lost }: ScoreChange): string => {
  const parts = [`total ${before.total} → ${after.total}`]
  if (gained.length > 0) parts.push(`reached: ${gained.join(', ')}`)
  if (lost.length > 0) parts.push(`no longer: ${lost.join(', ')}`)
  return parts.join('; ')
}

/**
 * A change as plain text, the greatest effect first.
 *
 * @param change - what {@link explainChange} returned
 * @returns some lines
 * @example
 * ```ts
 * import { changeText, compileScoring, emptyScoreState, explainChange, scoreFromHistory } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const before = { scoring, state: emptyScoreState, profile: {}, now: 0 }
 * const state = scoreFromHistory(scoring, [{ id: 'a1', type: 'reply', at: 0 }])
 * console.log(changeText(explainChange(before, { ...before, state })))
 * ```
 */
export const changeText = (change: ScoreChange): string =>
  [
    crossing(change),
    ...byWeight(change.lines).map(
      ({ cause, label, dimension, points }) =>
        `  ${signed(points).padStart(6)}  ${oneLine(label)} [${dimension}]: ${causes[cause]}`,
    ),
  ].join('\n')

/**
 * A change as a Markdown table, the greatest effect first. Labels are escaped.
 *
 * @param change - what {@link explainChange} returned
 * @returns Markdown
 * @example
 * ```ts
 * import { changeMarkdown, compileScoring, emptyScoreState, explainChange, scoreFromHistory } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { engagement: {} },
 *   rules: [{ id: 'reply', dimension: 'engagement', activity: 'reply', points: 5 }],
 *   thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
 * })
 * const before = { scoring, state: emptyScoreState, profile: {}, now: 0 }
 * const state = scoreFromHistory(scoring, [{ id: 'a1', type: 'reply', at: 0 }])
 * console.log(changeMarkdown(explainChange(before, { ...before, state })))
 * ```
 */
export const changeMarkdown = (change: ScoreChange): string =>
  [
    `**${escaped(crossing(change))}**`,
    table([
      ['points', 'because of', 'side', 'why'],
      ['--:', '---', '---', '---'],
      ...byWeight(change.lines).map(({ cause, label, dimension, points }) => [
        signed(points),
        escaped(label),
        escaped(dimension),
        causes[cause],
      ]),
    ]),
  ].join('\n\n')
