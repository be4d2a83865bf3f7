import { expect, test } from 'vitest'
import { describeValue } from '../../src/kernel/index.ts'

const throwing = new Proxy(
  {},
  {
    getPrototypeOf: () => {
      throw new TypeError('no')
    },
  },
)

test.each<[unknown, string]>([
  [undefined, 'undefined'],
  [null, 'null'],
  [Number.NaN, 'NaN'],
  [1.5, '1.5'],
  ['text', 'a string'],
  [true, 'a boolean'],
  [1n, 'a bigint'],
  [Symbol('a'), 'a symbol'],
  [() => 1, 'a function'],
  [{}, 'Object'],
  [[], 'Array'],
  [new Map(), 'Map'],
  [Object.create(null), 'an object'],
  [new (class {})(), 'an object'],
])('case %#: what %o is', (value, word) => {
  expect(describeValue(value)).toBe(word)
})

// not in the table: printing its title would look at it
test('a value that throws when looked at is an object', () => {
  expect(describeValue(throwing)).toBe('an object')
})

test('the name of a class is not repeated when it is endless', () => {
  const Endless = { ['x'.repeat(1_000)]: class {} }['x'.repeat(1_000)] as new () => object
  expect(describeValue(new Endless())).toBe('an object')
})
