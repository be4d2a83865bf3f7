import {
  type Issue,
  isHandoffError,
  isPlainObject,
  limits,
  parseDuration,
} from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import type { HandoffPolicy } from './handoff-policy.ts'
import { hinted } from './hinted.ts'
import type { OfferPolicy } from './offer-policy.ts'

const fields = [
  'within',
  'calendar',
  'offers',
  'secondChance',
  'reasons',
  'lastResort',
  'acknowledgementLasts',
] as const satisfies readonly (keyof OfferPolicy)[]

/** A duration of some length: an offer of no time at all would pass by everybody. */
const durationIssues = (path: string, text: unknown): readonly Issue[] => {
  try {
    if (parseDuration(text as string) > 0) return []
    return [{ path, message: 'expected some time' }]
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return error.issues.map(({ message }) => ({ path, message }))
  }
}

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= limits.textLength

const lastResortIssues = (target: unknown): readonly Issue[] => {
  const keys = isPlainObject(target) ? Object.keys(target) : []
  const [key = ''] = keys
  const isSound = keys.length === 1 && ['assignee', 'queue'].includes(key)
  if (isSound && isName((target as Record<string, unknown>)[key])) return []
  const path = 'offers.lastResort'
  const issue = { path, message: 'expected { assignee } or { queue }' }
  return [hinted(issue, key, ['assignee', 'queue'])]
}

const reasonIssues = (reasons: unknown): readonly Issue[] => {
  const path = 'offers.reasons'
  if (!Array.isArray(reasons) || reasons.length === 0) {
    return [{ path, message: 'expected the agreed reasons to decline, at least one' }]
  }
  return reasons.flatMap((reason, i) =>
    isName(reason) ? [] : [{ path: `${path}[${i}]`, message: 'expected a reason' }],
  )
}

const numberIssues = ({ offers, secondChance }: OfferPolicy): readonly Issue[] => {
  const issues: Issue[] = []
  const isCount = Number.isSafeInteger(offers) && (offers as number) >= 1
  if (offers !== undefined && !(isCount && (offers as number) <= limits.offers)) {
    issues.push({
      path: 'offers.offers',
      message: `expected a whole number from 1 to ${limits.offers}`,
    })
  }
  if (secondChance !== undefined && typeof secondChance !== 'boolean') {
    issues.push({ path: 'offers.secondChance', message: 'expected true or false' })
  }
  return issues
}

const nameIssues = (policy: OfferPolicy, calendars: readonly string[]): readonly Issue[] => {
  const issues: Issue[] = []
  for (const key of Object.keys(policy)) {
    if ((fields as readonly string[]).includes(key)) continue
    issues.push(hinted({ path: `offers.${key}`, message: 'there is no such field' }, key, fields))
  }
  const { calendar } = policy
  if (calendar !== undefined && !calendars.includes(calendar)) {
    const message = `there is no calendar "${calendar}"`
    issues.push(hinted({ path: 'offers.calendar', message }, String(calendar), calendars))
  }
  return issues
}

/**
 * What is wrong with the policy of offers.
 *
 * @param lifecycle - stages and transitions; one of them must acknowledge
 * @param policy - the policies as data
 * @returns the findings, with paths; none without offers
 */
export const checkOffers = (
  lifecycle: Lifecycle,
  { offers, calendars = {} }: HandoffPolicy,
): readonly Issue[] => {
  if (offers === undefined) return []
  if (!isPlainObject(offers)) return [{ path: 'offers', message: 'expected a policy of offers' }]
  const { within, acknowledgementLasts: lasts } = offers
  const missing = lifecycle.transitions.has('acknowledge')
    ? []
    : [{ path: 'offers', message: 'the lifecycle needs a transition "acknowledge"' }]
  return [
    ...missing,
    ...nameIssues(offers, Object.keys(calendars)),
    ...durationIssues('offers.within', within),
    ...(lasts === undefined ? [] : durationIssues('offers.acknowledgementLasts', lasts)),
    ...numberIssues(offers),
    ...reasonIssues(offers.reasons),
    ...lastResortIssues(offers.lastResort),
  ]
}
