import { checkJson, type Issue, isPlainObject, limits, suggest } from '../kernel/index.ts'
import { checkComparison } from './check-comparison.ts'
import type { ConditionNames } from './compiled-condition.ts'

/** A part still to be looked at. */
interface Visit {
  readonly value: unknown
  readonly path: string
}

const forms = '{ all }, { any }, { not }, { predicate } or { field, op, value }'

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const checkMembers = (list: unknown, path: string, issues: Issue[]): readonly Visit[] => {
  if (!Array.isArray(list)) {
    issues.push({ path, message: 'expected a list of conditions' })
    return []
  }
  if (list.length === 0) {
    issues.push({ path, message: 'an empty list would decide for every lead; name a condition' })
  }
  return list.map((value, i) => ({ value, path: `${path}[${i}]` }))
}

const checkPredicate = (name: unknown, path: string, names: ConditionNames): readonly Issue[] => {
  if (typeof name !== 'string' || name === '') {
    return [{ path, message: 'expected the name of a predicate' }]
  }
  const known = Object.keys(names.predicates ?? {})
  if (known.includes(name)) return []
  const near = suggest(name, known)
  const message =
    known.length === 0
      ? `no predicate "${name}": none is registered; pass it in { predicates }`
      : `no predicate "${name}"; registered are ${known.join(', ')}`
  return [{ path, message, ...(near === undefined ? {} : { suggestion: near }) }]
}

const look = ({ value, path }: Visit, names: ConditionNames, issues: Issue[]): readonly Visit[] => {
  if (!isPlainObject(value)) {
    issues.push({ path, message: `expected a condition: ${forms}` })
    return []
  }
  const combinator = ['all', 'any', 'not', 'predicate'].find((key) => Object.hasOwn(value, key))
  if (combinator === undefined) {
    issues.push(...checkComparison(value, path, names))
    return []
  }
  for (const key of Object.keys(value)) {
    if (key !== combinator) {
      issues.push({ path: at(path, key), message: `"${key}" cannot stand beside "${combinator}"` })
    }
  }
  const inside = at(path, combinator)
  if (combinator === 'not') return [{ value: value['not'], path: inside }]
  if (combinator === 'predicate') {
    issues.push(...checkPredicate(value['predicate'], inside, names))
    return []
  }
  return checkMembers(value[combinator], inside, issues)
}

/**
 * What is wrong with a condition: its form, and when the names are given, its fields, operators, values and predicates.
 *
 * @param condition - anything
 * @param names - the fields and predicates it may refer to
 * @param path - where it stands, for the messages
 * @returns at most `limits.issues` findings; empty for a sound condition
 * @example
 * ```ts
 * import { checkCondition } from 'lead-handoff'
 *
 * console.log(checkCondition({ all: [] })[0]?.path) // all
 * ```
 */
export const checkCondition = (
  condition: unknown,
  names: ConditionNames = {},
  path = '',
): readonly Issue[] => {
  const unsound = checkJson(condition, path)
  if (unsound.length > 0) return unsound
  const issues: Issue[] = []
  const open: Visit[] = [{ value: condition, path }]
  let seen = 0
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    seen += 1
    if (seen > limits.conditionParts) {
      return [{ path, message: `a condition has at most ${limits.conditionParts} parts` }]
    }
    for (const next of [...look(visit, names, issues)].reverse()) open.push(next)
    if (issues.length >= limits.issues) break
  }
  return issues.slice(0, limits.issues)
}
