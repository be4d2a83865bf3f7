import type { Calendar, CalendarPolicy } from '../calendar/index.ts'
import { type ConditionNames, checkCondition } from '../conditions/index.ts'
import {
  checkId,
  checkJson,
  type Issue,
  isHandoffError,
  isPlainObject,
  limits,
  parseDuration,
  schemaIssues,
  suggest,
} from '../kernel/index.ts'
import { slaFormSchema, slaPolicyJsonSchema } from './sla.schema.ts'
import type { SlaTarget } from './sla-policy.ts'

/** What a policy may refer to. */
export interface SlaPolicyNames extends ConditionNames {
  /** The calendars by name, as data or compiled: only their names are looked at. */
  readonly calendars?: { readonly [name: string]: Calendar | CalendarPolicy }
}

/** What a policy that is to be compiled may refer to. */
export interface SlaNames extends SlaPolicyNames {
  /** The calendars by name. */
  readonly calendars?: { readonly [name: string]: Calendar }
}

const checkDuration = (text: string, path: string, least = 0): Issue[] => {
  try {
    if (parseDuration(text) >= least) return []
    return [{ path, message: 'expected a duration above zero' }]
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return error.issues.map(({ message }) => ({ path, message }))
  }
}

const checkCalendarName = (name: string, path: string, names: SlaPolicyNames): Issue[] => {
  const known = Object.keys(names.calendars ?? {})
  if (known.includes(name)) return []
  const suggestion = suggest(name, known)
  const message = `unknown calendar "${name}"; known are ${known.slice(0, 10).join(', ') || 'none'}`
  return [suggestion === undefined ? { path, message } : { path, message, suggestion }]
}

const checkCalendarChoice = (target: SlaTarget, path: string, names: SlaPolicyNames): Issue[] => {
  const { calendar } = target
  if (calendar === undefined) return []
  return typeof calendar === 'string'
    ? checkCalendarName(calendar, `${path}.calendar`, names)
    : checkCalendarName(calendar.otherwise, `${path}.calendar.otherwise`, names)
}

const checkFit = (target: SlaTarget, path: string): Issue[] => {
  const issues: Issue[] = []
  const only = (member: 'count' | 'stage', measure: string): void => {
    if (target[member] !== undefined && target.measure !== measure) {
      issues.push({
        path: `${path}.${member}`,
        message: `only for the measure "${measure}", not "${target.measure}"`,
      })
    }
  }
  only('count', 'touches')
  only('stage', 'stage')
  return issues
}

const checkTarget = (target: SlaTarget, path: string, names: SlaPolicyNames): Issue[] => {
  const conditions = (['when', 'pauseWhen'] as const).flatMap((member) =>
    target[member] === undefined ? [] : checkCondition(target[member], names, `${path}.${member}`),
  )
  const warnings = (target.warnings ?? []).flatMap((warning, i) =>
    'left' in warning ? checkDuration(warning.left, `${path}.warnings[${i}].left`) : [],
  )
  const escalation = (target.escalation ?? []).flatMap(({ after }, i) =>
    checkDuration(after, `${path}.escalation[${i}].after`),
  )
  const id = checkId(target.id, `${path}.id`)
  return [
    ...(id ? [id] : []),
    ...checkDuration(target.within, `${path}.within`, target.measure === 'check-in' ? 0 : 1),
    ...checkCalendarChoice(target, path, names),
    ...checkFit(target, path),
    ...conditions,
    ...warnings,
    ...escalation,
  ]
}

/**
 * What is wrong with a service-level policy.
 *
 * @param policy - anything
 * @param names - the calendars, fields and predicates it may refer to
 * @returns at most `limits.issues` findings; empty for a sound policy
 * @example
 * ```ts
 * import { checkSlaPolicy } from 'lead-handoff'
 *
 * const targets = [{ id: 'call', measure: 'first-touch', within: 'soon' }]
 * console.log(checkSlaPolicy({ id: 'inbound', version: '1', targets })[0]?.path) // targets[0].within
 * ```
 */
export const checkSlaPolicy = (policy: unknown, names: SlaPolicyNames = {}): readonly Issue[] => {
  const unsound = checkJson(policy)
  if (unsound.length > 0) return unsound
  if (!isPlainObject(policy)) return [{ path: '', message: 'expected a policy, an object' }]
  const parsed = slaFormSchema.safeParse(policy)
  if (!parsed.success) return schemaIssues(parsed.error.issues, policy, slaPolicyJsonSchema)
  const seen = new Set<string>()
  const issues: Issue[] = []
  for (const [i, target] of parsed.data.targets.entries()) {
    const path = `targets[${i}]`
    if (seen.has(target.id)) {
      issues.push({ path: `${path}.id`, message: `the name "${target.id}" is used twice` })
    }
    seen.add(target.id)
    issues.push(...checkTarget(target, path, names))
  }
  return issues.slice(0, limits.issues)
}
