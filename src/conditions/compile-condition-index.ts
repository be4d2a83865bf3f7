import { type Instant, limits } from '../kernel/index.ts'
import { comparisonsOf } from './comparisons-of.ts'
import { compilePart } from './compile-part.ts'
import type { CompiledCondition } from './compiled-condition.ts'
import type { Condition } from './condition.ts'
import { conjunctsOf, subjectWith, tabulatedField } from './conjuncts.ts'
import { type FieldRows, fieldRows, rowOf } from './field-rows.ts'
import type { Predicates } from './predicate.ts'
import { type FieldReader, readField } from './read-field.ts'

/** Many conditions asked at once. Immutable. */
export interface ConditionIndex {
  /** How many conditions there are. */
  readonly size: number
  /** How many 32-bit numbers hold a bit for each of them. */
  readonly words: number
  /**
   * Finds the conditions that hold.
   *
   * @param subject - plain data
   * @param now - the instant of reading, in epoch milliseconds
   * @param into - receives one bit for each condition, 32 to a number, the first in the lowest bit; has room for `words`
   */
  match(subject: unknown, now: Instant, into: Int32Array): void
}

/** One field with the conditions that hold for each class of its values, one bit each. */
interface FieldMasks {
  /** The last key of its path. */
  readonly key: string
  /** The keys before it. */
  readonly parent: string
  readonly rows: FieldRows
  readonly masks: Int32Array
}

type Test = CompiledCondition['test']

const masksFor = (
  field: string,
  parts: readonly (readonly [number, Condition])[],
  words: number,
): FieldMasks | undefined => {
  const rows = fieldRows(parts.flatMap(([, part]) => comparisonsOf(part)))
  const { samples } = rows
  if (samples.length * (parts.length + words) > limits.indexedTests) return undefined
  const masks = new Int32Array(samples.length * words).fill(-1)
  const tests = parts.map(([rule, part]) => [rule, compilePart(part, {}).test] as const)
  for (const [row, sample] of samples.entries()) {
    const subject = subjectWith(field, sample)
    for (const [rule, test] of tests) {
      const word = row * words + (rule >> 5)
      if (!test(subject, 0)) masks[word] = (masks[word] as number) & ~(1 << (rule & 31))
    }
  }
  const dot = field.lastIndexOf('.')
  return { key: field.slice(dot + 1), parent: field.slice(0, Math.max(0, dot)), rows, masks }
}

const sort = (conditions: readonly CompiledCondition[]) => {
  const byField = new Map<string, (readonly [number, Condition])[]>()
  const slow: (readonly [number, Condition])[] = []
  for (const [rule, { condition }] of conditions.entries()) {
    for (const part of conjunctsOf(condition)) {
      const field = tabulatedField(part)
      if (field === undefined) slow.push([rule, part])
      else byField.set(field, [...(byField.get(field) ?? []), [rule, part]])
    }
  }
  return { byField, slow }
}

/** Reads the object that holds a field; `undefined` where there is none. */
const holderReader = (parent: string): FieldReader => {
  const read: FieldReader = parent === '' ? (subject) => subject : readField(parent)
  return (subject) => {
    const holder = read(subject)
    return typeof holder === 'object' && holder !== null && !Array.isArray(holder)
      ? holder
      : undefined
  }
}

/** All masks in one row of words, each field's behind the others'. */
const joined = (fields: readonly FieldMasks[]) => {
  const bits = new Int32Array(fields.reduce((sum, { masks }) => sum + masks.length, 0))
  let next = 0
  const starts = fields.map(({ masks }) => {
    bits.set(masks, next)
    next += masks.length
    return next - masks.length
  })
  return { bits, starts: Int32Array.from(starts) }
}

/** Finds the conditions whose bits stand in the rows of all fields. */
const candidateFinder = (size: number, fields: readonly FieldMasks[]) => {
  const words = (size + 31) >> 5
  const lastWord = size % 32 === 0 ? -1 : (1 << (size % 32)) - 1
  const parents = [...new Set(fields.map(({ parent }) => parent))]
  const holders = parents.map(holderReader)
  const holderOf = Int32Array.from(fields.map(({ parent }) => parents.indexOf(parent)))
  const keys = fields.map(({ key }) => key)
  const classes = fields.map(({ rows }) => rows)
  const { bits: all, starts } = joined(fields)
  const at = new Int32Array(fields.length)
  const held: unknown[] = holders.map(() => undefined)
  const read = (subject: unknown): void => {
    for (let h = 0; h < held.length; h += 1) held[h] = (holders[h] as FieldReader)(subject)
    for (let f = 0; f < at.length; f += 1) {
      const holder = held[holderOf[f] as number] as Record<string, unknown> | undefined
      const value = holder === undefined ? undefined : holder[keys[f] as string]
      at[f] = (starts[f] as number) + rowOf(classes[f] as FieldRows, value) * words
    }
    // nothing of the subject is kept
    for (let h = 0; h < held.length; h += 1) held[h] = undefined
  }
  return (subject: unknown, into: Int32Array): void => {
    read(subject)
    for (let word = 0; word < words; word += 1) {
      let bits = word === words - 1 ? lastWord : -1
      for (let f = 0; f < at.length; f += 1) bits &= all[(at[f] as number) + word] as number
      into[word] = bits
    }
  }
}

const matcher = (
  candidates: (subject: unknown, into: Int32Array) => void,
  rest: ReadonlyMap<number, readonly Test[]>,
): ConditionIndex['match'] => {
  if (rest.size === 0) return (subject, _now, into) => candidates(subject, into)
  return (subject, now, into) => {
    candidates(subject, into)
    for (const [rule, tests] of rest) {
      const bit = 1 << (rule & 31)
      const word = into[rule >> 5] as number
      if ((word & bit) === 0 || tests.every((test) => test(subject, now))) continue
      into[rule >> 5] = word & ~bit
    }
  }
}

/**
 * Compiles many conditions to one index: each field is read once, its value selects a row of bits, one for each condition, and
 * the rows are joined with AND. Parts that look at several fields, texts by pattern, lists, time or named predicates are asked
 * only for conditions that everything else admits. No code is generated.
 *
 * @param conditions - compiled conditions
 * @param predicates - the predicates they were compiled with
 * @returns the index
 * @example
 * ```ts
 * import { compileCondition, compileConditionIndex } from 'lead-handoff'
 *
 * const index = compileConditionIndex([
 *   compileCondition({ field: 'country', op: 'is', value: 'DE' }),
 *   compileCondition({ field: 'employees', op: 'atLeast', value: 200 }),
 * ])
 * const bits = new Int32Array(index.words)
 * index.match({ country: 'FR', employees: 250 }, 0, bits)
 * console.log(bits[0]) // 2
 * ```
 */
export const compileConditionIndex = (
  conditions: readonly CompiledCondition[],
  predicates: Predicates = {},
): ConditionIndex => {
  const { byField, slow } = sort(conditions)
  const words = (conditions.length + 31) >> 5
  const fields: FieldMasks[] = []
  for (const [field, parts] of byField) {
    const masks = masksFor(field, parts, words)
    if (masks) fields.push(masks)
    else slow.push(...parts)
  }
  const rest = new Map<number, readonly Test[]>()
  for (const [rule, part] of slow) {
    rest.set(rule, [...(rest.get(rule) ?? []), compilePart(part, predicates).test])
  }
  const match = matcher(candidateFinder(conditions.length, fields), rest)
  return Object.freeze({ size: conditions.length, words, match })
}
