import { deepFreeze, HandoffError } from '../kernel/index.ts'
import { checkSlaPolicy, type SlaPolicyNames } from './check-sla-policy.ts'
import type { SlaPolicy } from './sla-policy.ts'

/**
 * Reads a service-level policy from unknown input, such as JSON from an admin screen.
 *
 * @param input - anything
 * @param names - the calendars, fields and predicates it may refer to
 * @returns a frozen copy
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { isHandoffError, parseSlaPolicy } from 'lead-handoff'
 *
 * try {
 *   parseSlaPolicy({ id: 'inbound' })
 * } catch (error) {
 *   console.log(isHandoffError(error) && error.code) // INVALID_SLA_POLICY
 * }
 * ```
 */
export const parseSlaPolicy = (input: unknown, names: SlaPolicyNames = {}): SlaPolicy => {
  const issues = checkSlaPolicy(input, names)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_SLA_POLICY', 'this service-level policy cannot be used', {
      issues,
    })
  }
  return deepFreeze(JSON.parse(JSON.stringify(input)) as SlaPolicy)
}
