import type { ScoringPolicy } from './scoring-policy.ts'

const labels = (policy: ScoringPolicy, name: string | undefined): readonly string[] =>
  name === undefined
    ? ['']
    : Object.hasOwn(policy.dimensions, name)
      ? (policy.dimensions[name]?.bands ?? []).map(({ label }) => label)
      : []

/**
 * The cells of a policy's grade matrix, row by row.
 *
 * @param policy - a policy of sound form
 * @returns the cells, such as `A1`; none without a grade
 * @example
 * ```ts
 * import { gradeCells } from 'lead-handoff'
 *
 * const bands = [{ label: 'A', from: 50 }, { label: 'B' }]
 * const policy = {
 *   id: 'p',
 *   version: '1',
 *   dimensions: { fit: { bands } },
 *   rules: [],
 *   grade: { rows: 'fit' },
 *   thresholds: { qualified: { all: [{ grade: ['A'] }] } },
 * }
 * console.log(gradeCells(policy)) // [ 'A', 'B' ]
 * ```
 */
export const gradeCells = (policy: ScoringPolicy): readonly string[] =>
  policy.grade === undefined
    ? []
    : labels(policy, policy.grade.rows).flatMap((row) =>
        labels(policy, policy.grade?.columns).map((column) => row + column),
      )
