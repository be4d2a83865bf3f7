import { checkJson, type Issue, limits, suggest } from '../../kernel/index.ts'
import type { RoutingPolicy } from '../routing-policy.ts'
import { checkAbsence } from './check-absence.ts'
import { checkReach, eachTargetOf } from './check-reach.ts'
import type { RoutingNames } from './check-strategy.ts'
import { checkRuleList, type PolicyCheck } from './check-target.ts'
import { checkName, checkOneOf, createFindings, type Findings, isForm, listAt } from './form.ts'

const checkPools = (found: Findings, pools: unknown): void => {
  const place = { value: pools, path: 'pools' }
  if (!isForm(found, place, { known: Object.keys(pools ?? {}), needed: [] })) return
  for (const [team, value] of Object.entries(place.value)) {
    const pool = { value, path: `pools.${team}` }
    if (!isForm(found, pool, { known: ['absence', 'creditBack'], needed: [] })) continue
    const { absence, creditBack } = pool.value as { absence?: unknown; creditBack?: unknown }
    if (absence !== undefined) {
      const at = { value: absence, path: `${pool.path}.absence` }
      checkOneOf(found, at, ['keep-position', 'catch-up'])
    }
    for (const [i, kind] of (Array.isArray(creditBack) ? creditBack : []).entries()) {
      const at = { value: kind, path: `${pool.path}.creditBack[${i}]` }
      checkOneOf(found, at, ['junk', 'merged', 'timed-out'])
    }
    if (creditBack !== undefined && !Array.isArray(creditBack)) {
      found.add(`${pool.path}.creditBack`, 'expected a list')
    }
  }
}

const checkNobody = (found: Findings, nobody: unknown): void => {
  if (typeof nobody !== 'object' || nobody === null) {
    const known = ['hold', 'ignore-availability']
    if (nobody !== undefined) checkOneOf(found, { value: nobody, path: 'nobody' }, known)
    return
  }
  const place = { value: nobody, path: 'nobody' }
  if (isForm(found, place, { known: ['queue'], needed: ['queue'] })) {
    checkName(found, place.value['queue'], 'nobody.queue')
  }
}

const checkParts = (check: PolicyCheck, policy: Readonly<Record<string, unknown>>): void => {
  const { found } = check
  checkName(found, policy['id'], 'id')
  checkName(found, policy['version'], 'version')
  checkNobody(found, policy['nobody'])
  if (policy['pools'] !== undefined) checkPools(found, policy['pools'])
  if (policy['ignore'] !== undefined) {
    const ignore = { value: policy['ignore'], path: 'ignore' }
    for (const [i, value] of listAt(found, ignore, 3).entries()) {
      const known = ['outside-hours', 'out-of-office', 'at-capacity']
      checkOneOf(found, { value, path: `ignore[${i}]` }, known)
    }
  }
  if (policy['rules'] !== undefined) checkRuleList(check, { value: policy['rules'], path: 'rules' })
  for (const [name, value] of Object.entries(policy['lists'] ?? {})) {
    checkName(found, name, `lists.${name}`)
    checkRuleList(check, { value, path: `lists.${name}` })
  }
}

/** Settings for a team that no rule names are a misspelling. */
const checkPoolNames = (found: Findings, policy: RoutingPolicy): void => {
  const teams = new Set<string>()
  eachTargetOf(policy, (target) => {
    if ('team' in target) teams.add(target.team)
  })
  for (const team of Object.keys(policy.pools ?? {})) {
    if (!teams.has(team)) {
      found.add(`pools.${team}`, `no rule names the team "${team}"`, suggest(team, teams))
    }
  }
}

/**
 * What is wrong with a routing policy.
 *
 * @param input - anything
 * @param names - the fields, predicates, teams and strategies that it may name
 * @returns at most `limits.issues` findings; empty for a sound policy
 * @example
 * ```ts
 * import { checkRoutingPolicy } from 'lead-handoff'
 *
 * const issues = checkRoutingPolicy({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robbin' } }],
 *   nobody: 'hold',
 * })
 * console.log(issues[0]?.suggestion) // round-robin
 * ```
 */
export const checkRoutingPolicy = (input: unknown, names: RoutingNames = {}): readonly Issue[] => {
  const unsound = checkJson(input)
  if (unsound.length > 0) return unsound
  const found = createFindings()
  const place = { value: input, path: '' }
  const needed = ['id', 'version', 'rules', 'nobody']
  const known = [...needed, 'lists', 'pools', 'ignore']
  if (isForm(found, place, { known, needed })) {
    const { lists } = place.value as { lists?: unknown }
    const isTable = typeof lists === 'object' && lists !== null && !Array.isArray(lists)
    if (lists !== undefined && !isTable) found.add('lists', 'expected lists of rules by name')
    const tables = isTable ? Object.keys(lists) : []
    checkParts({ found, names, lists: tables, depth: 0 }, place.value)
    if (found.issues.length === 0) {
      checkReach(found, input as RoutingPolicy)
      checkPoolNames(found, input as RoutingPolicy)
      checkAbsence(found, input as RoutingPolicy)
    }
  }
  return found.issues.slice(0, limits.issues)
}
