import {
  type CompiledCondition,
  type Condition,
  type ConditionNames,
  compileCondition,
  type FieldReader,
  readField,
} from '../conditions/index.ts'
import type { Instant } from '../kernel/index.ts'

type Scalar = string | number | boolean

/** A rule that a table finds. */
export interface TableRule {
  /** Its condition; none if it is for all leads. */
  readonly when?: Condition
}

/** One field with the rules that ask it for each value, in order. */
interface FieldIndex {
  readonly read: FieldReader
  readonly byValue: ReadonlyMap<unknown, readonly number[]>
}

/** Rules in order, found by the values they ask for instead of one by one. */
export interface RuleTable {
  /**
   * The first rule whose condition holds and that somebody makes something of.
   *
   * @param subject - the lead
   * @param now - the instant
   * @param visit - told the place of each rule that holds, in order, until it returns something
   * @returns what the visit returned
   */
  first<T>(subject: unknown, now: Instant, visit: (rule: number) => T | undefined): T | undefined
}

/** A comparison that one of few values satisfies. */
interface Equality {
  readonly field: string
  readonly values: readonly Scalar[]
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'

const equalityOf = (part: Condition): Equality | undefined => {
  if (!('field' in part)) return undefined
  const { field, op, value } = part
  if (op === 'is' && isScalar(value)) return { field, values: [value] }
  const list: readonly unknown[] = op === 'in' && Array.isArray(value) ? value : []
  return list.length > 0 && list.every(isScalar) ? { field, values: list } : undefined
}

const partsOf = (condition: Condition): readonly Condition[] =>
  'all' in condition ? condition.all.flatMap(partsOf) : [condition]

/** How many rules ask a field for a value: the fewer, the better a rule is found by it. */
const crowds = (rules: readonly TableRule[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { when } of rules) {
    for (const part of when ? partsOf(when) : []) {
      const equality = equalityOf(part)
      for (const value of equality?.values ?? []) {
        const key = JSON.stringify([equality?.field, value])
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
  }
  return counts
}

/** The part of a condition by which a rule is found: the one that is asked in the smallest crowd. */
const bestPart = (
  parts: readonly Condition[],
  counts: ReadonlyMap<string, number>,
): number | undefined => {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (const [i, part] of parts.entries()) {
    const equality = equalityOf(part)
    if (!equality) continue
    const { field, values } = equality
    const keys = values.map((value) => JSON.stringify([field, value]))
    const crowd = keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
    if (crowd < least) {
      least = crowd
      best = i
    }
  }
  return best
}

type Visit<T> = (rule: number) => T | undefined

const none: readonly number[] = Object.freeze([])

/** Two lists in one order: what most leads meet, the rules for their value and those for all. */
const mergeTwo = <T>(
  one: readonly number[],
  other: readonly number[],
  visit: Visit<T>,
): T | undefined => {
  let i = 0
  let k = 0
  while (i < one.length || k < other.length) {
    const a = one[i] ?? Number.POSITIVE_INFINITY
    const b = other[k] ?? Number.POSITIVE_INFINITY
    if (a < b) i += 1
    else k += 1
    const found = visit(a < b ? a : b)
    if (found !== undefined) return found
  }
  return undefined
}

/** Any number of lists in one order; there are at most as many as fields are indexed, and one more. */
const merge = <T>(lists: readonly (readonly number[])[], visit: Visit<T>): T | undefined => {
  if (lists.length <= 2) return mergeTwo(lists[0] ?? none, lists[1] ?? none, visit)
  const next = lists.map(() => 0)
  for (;;) {
    let from = -1
    let rule = Number.POSITIVE_INFINITY
    for (const [i, list] of lists.entries()) {
      const head = list[next[i] as number]
      if (head !== undefined && head < rule) {
        rule = head
        from = i
      }
    }
    if (from < 0) return undefined
    next[from] = (next[from] as number) + 1
    const found = visit(rule)
    if (found !== undefined) return found
  }
}

interface Sorted {
  readonly fields: ReadonlyMap<string, Map<unknown, number[]>>
  readonly always: readonly number[]
  readonly rest: readonly (CompiledCondition | null)[]
}

const sort = (rules: readonly TableRule[], names: ConditionNames): Sorted => {
  const counts = crowds(rules)
  const fields = new Map<string, Map<unknown, number[]>>()
  const always: number[] = []
  const rest: (CompiledCondition | null)[] = []
  for (const [i, { when }] of rules.entries()) {
    const parts = when ? partsOf(when) : []
    const best = bestPart(parts, counts)
    const others = parts.filter((_, k) => k !== best)
    rest.push(others.length > 0 ? compileCondition({ all: others }, names) : null)
    if (best === undefined) {
      always.push(i)
      continue
    }
    const { field, values } = equalityOf(parts[best] as Condition) as Equality
    const byValue = fields.get(field) ?? new Map<unknown, number[]>()
    fields.set(field, byValue)
    for (const value of new Set(values)) {
      const list = byValue.get(value)
      if (list) list.push(i)
      else byValue.set(value, [i])
    }
  }
  return { fields, always, rest }
}

/**
 * Compiles rules to a table: a rule that asks a field for one of a few values is found under the value, and only the rest of its condition is asked.
 *
 * @param rules - rules with sound conditions, in order
 * @param names - the fields and predicates that the conditions may name
 * @returns the table
 */
export const compileRuleTable = (rules: readonly TableRule[], names: ConditionNames): RuleTable => {
  const { fields, always, rest } = sort(rules, names)
  const indexes: FieldIndex[] = [...fields].map(([field, byValue]) => ({
    read: readField(field),
    byValue,
  }))
  const [only] = indexes.length === 1 ? indexes : []
  return {
    first: (subject, now, visit) => {
      const ask = (rule: number) => {
        const condition = rest[rule]
        return !condition || condition.test(subject, now) ? visit(rule) : undefined
      }
      if (indexes.length === 0) return mergeTwo(always, none, ask)
      if (only) return mergeTwo(only.byValue.get(only.read(subject)) ?? none, always, ask)
      const lists: (readonly number[])[] = always.length > 0 ? [always] : []
      for (const { read, byValue } of indexes) {
        const list = byValue.get(read(subject))
        if (list) lists.push(list)
      }
      return merge(lists, ask)
    },
  }
}
