import type { ScoreFigures } from './score.ts'
import type { Mark, Threshold } from './scoring-policy.ts'

const isReached = (mark: Mark, figures: ScoreFigures, before: boolean): boolean => {
  if ('score' in mark) {
    const value =
      mark.score === 'total' ? figures.total : (figures.dimensions[mark.score]?.value ?? 0)
    return value >= (before ? (mark.keep ?? mark.atLeast) : mark.atLeast)
  }
  const grade = figures.grade ?? ''
  return mark.grade.includes(grade) || (before && (mark.keep?.includes(grade) ?? false))
}

const allReached = (marks: readonly Mark[], figures: ScoreFigures, before: boolean): boolean => {
  for (const mark of marks) if (!isReached(mark, figures, before)) return false
  return true
}

/**
 * Which thresholds hold.
 *
 * @param thresholds - name and definition of each
 * @param figures - the figures to judge
 * @param before - the names of those that held before
 * @returns the names of those that hold, in the given order
 */
export const heldThresholds = (
  thresholds: readonly (readonly [string, Threshold])[],
  figures: ScoreFigures,
  before: readonly string[],
): readonly string[] => {
  const held: string[] = []
  for (let i = 0; i < thresholds.length; i += 1) {
    const [name, { all }] = thresholds[i] as readonly [string, Threshold]
    if (allReached(all, figures, before.length > 0 && before.includes(name))) held.push(name)
  }
  return held
}
