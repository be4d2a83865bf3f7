import { expect, test } from 'vitest'
import { compareText, deepFreeze, ok, refused } from '../../src/kernel/index.ts'

test('freezes through and through', () => {
  const value = { a: [{ b: 1 }] }
  expect(deepFreeze(value)).toBe(value)
  expect(Object.isFrozen(value)).toBe(true)
  expect(Object.isFrozen(value.a)).toBe(true)
  expect(Object.isFrozen(value.a[0])).toBe(true)
})

test('also below what is frozen already', () => {
  const inner = { b: 1 }
  deepFreeze(Object.freeze({ inner }))
  expect(Object.isFrozen(inner)).toBe(true)
})

test('one object in many places is visited once', () => {
  let value: unknown = { a: 1 }
  for (let i = 0; i < 60; i += 1) value = [value, value]
  expect(Object.isFrozen(deepFreeze(value))).toBe(true)
})

test('scalars are what they are', () => {
  for (const value of [1, 'a', null, undefined]) expect(deepFreeze(value)).toBe(value)
})

test('texts are ordered by code unit', () => {
  expect(['b', 'a', 'B', 'ä', 'a'].sort(compareText)).toEqual(['B', 'a', 'a', 'b', 'ä'])
})

test('results carry a value or a refusal', () => {
  expect(ok(1)).toEqual({ ok: true, value: 1 })
  expect(refused({ code: 'NO' })).toEqual({ ok: false, refusal: { code: 'NO' } })
})
