import { checkId, type Issue, isPlainObject, limits } from '../../kernel/index.ts'
import type { HandoffPolicy } from './handoff-policy.ts'
import type { ActivityNotice, NotificationPolicy } from './notification-policy.ts'
import { unknownKeys } from './unknown-keys.ts'

const policyFields = [
  'marketing',
  'management',
  'activities',
] as const satisfies readonly (keyof NotificationPolicy)[]
const noticeFields = [
  'name',
  'activity',
  'where',
  'when',
] as const satisfies readonly (keyof ActivityNotice)[]

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= limits.textLength

const noticeIssues = (notice: unknown, path: string): readonly Issue[] => {
  if (!isPlainObject(notice)) return [{ path, message: 'expected { name, activity }' }]
  const { name, activity } = notice
  const issues = [...unknownKeys(path, notice, noticeFields)]
  if (!isName(name)) issues.push({ path: `${path}.name`, message: 'expected a name' })
  const kinds = Array.isArray(activity) ? activity : [activity]
  if (kinds.length === 0 || !kinds.every(isName)) {
    issues.push({ path: `${path}.activity`, message: 'expected the name of an activity' })
  }
  return issues
}

const activityIssues = (activities: unknown): readonly Issue[] => {
  const path = 'notifications.activities'
  if (activities === undefined) return []
  if (!Array.isArray(activities) || activities.length > limits.notices) {
    return [{ path, message: `expected a list of at most ${limits.notices} activities` }]
  }
  const names = activities.map((notice) => (isPlainObject(notice) ? notice['name'] : undefined))
  return activities.flatMap((notice, i) => {
    const issues = noticeIssues(notice, `${path}[${i}]`)
    if (issues.length > 0 || names.indexOf(names[i]) === i) return issues
    return [{ path: `${path}[${i}].name`, message: `the name "${String(names[i])}" is used twice` }]
  })
}

/**
 * What is wrong with the policy of notifications; its conditions are checked when they are compiled.
 *
 * @param policy - the policies as data
 * @returns the findings, with paths
 */
export const checkNotifications = ({
  notifications,
}: Pick<HandoffPolicy, 'notifications'>): readonly Issue[] => {
  if (notifications === undefined || notifications === 'none') return []
  const path = 'notifications'
  if (!isPlainObject(notifications)) {
    return [{ path, message: 'expected "none" or a policy of notifications' }]
  }
  const { marketing = 'marketing', management = 'management', activities } = notifications
  const inboxes = [
    checkId(marketing, `${path}.marketing`),
    checkId(management, `${path}.management`),
  ]
  return [
    ...unknownKeys(path, notifications, policyFields),
    ...inboxes.filter((issue) => issue !== undefined),
    ...activityIssues(activities),
  ]
}
