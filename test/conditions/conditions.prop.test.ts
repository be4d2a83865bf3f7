import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkCondition,
  compileCondition,
  compileConditionIndex,
  conditionSchema,
  contradiction,
  missingFrom,
} from '../../src/conditions/index.ts'
import { condition, now, subject } from './arbitraries.ts'
import { interpret } from './interpreter.ts'

test('compiled conditions answer as a plain interpreter does', () => {
  fc.assert(
    fc.property(condition, subject, now, (data, about, at) => {
      expect(compileCondition(data).test(about, at)).toBe(interpret(data, about, at))
    }),
    { numRuns: 5_000 },
  )
})

test('the annotated tree agrees with the bare answer, and what is missing is empty exactly when it holds', () => {
  fc.assert(
    fc.property(condition, subject, now, (data, about, at) => {
      const compiled = compileCondition(data)
      const outcome = compiled.evaluate(about, at)
      expect(outcome.met).toBe(compiled.test(about, at))
      expect(missingFrom(outcome).length === 0).toBe(outcome.met)
    }),
    { numRuns: 1_000 },
  )
})

test('an index over conditions finds what each condition says on its own', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 70 }), subject, now, (list, about, at) => {
      const compiled = list.map((data) => compileCondition(data))
      const index = compileConditionIndex(compiled)
      const bits = new Int32Array(index.words)
      index.match(about, at, bits)
      const expected = list.flatMap((data, i) => (interpret(data, about, at) ? [i] : []))
      const found = list.flatMap((_, i) => (((bits[i >> 5] ?? 0) >> (i & 31)) & 1 ? [i] : []))
      expect(found).toEqual(expected)
    }),
    { numRuns: 1_000 },
  )
})

test('between now and the next turn no answer changes', () => {
  fc.assert(
    fc.property(condition, subject, now, (data, about, at) => {
      const compiled = compileCondition(data)
      const turn = compiled.nextTurnAt(about, at) ?? at + 40 * 86_400_000
      expect(turn).toBeGreaterThan(at)
      for (const later of [at + 1, Math.floor((at + turn) / 2), turn - 1]) {
        if (later < turn) expect(compiled.test(about, later)).toBe(compiled.test(about, at))
      }
    }),
    { numRuns: 2_000 },
  )
})

test('what is found to contradict itself never holds', () => {
  fc.assert(
    fc.property(condition, subject, now, (data, about, at) => {
      fc.pre(contradiction(data) !== undefined)
      expect(interpret(data, about, at)).toBe(false)
    }),
    // contradictions are rare among random conditions
    { numRuns: 500, maxSkipsPerRun: 10_000 },
  )
})

test('the check and the schema accept the same forms', () => {
  fc.assert(
    fc.property(condition, (data) => {
      expect(checkCondition(data)).toEqual([])
      expect(conditionSchema.safeParse(data).success).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (data) => {
      // the check looks closer than the schema, never less close
      if (!conditionSchema.safeParse(data).success) expect(checkCondition(data)).not.toEqual([])
    }),
  )
})
