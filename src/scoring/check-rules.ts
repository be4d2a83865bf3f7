import {
  type Condition,
  type ConditionNames,
  checkCondition,
  contradiction,
} from '../conditions/index.ts'
import { checkId, type Issue, limits } from '../kernel/index.ts'
import { activityFields } from './activity-fields.ts'
import type { Decay } from './decay.ts'
import type { ActivityRule, ScoringPolicy, ScoringRule } from './scoring-policy.ts'
import { unknownName } from './unknown-name.ts'

const checkWhen = (condition: Condition, path: string, names: ConditionNames): readonly Issue[] => {
  const issues = checkCondition(condition, names, path)
  if (issues.length > 0) return issues
  const field = contradiction(condition)
  const message = `this can never hold: no value of "${field}" satisfies it`
  return field === undefined ? [] : [{ path, message }]
}

const checkDecay = (decay: Decay, path: string): readonly Issue[] => {
  if (!('steps' in decay)) return []
  const issues: Issue[] = []
  for (const [i, step] of decay.steps.entries()) {
    const before = decay.steps[i - 1] ?? { afterDays: 0, percentLeft: 100 }
    if (step.afterDays <= before.afterDays) {
      const message = `steps rise in age: expected more than ${before.afterDays} days, got ${step.afterDays}`
      issues.push({ path: `${path}.steps[${i}].afterDays`, message })
    }
    if (step.percentLeft > before.percentLeft) {
      const message = `decay never gives back: expected at most ${before.percentLeft} percent, got ${step.percentLeft}`
      issues.push({ path: `${path}.steps[${i}].percentLeft`, message })
    }
  }
  return issues
}

const checkLimit = ({ limit }: ActivityRule, path: string): readonly Issue[] => {
  if (!limit) return []
  const periods = (['perDay', 'perWeek', 'oncePerContent'] as const).filter((key) => key in limit)
  if (Object.keys(limit).length === 0) {
    return [{ path, message: 'an empty limit limits nothing; leave it out or name one' }]
  }
  if (periods.length > 1) {
    return [{ path, message: `${periods.join(' and ')} exclude each other; keep one` }]
  }
  if (limit.oncePerContent && (limit.ever ?? 0) > limits.countedContents) {
    const message = `once per content counts at most ${limits.countedContents} contents, got ${limit.ever}`
    return [{ path: `${path}.ever`, message }]
  }
  return []
}

const checkActivityRule = (
  rule: ActivityRule,
  path: string,
  names: ConditionNames,
): readonly Issue[] => {
  const issues: Issue[] = [...checkLimit(rule, `${path}.limit`)]
  if (rule.decay !== undefined && rule.windowDays !== undefined) {
    const message = 'a rule has a decay or a window, not both; keep one'
    issues.push({ path: `${path}.windowDays`, message })
  }
  if (rule.decay !== undefined) issues.push(...checkDecay(rule.decay, `${path}.decay`))
  if (rule.where !== undefined) {
    const predicates = names.predicates ?? {}
    issues.push(...checkWhen(rule.where, `${path}.where`, { fields: activityFields, predicates }))
  }
  return issues
}

const checkPlace = (rule: ScoringRule, path: string, policy: ScoringPolicy): readonly Issue[] => {
  const issues: Issue[] = []
  const dimensions = Object.keys(policy.dimensions)
  const groups = Object.keys(policy.groups ?? {})
  if (!dimensions.includes(rule.dimension)) {
    issues.push(
      unknownName(`${path}.dimension`, rule.dimension, { kind: 'dimension', known: dimensions }),
    )
  }
  if (rule.group !== undefined && !groups.includes(rule.group)) {
    issues.push(unknownName(`${path}.group`, rule.group, { kind: 'group', known: groups }))
  }
  if (rule.points === 0) {
    issues.push({ path: `${path}.points`, message: 'a rule with 0 points changes nothing' })
  }
  return issues
}

/**
 * What is wrong with the rules of a policy of sound form.
 *
 * @param policy - the policy
 * @param names - the profile's fields and the predicates
 * @returns the findings
 */
export const checkRules = (policy: ScoringPolicy, names: ConditionNames): readonly Issue[] => {
  const issues: Issue[] = []
  const places = new Map<string, number>()
  const groups = new Map<string, string>()
  for (const [i, rule] of policy.rules.entries()) {
    const path = `rules[${i}]`
    const odd = checkId(rule.id, `${path}.id`)
    if (odd) issues.push(odd)
    const twin = places.get(rule.id)
    if (twin !== undefined) {
      issues.push({ path: `${path}.id`, message: `"${rule.id}" is also the id of rules[${twin}]` })
    }
    places.set(rule.id, i)
    issues.push(...checkPlace(rule, path, policy))
    if (rule.group !== undefined) {
      const dimension = groups.get(rule.group) ?? rule.dimension
      groups.set(rule.group, dimension)
      if (dimension !== rule.dimension) {
        const message = `group "${rule.group}" belongs to dimension "${dimension}"; a group has one`
        issues.push({ path: `${path}.group`, message })
      }
    }
    issues.push(
      ...('activity' in rule
        ? checkActivityRule(rule, path, names)
        : checkWhen(rule.when, `${path}.when`, names)),
    )
    if (issues.length >= limits.issues) break
  }
  for (const group of Object.keys(policy.groups ?? {})) {
    if (!groups.has(group)) issues.push({ path: `groups.${group}`, message: 'no rule is in it' })
  }
  return issues
}
