import { type Issue, suggest, toInstant } from '../../kernel/index.ts'
import { gradeCells, type ScoreOverride } from '../../scoring/index.ts'
import type { OverrideScore } from '../commands/standard-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { type Draft, emit } from './draft.ts'
import { settle } from './settle.ts'

const unknownDimensions = (draft: Draft, { add, dimensions }: OverrideScore): readonly Issue[] => {
  const known = Object.keys(draft.model.scoring.policy.dimensions)
  return Object.entries({ add, dimensions }).flatMap(([field, given]) =>
    Object.keys(given ?? {})
      .filter((name) => !known.includes(name))
      .map((name) => {
        const near = suggest(name, known)
        const issue = { path: `${field}.${name}`, message: 'the scoring has no such dimension' }
        return near === undefined ? issue : { ...issue, suggestion: near }
      }),
  )
}

const unknownGrade = (draft: Draft, grade: string | undefined): readonly Issue[] => {
  const cells = gradeCells(draft.model.scoring.policy)
  if (grade === undefined || cells.includes(grade)) return []
  const there = cells.length === 0 ? 'it has none' : `there are ${cells.slice(0, 20).join(', ')}`
  return [{ path: 'grade', message: `the scoring has no grade "${grade}"; ${there}` }]
}

const pastExpiry = ({ at }: Draft, expiresAt: OverrideScore['expiresAt']): readonly Issue[] =>
  expiresAt === undefined || toInstant(expiresAt) > at
    ? []
    : [{ path: 'expiresAt', message: 'lies in the past; the judgement would never hold' }]

/**
 * A person puts their judgement beside the machine's score, or takes it back.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const overrideScore = (draft: Draft, command: OverrideScore): Refusal | undefined => {
  if (draft.by === null) return refusal('PERSON_REQUIRED', { command: 'override-score' })
  const issues = [
    ...unknownDimensions(draft, command),
    ...unknownGrade(draft, command.grade),
    ...pastExpiry(draft, command.expiresAt),
  ]
  if (issues.length > 0) return refusal('INVALID_INPUT', { issues })
  const { reason, add, dimensions, total, grade, expiresAt } = command
  const judgement = {
    ...(add ? { add } : {}),
    ...(dimensions ? { dimensions } : {}),
    ...(total === undefined ? {} : { total }),
    ...(grade === undefined ? {} : { grade }),
  }
  const override: ScoreOverride | null =
    Object.keys(judgement).length === 0
      ? null
      : {
          by: draft.by,
          reason,
          at: draft.at,
          ...judgement,
          ...(expiresAt === undefined ? {} : { expiresAt: toInstant(expiresAt, 'expiresAt') }),
        }
  emit(draft, { type: 'score-overridden', override })
  settle(draft)
  return undefined
}
