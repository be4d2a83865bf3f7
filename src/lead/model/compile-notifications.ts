import type { CompiledCondition, ConditionNames } from '../../conditions/index.ts'
import { activityFields } from '../../scoring/index.ts'
import { compileNamed } from './compile-named.ts'
import type { HandoffPolicy } from './handoff-policy.ts'

/** An activity worth telling, ready to use. */
export interface CompiledNotice {
  /** Its name. */
  readonly name: string
  /** Which activities. */
  readonly activities: ReadonlySet<string>
  /** A condition on the activity; `null` if there is none. */
  readonly where: CompiledCondition | null
  /** A condition on the lead; `null` if there is none. */
  readonly when: CompiledCondition | null
}

/** Who is told of what, ready to use. */
export interface CompiledNotifications {
  /** The inbox of marketing. */
  readonly marketing: string
  /** The inbox of sales management. */
  readonly management: string
  /** Activities worth telling, in order. */
  readonly activities: readonly CompiledNotice[]
}

/**
 * Reads a policy of notifications that {@link checkNotifications} found sound.
 *
 * @param policy - the policy; everything at its default if absent
 * @param names - the fields and predicates that conditions may name
 * @returns the policy ready to use; `null` if nobody is to be told
 * @throws {@link HandoffError} `INVALID_CONDITION` for a condition that cannot be used
 */
export const compileNotifications = (
  policy: HandoffPolicy['notifications'],
  names: ConditionNames,
): CompiledNotifications | null => {
  if (policy === 'none') return null
  const { marketing = 'marketing', management = 'sales-management', activities = [] } = policy ?? {}
  const { predicates = {} } = names
  const ofActivities = { fields: activityFields, predicates }
  return {
    marketing,
    management,
    activities: activities.map(({ name, activity, where, when }, i) => {
      const path = `notifications.activities[${i}]`
      return {
        name,
        activities: new Set(typeof activity === 'string' ? [activity] : activity),
        where: compileNamed({ condition: where, path: `${path}.where` }, ofActivities),
        when: compileNamed({ condition: when, path: `${path}.when` }, names),
      }
    }),
  }
}
