import { limits } from '../../kernel/index.ts'
import type { RoutingPolicy, RoutingRule, RoutingTarget } from '../routing-policy.ts'
import type { Findings } from './form.ts'

/** Calls a function for every target inside a target, itself included. */
const eachTarget = (
  target: RoutingTarget,
  path: string,
  visit: (target: RoutingTarget, path: string) => void,
): void => {
  visit(target, path)
  if ('firstOf' in target) {
    for (const [i, inner] of target.firstOf.entries()) {
      eachTarget(inner, `${path}.firstOf[${i}]`, visit)
    }
  } else if ('rules' in target) {
    for (const [i, rule] of target.rules.entries()) {
      eachTarget(rule.target, `${path}.rules[${i}].target`, visit)
    }
  } else if ('teleQualify' in target) {
    eachTarget(target.teleQualify, `${path}.teleQualify`, visit)
    eachTarget(target.afterwards, `${path}.afterwards`, visit)
  }
}

/**
 * Every target of a policy with its path, those inside others included.
 *
 * @param policy - a policy of sound form
 * @param visit - called for each
 */
export const eachTargetOf = (
  policy: Pick<RoutingPolicy, 'rules' | 'lists'>,
  visit: (target: RoutingTarget, path: string) => void,
): void => {
  for (const [i, { target }] of policy.rules.entries()) {
    eachTarget(target, `rules[${i}].target`, visit)
  }
  for (const [name, rules] of Object.entries(policy.lists ?? {})) {
    for (const [i, { target }] of rules.entries()) {
      eachTarget(target, `lists.${name}[${i}].target`, visit)
    }
  }
}

/** Adds the lists that lead back to themselves; without them, a policy ends. */
const checkCycles = (found: Findings, policy: RoutingPolicy): void => {
  const lists = policy.lists ?? {}
  const state = new Map<string, 'open' | 'done'>()
  const visit = (name: string, path: string, depth: number): void => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open') {
      found.add(path, `the list "${name}" leads back to itself`)
      return
    }
    if (depth > limits.routingDepth) {
      found.add(path, `lists lead to lists at most ${limits.routingDepth} times`)
      return
    }
    state.set(name, 'open')
    eachTargetOf({ rules: lists[name] ?? [] }, (target, inner) => {
      if ('list' in target) visit(target.list, `lists.${name}${inner.slice(5)}.list`, depth + 1)
    })
    state.set(name, 'done')
  }
  for (const name of Object.keys(lists)) visit(name, `lists.${name}`, 0)
}

/** Whether a target takes every lead, whoever is there. */
const takesAll = (target: RoutingTarget): boolean => {
  if ('queue' in target) return true
  if ('team' in target) {
    let { strategy } = target
    while (typeof strategy === 'object' && 'by' in strategy && strategy.by) {
      strategy = strategy.by
    }
    return strategy === 'first-to-claim'
  }
  if ('firstOf' in target) return target.firstOf.some(takesAll)
  if ('rules' in target) return target.rules.some((rule) => !rule.when && takesAll(rule.target))
  return 'teleQualify' in target && takesAll(target.teleQualify) && takesAll(target.afterwards)
}

/** Adds the rules that no lead can come to. */
const checkRules = (found: Findings, rules: readonly RoutingRule[], path: string): void => {
  const takers = new Map<string, string>()
  const seen = new Map<string, string>()
  for (const [i, { name, when, target }] of rules.entries()) {
    const asks = JSON.stringify(when ?? null)
    const goes = JSON.stringify(target)
    const taker = takers.get('null') ?? takers.get(asks)
    const same = seen.get(`null ${goes}`) ?? seen.get(`${asks} ${goes}`)
    const all = taker !== undefined && takers.get('null') === taker
    if (taker !== undefined) {
      const what = all ? 'takes every lead' : 'takes every lead that this one is for'
      found.add(`${path}[${i}]`, `is never reached: "${taker}" ${what}`)
      if (all) return
    } else if (same !== undefined) {
      found.add(`${path}[${i}]`, `is never reached: "${same}" sends its leads to the same target`)
    }
    if (takesAll(target)) takers.set(asks, takers.get(asks) ?? name)
    seen.set(`${asks} ${goes}`, seen.get(`${asks} ${goes}`) ?? name)
  }
}

const checkTargets = (found: Findings, policy: RoutingPolicy): void => {
  eachTargetOf(policy, (target, path) => {
    if ('rules' in target) checkRules(found, target.rules, `${path}.rules`)
    if (!('firstOf' in target)) return
    const taker = target.firstOf.findIndex(takesAll)
    if (taker >= 0 && taker < target.firstOf.length - 1) {
      found.add(
        `${path}.firstOf[${taker + 1}]`,
        'is never reached: the target before takes every lead',
      )
    }
  })
}

/**
 * Adds what no single place shows: rules that are never reached, lists that lead back to themselves, no catch-all at the end.
 *
 * @param found - the findings
 * @param policy - a policy of sound form
 */
export const checkReach = (found: Findings, policy: RoutingPolicy): void => {
  checkRules(found, policy.rules, 'rules')
  for (const [name, rules] of Object.entries(policy.lists ?? {})) {
    checkRules(found, rules, `lists.${name}`)
  }
  checkTargets(found, policy)
  checkCycles(found, policy)
  const last = policy.rules.length - 1
  if (policy.rules[last]?.when) {
    const message =
      'the last rule must be for all leads, so that none is dropped; remove its condition or add a catch-all rule'
    found.add(`rules[${last}].when`, message)
  }
}
