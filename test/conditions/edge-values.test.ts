import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  compileCondition,
  compileConditionIndex,
} from '../../src/conditions/index.ts'

/**
 * What a comparison says about values that are not what it expects. `+` holds, `-` does not. Columns: not there, null, empty
 * text, empty list, NaN, "20", 20, true, ["20"], {}.
 */
const table: readonly (readonly [Comparison, string])[] = [
  [{ field: 'x', op: 'below', value: 100 }, '------+---'],
  [{ field: 'x', op: 'atMost', value: 100 }, '------+---'],
  [{ field: 'x', op: 'above', value: -1 }, '------+---'],
  [{ field: 'x', op: 'atLeast', value: 0 }, '------+---'],
  [{ field: 'x', op: 'between', value: [-5, 100] }, '------+---'],
  [{ field: 'x', op: 'is', value: 20 }, '------+---'],
  [{ field: 'x', op: 'is', value: '20' }, '-----+----'],
  [{ field: 'x', op: 'is', value: true }, '-------+--'],
  [{ field: 'x', op: 'is', value: false }, '----------'],
  [{ field: 'x', op: 'isNot', value: 20 }, '-----+-+--'],
  [{ field: 'x', op: 'in', value: [20, '20'] }, '-----++---'],
  [{ field: 'x', op: 'notIn', value: [20] }, '-----+-+--'],
  [{ field: 'x', op: 'contains', value: '2' }, '-----+----'],
  [{ field: 'x', op: 'startsWith', value: '2' }, '-----+----'],
  [{ field: 'x', op: 'endsWith', value: '0' }, '-----+----'],
  [{ field: 'x', op: 'hasAny', value: ['20'] }, '--------+-'],
  [{ field: 'x', op: 'hasAll', value: ['20'] }, '--------+-'],
  [{ field: 'x', op: 'hasNone', value: ['9'] }, '--------+-'],
  [{ field: 'x', op: 'before', value: '2026-01-01' }, '------+---'],
  [{ field: 'x', op: 'after', value: '1960-01-01' }, '------+---'],
  [{ field: 'x', op: 'withinLast', value: '1d' }, '------+---'],
  [{ field: 'x', op: 'olderThan', value: '1m' }, '----------'],
  [{ field: 'x', op: 'present' }, '----++++++'],
  [{ field: 'x', op: 'absent' }, '++++------'],
]

const subjects: readonly unknown[] = [
  ...[{}, { x: null }, { x: '' }, { x: [] }, { x: Number.NaN }],
  ...[{ x: '20' }, { x: 20 }, { x: true }, { x: ['20'] }, { x: {} }],
]

describe('missing, null, empty and wrongly typed values', () => {
  test.each(table)('%o', (comparison, expected) => {
    const condition = compileCondition(comparison)
    const index = compileConditionIndex([condition])
    const bits = new Int32Array(index.words)
    const marks = subjects.map((subject) => (condition.test(subject, 100) ? '+' : '-')).join('')
    const indexed = subjects.map((subject) => {
      index.match(subject, 100, bits)
      return bits[0] === 1 ? '+' : '-'
    })
    expect(marks).toBe(expected)
    expect(indexed.join('')).toBe(expected)
  })
})

test.each([undefined, null, 'text', 7, [], [{ x: 20 }], () => 1])(
  'a subject that is no object has no fields: %o',
  (subject) => {
    expect(compileCondition({ field: 'x', op: 'is', value: 20 }).test(subject, 0)).toBe(false)
    expect(compileCondition({ field: 'x', op: 'absent' }).test(subject, 0)).toBe(true)
  },
)

test('what an object inherits is no field', () => {
  for (const field of ['toString', 'valueOf', 'x.toString', 'x.length']) {
    const condition = compileCondition({ field, op: 'present' })
    expect(condition.test({ x: 'text' }, 0)).toBe(false)
  }
})

test('a huge text is compared in one pass', () => {
  const condition = compileCondition({ field: 'x', op: 'contains', value: `${'a'.repeat(400)}b` })
  expect(condition.test({ x: 'a'.repeat(5_000_000) }, 0)).toBe(false)
})

test('an index falls back to single tests where a table would be too large', () => {
  const conditions = Array.from({ length: 40 }, (_, i) =>
    compileCondition({
      field: 'x',
      op: 'in',
      value: Array.from({ length: 2_000 }, (__, k) => i * 2_000 + k),
    }),
  )
  const index = compileConditionIndex(conditions)
  const bits = new Int32Array(index.words)
  index.match({ x: 34 * 2_000 + 5 }, 0, bits)
  expect([...bits]).toEqual([0, 1 << 2])
})
