import type { ConditionNames } from '../conditions/index.ts'
import {
  checkId,
  checkJson,
  deepFreeze,
  HandoffError,
  type Issue,
  limits,
  schemaIssues,
} from '../kernel/index.ts'
import { checkOutcome } from './check-outcome.ts'
import { checkRules } from './check-rules.ts'
import { scoringFormSchema, scoringPolicyJsonSchema } from './scoring-policy.schema.ts'
import type { ScoringPolicy } from './scoring-policy.ts'

const invalid = (issues: readonly Issue[]): HandoffError =>
  new HandoffError('INVALID_SCORING_POLICY', 'this scoring policy cannot be used', {
    issues: issues.slice(0, limits.issues),
  })

/**
 * Reads a scoring policy from unknown input, such as JSON from an admin screen.
 *
 * @param input - anything
 * @param names - the profile's fields and the predicates that its conditions may refer to
 * @returns a frozen copy
 * @throws {@link HandoffError} `INVALID_SCORING_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { isHandoffError, parseScoringPolicy } from 'lead-handoff'
 *
 * try {
 *   parseScoringPolicy({ id: 'agreed' })
 * } catch (error) {
 *   console.log(isHandoffError(error) && error.code) // INVALID_SCORING_POLICY
 * }
 * ```
 */
export const parseScoringPolicy = (input: unknown, names: ConditionNames = {}): ScoringPolicy => {
  const unsound = checkJson(input)
  if (unsound.length > 0) throw invalid(unsound)
  // a copy first: zod freezes what it was given where it expected a read-only list
  const policy = JSON.parse(JSON.stringify(input)) as ScoringPolicy
  // conditions are checked by hand below: that gives better messages than a schema of nested unions
  const form = scoringFormSchema.safeParse(policy)
  if (!form.success) {
    throw invalid(schemaIssues(form.error.issues, policy, scoringPolicyJsonSchema))
  }
  const ids = [checkId(policy.id, 'id'), checkId(policy.version, 'version')]
  const issues = [
    ...ids.filter((issue) => issue !== undefined),
    ...checkRules(policy, names),
    ...checkOutcome(policy),
  ]
  if (issues.length > 0) throw invalid(issues)
  return deepFreeze(policy)
}
