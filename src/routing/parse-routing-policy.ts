import { deepFreeze, HandoffError } from '../kernel/index.ts'
import { checkRoutingPolicy } from './checks/check-routing-policy.ts'
import type { RoutingNames } from './checks/check-strategy.ts'
import type { RoutingPolicy } from './routing-policy.ts'

/**
 * Reads a routing policy from unknown input, such as JSON from an admin screen.
 *
 * @param input - anything
 * @param names - the fields, predicates, teams and strategies of the host's own that it may name
 * @returns a frozen copy
 * @throws {@link HandoffError} `INVALID_ROUTING_POLICY` with every place that is wrong: no catch-all, a rule that is never reached, a strategy that
 * does not exist, a list that leads back to itself
 * @example
 * ```ts
 * import { isHandoffError, parseRoutingPolicy } from 'lead-handoff'
 *
 * try {
 *   parseRoutingPolicy({ id: 'inbound' })
 * } catch (error) {
 *   console.log(isHandoffError(error) && error.code) // INVALID_ROUTING_POLICY
 * }
 * ```
 */
export const parseRoutingPolicy = (input: unknown, names: RoutingNames = {}): RoutingPolicy => {
  const issues = checkRoutingPolicy(input, names)
  if (issues.length > 0) {
    throw new HandoffError('INVALID_ROUTING_POLICY', 'this routing policy cannot be used', {
      issues,
    })
  }
  return deepFreeze(JSON.parse(JSON.stringify(input)) as RoutingPolicy)
}
