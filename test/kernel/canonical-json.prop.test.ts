import fc from 'fast-check'
import { test } from 'vitest'
import { canonicalJson, fingerprint, isSafeKey } from '../../src/kernel/index.ts'

const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }).filter((value) => {
  const keys = JSON.stringify(value).match(/"(__proto__|constructor|prototype)":/)
  return keys === null
})

/** Shuffles the members of every object by putting them in again from the last to the first. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  )
}

/** The oracle: JSON text, read again by hand with the members put into an array and compared by UTF-16 units. */
const oracle = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => oracle(item)).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const units = (text: string): number[] => Array.from(text, (_, i) => text.charCodeAt(i))
  const before = ([a]: [string, unknown], [b]: [string, unknown]): number => {
    const [left, right] = [units(a), units(b)]
    for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
      const difference = a.charCodeAt(i) - b.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return left.length - right.length
  }
  const members = Object.entries(value).sort(before)
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${oracle(member)}`).join()}}`
}

test('agrees with an oracle that sorts by hand', () => {
  fc.assert(fc.property(json, (value) => canonicalJson(value) === oracle(value)))
})

test('the text means the same value', () => {
  const plain = (value: unknown): string => JSON.stringify(turned(turned(value)))
  fc.assert(
    fc.property(json, (value) => {
      const again = JSON.parse(canonicalJson(value))
      return (
        canonicalJson(again) === canonicalJson(value) && plain(again).length === plain(value).length
      )
    }),
  )
})

test('the order of keys does not matter, to the text and to the fingerprint', () => {
  fc.assert(
    fc.property(
      json,
      (value) =>
        canonicalJson(turned(value)) === canonicalJson(value) &&
        fingerprint(turned(value)) === fingerprint(value),
    ),
  )
})

test('different data has different text', () => {
  fc.assert(
    fc.property(
      json,
      json,
      (a, b) => (canonicalJson(a) === canonicalJson(b)) === (oracle(a) === oracle(b)),
    ),
  )
})

test('only three keys are unsafe', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (key) => isSafeKey(key) === !['__proto__', 'constructor', 'prototype'].includes(key),
    ),
  )
})
