import type { ConditionFor } from '../../conditions/index.ts'
import { deepFreeze, HandoffError } from '../../kernel/index.ts'
import type { ActivitySubject } from '../../scoring/index.ts'
import { checkNotifications } from './check-notifications.ts'
import { compileNotifications } from './compile-notifications.ts'
import type { LeadNamesFor } from './define-criteria.ts'
import type { ActivityNotice, NotificationPolicy } from './notification-policy.ts'

/**
 * A notice whose conditions the compiler checks.
 *
 * @typeParam P - the shape of the lead
 * @typeParam N - the names of the registered predicates
 */
export interface ActivityNoticeFor<P, N extends string>
  extends Omit<ActivityNotice, 'where' | 'when'> {
  /** A condition on the activity: its `content`, `properties.…`, `type`, `id` and `at`. */
  readonly where?: ConditionFor<ActivitySubject, N>
  /** A condition on the lead, its score included. */
  readonly when?: ConditionFor<P, N>
}

/**
 * A policy of notifications whose conditions the compiler checks.
 *
 * @typeParam P - the shape of the lead; with `unknown` every path is allowed
 * @typeParam N - the names of the registered predicates
 */
export interface NotificationPolicyFor<P, N extends string>
  extends Omit<NotificationPolicy, 'activities'> {
  /** Activities worth telling; the first that fits is told. */
  readonly activities?: readonly ActivityNoticeFor<P, N>[]
}

/**
 * Authors a policy of notifications in code. A misspelt field of an activity is a compile error, and with `fields` so is one of the lead.
 *
 * @typeParam P - the shape of the lead, inferred from `fields`
 * @typeParam N - the names of the predicates, inferred from `predicates`
 * @param policy - the literal
 * @param names - the lead's fields and the predicates that its conditions may refer to
 * @returns the policy, frozen
 * @throws {@link HandoffError} `INVALID_CONDITION` for a condition that cannot be used, `INVALID_POLICY` for anything else
 * @example
 * ```ts
 * import { defineNotifications } from 'lead-handoff'
 *
 * const policy = defineNotifications({
 *   activities: [
 *     {
 *       name: 'looks at prices',
 *       activity: 'page-view',
 *       where: { field: 'content', op: 'startsWith', value: '/pricing' },
 *     },
 *   ],
 * })
 * console.log(policy.activities?.length) // 1
 * ```
 */
export const defineNotifications = <P = unknown, N extends string = never>(
  policy: NotificationPolicyFor<NoInfer<P>, NoInfer<N>>,
  names: LeadNamesFor<P, N> = {},
): NotificationPolicy => {
  const notifications = policy as NotificationPolicy
  const issues = checkNotifications({ notifications })
  if (issues.length > 0) {
    throw new HandoffError('INVALID_POLICY', 'this policy of notifications cannot be used', {
      issues,
    })
  }
  compileNotifications(notifications, names)
  return deepFreeze(JSON.parse(JSON.stringify(notifications)) as NotificationPolicy)
}
