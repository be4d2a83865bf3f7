import type { Issue } from '../kernel/index.ts'
import { gradeCells } from './grade-cells.ts'
import { dimensionReach, scoreReach } from './reach.ts'
import type { Band, GradeMark, Mark, ScoringPolicy, ValueMark } from './scoring-policy.ts'
import { unknownName } from './unknown-name.ts'

const checkBounds = (
  { min, max }: { readonly min?: number; readonly max?: number },
  path: string,
): readonly Issue[] =>
  min !== undefined && max !== undefined && min > max
    ? [{ path, message: `min ${min} is above max ${max}` }]
    : []

const checkBands = (bands: readonly Band[], path: string): readonly Issue[] => {
  const issues: Issue[] = []
  const labels = new Set<string>()
  for (const [i, { label, from }] of bands.entries()) {
    const at = `${path}[${i}]`
    const above = bands[i - 1]?.from
    if (labels.has(label)) issues.push({ path: `${at}.label`, message: `"${label}" comes twice` })
    labels.add(label)
    if (i === bands.length - 1) {
      if (from !== undefined) {
        const message = 'the lowest band has no "from", or values below it have no band'
        issues.push({ path: `${at}.from`, message })
      }
    } else if (from === undefined) {
      issues.push({ path: `${at}.from`, message: 'only the lowest band, the last, has no "from"' })
    } else if (above !== undefined && from >= above) {
      const message = `bands stand best first: expected less than ${above}, got ${from}`
      issues.push({ path: `${at}.from`, message })
    }
  }
  return issues
}

const checkGrade = (policy: ScoringPolicy): readonly Issue[] => {
  if (!policy.grade) return []
  const issues: Issue[] = []
  const known = Object.keys(policy.dimensions)
  for (const key of ['rows', 'columns'] as const) {
    const name = policy.grade[key]
    if (name === undefined) continue
    if (!known.includes(name))
      issues.push(unknownName(`grade.${key}`, name, { kind: 'dimension', known: known }))
    else if (!policy.dimensions[name]?.bands) {
      issues.push({ path: `grade.${key}`, message: `dimension "${name}" has no bands` })
    }
  }
  if (policy.grade.rows === policy.grade.columns) {
    issues.push({ path: 'grade.columns', message: 'rows and columns are two dimensions' })
  }
  const cells = gradeCells(policy)
  const twin = cells.find((cell, i) => cells.indexOf(cell) !== i)
  if (twin !== undefined && issues.length === 0) {
    issues.push({ path: 'grade', message: `two cells are called "${twin}"; rename a band` })
  }
  return issues
}

const checkValueMark = (mark: ValueMark, path: string, policy: ScoringPolicy): readonly Issue[] => {
  const known = [...Object.keys(policy.dimensions), 'total']
  if (!known.includes(mark.score)) {
    return [unknownName(`${path}.score`, mark.score, { kind: 'dimension', known: known })]
  }
  const issues: Issue[] = []
  const { min, max } = scoreReach(policy, mark.score)
  if (mark.atLeast > max) {
    const message = `${mark.atLeast} is beyond reach: "${mark.score}" lies between ${min} and ${max}`
    issues.push({ path: `${path}.atLeast`, message })
  }
  if (mark.keep !== undefined && mark.keep > mark.atLeast) {
    const message = `expected at most "atLeast" (${mark.atLeast}), got ${mark.keep}`
    issues.push({ path: `${path}.keep`, message })
  }
  return issues
}

const checkGradeMark = (mark: GradeMark, path: string, policy: ScoringPolicy): readonly Issue[] => {
  if (!policy.grade) return [{ path: `${path}.grade`, message: 'the policy has no "grade"' }]
  const cells = gradeCells(policy)
  return (['grade', 'keep'] as const).flatMap((key) =>
    (mark[key] ?? []).flatMap((cell, i) =>
      cells.includes(cell)
        ? []
        : [unknownName(`${path}.${key}[${i}]`, cell, { kind: 'grade', known: cells })],
    ),
  )
}

const checkMark = (mark: Mark, path: string, policy: ScoringPolicy): readonly Issue[] =>
  'score' in mark ? checkValueMark(mark, path, policy) : checkGradeMark(mark, path, policy)

/**
 * What is wrong with dimensions, groups, grade and thresholds of a policy of sound form.
 *
 * @param policy - the policy
 * @returns the findings
 */
export const checkOutcome = (policy: ScoringPolicy): readonly Issue[] => {
  const issues: Issue[] = []
  if (Object.keys(policy.dimensions).length === 0) {
    issues.push({ path: 'dimensions', message: 'expected at least one, such as "fit"' })
  }
  for (const [name, dimension] of Object.entries(policy.dimensions)) {
    const path = `dimensions.${name}`
    if (name === 'total') issues.push({ path, message: '"total" is the sum of all dimensions' })
    issues.push(...checkBounds(dimension, path))
    if (dimension.bands) issues.push(...checkBands(dimension.bands, `${path}.bands`))
    for (const [i, { from, label }] of (dimension.bands ?? []).entries()) {
      const { max } = dimensionReach(policy, name)
      if (from === undefined || from <= max) continue
      const message = `band "${label}" is beyond reach: "${name}" goes up to ${max}`
      issues.push({ path: `${path}.bands[${i}].from`, message })
    }
  }
  for (const [name, group] of Object.entries(policy.groups ?? {})) {
    issues.push(...checkBounds(group, `groups.${name}`))
  }
  issues.push(...checkGrade(policy))
  for (const [name, { all }] of Object.entries(policy.thresholds)) {
    for (const [i, mark] of all.entries()) {
      issues.push(...checkMark(mark, `thresholds.${name}.all[${i}]`, policy))
    }
  }
  return issues
}
