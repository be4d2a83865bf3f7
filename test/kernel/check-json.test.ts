import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { checkJson, isJson, isPlainObject, limits } from '../../src/kernel/index.ts'

const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let i = 0; i < depth; i += 1) value = [value]
  return value
}

const throwing = (trap: string): unknown =>
  new Proxy(
    { a: 1 },
    {
      [trap]: () => {
        throw new TypeError(`trap ${trap}`)
      },
    },
  )

const revoked = (target: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

const cyclic = (): unknown => {
  const value: Record<string, unknown> = { a: {} }
  ;(value['a'] as Record<string, unknown>)['back'] = value
  return value
}

const cyclicArray = (): unknown => {
  const value: unknown[] = []
  value.push(value)
  return value
}

class Lead {
  id = 1
}

describe('refuses', () => {
  test.each<[string, unknown, string, string]>([
    ['undefined', undefined, '', 'expected JSON, got undefined'],
    ['a member that is undefined', { a: undefined }, 'a', 'expected JSON, got undefined'],
    ['NaN', [Number.NaN], '[0]', 'expected JSON, got NaN'],
    ['Infinity', [Number.NEGATIVE_INFINITY], '[0]', 'expected JSON, got -Infinity'],
    ['a bigint', 1n, '', 'expected JSON, got a bigint'],
    ['a symbol', Symbol('a'), '', 'expected JSON, got a symbol'],
    ['a function', { f: () => 1 }, 'f', 'expected JSON, got a function'],
    ['a date', { at: new Date(0) }, 'at', 'expected JSON, got Date'],
    ['a map', new Map(), '', 'expected JSON, got Map'],
    ['an instance', new Lead(), '', 'expected JSON, got Lead'],
    ['a boxed text', Object('a'), '', 'expected JSON, got String'],
    ['an error', new Error('a'), '', 'expected JSON, got Error'],
    ['__proto__', JSON.parse('{"__proto__":{"admin":true}}'), '__proto__', 'not allowed'],
    ['constructor', { constructor: 1 }, 'constructor', 'not allowed'],
    ['prototype', { a: { prototype: 1 } }, 'a.prototype', 'not allowed'],
    [
      'a getter',
      {
        get a() {
          return 1
        },
      },
      'a',
      'a getter is not data',
    ],
    [
      'a setter',
      {
        set a(_: number) {
          // never called
        },
      },
      'a',
      'a setter is not data',
    ],
    [
      'a hidden member',
      Object.defineProperty({}, 'a', { value: 1, enumerable: false }),
      'a',
      'a hidden member is not data',
    ],
    ['a symbol as key', { [Symbol('a')]: 1 }, '', 'a symbol is no key of JSON'],
    ['a cycle', cyclic(), 'a.back', 'the value contains itself'],
    ['a cycle of arrays', cyclicArray(), '[0]', 'the value contains itself'],
    ['depth', nested(limits.jsonDepth + 1), '[0]'.repeat(limits.jsonDepth), 'nested deeper'],
    ['a hole', Object.assign(new Array(3), { 0: 1, 2: 3 }), '[1]', 'expected JSON, got undefined'],
    [
      'what stands behind a hole',
      Object.assign(new Array(2), { 1: () => 1 }),
      '[1]',
      'expected JSON, got a function',
    ],
    [
      'a list with members',
      { l: Object.assign([1], { a: 2 }) },
      'l.a',
      'a list has no named members',
    ],
    ['a list with a symbol', Object.assign([1], { [Symbol('a')]: 2 }), '', 'a symbol is no key'],
    [
      'a getter in a list',
      Object.defineProperty([1], 0, { get: () => 1, enumerable: true }),
      '[0]',
      'a getter is not data',
    ],
    ['a subclass of Array', new (class Leads extends Array {})(), '', 'expected JSON, got Leads'],
    ['a throwing getPrototypeOf', throwing('getPrototypeOf'), '', 'expected JSON, got an object'],
    ['a throwing ownKeys', throwing('ownKeys'), '', 'cannot be read'],
    ['a throwing descriptor', throwing('getOwnPropertyDescriptor'), '', 'cannot be read'],
    ['a revoked proxy', { a: revoked({}) }, 'a', 'cannot be read'],
    ['a revoked proxy of a list', { a: revoked([]) }, 'a', 'cannot be read'],
    [
      'an instance whose class cannot be asked',
      Object.create(
        Object.create(Lead.prototype, {
          constructor: {
            get: () => {
              throw new Error('no')
            },
          },
        }),
      ),
      '',
      'expected JSON, got an object',
    ],
    [
      'an instance whose class has a strange name',
      Object.create(Object.create(Lead.prototype, { constructor: { value: { name: 1 } } })),
      '',
      'expected JSON, got an object',
    ],
  ])('%s', (_, value, path, message) => {
    const issues = checkJson(value)
    expect(issues).toContainEqual({ path, message: expect.stringContaining(message) })
    expect(isJson(value)).toBe(false)
  })

  test('a huge empty list at once', () => {
    const started = performance.now()
    expect(checkJson(new Array(4_000_000_000))).toEqual([
      { path: '', message: `more than ${limits.jsonNodes} values` },
    ])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('too many values, also when one object stands in many places', () => {
    let value: unknown = [1, 1]
    for (let i = 0; i < 30; i += 1) value = [value, value]
    const message = `more than ${limits.jsonNodes} values`
    expect(checkJson(value)).toEqual([{ path: '', message }])
    expect(checkJson(Array.from({ length: limits.jsonNodes }, () => 1))).toEqual([
      { path: '', message },
    ])
  })

  test('with at most limits.issues findings', () => {
    expect(checkJson(Array.from({ length: 1_000 }, () => undefined))).toHaveLength(limits.issues)
    expect(
      checkJson(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [i, () => i]))),
    ).toHaveLength(limits.issues)
    const getters = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, i]))
    for (const key of Object.keys(getters)) {
      Object.defineProperty(getters, key, { get: () => 1, enumerable: true })
    }
    expect(checkJson(getters)).toHaveLength(limits.issues)
  })

  test('without repeating a key of a megabyte', () => {
    const [issue] = checkJson({ ['k'.repeat(1_000_000)]: undefined })
    expect(issue?.path.length).toBeLessThan(200)
  })

  test('in reading order', () => {
    expect(checkJson({ a: [undefined], b: undefined }).map(({ path }) => path)).toEqual([
      'a[0]',
      'b',
    ])
  })

  test('and never runs a getter', () => {
    let ran = false
    const get = (): number => {
      ran = true
      return 1
    }
    checkJson(Object.defineProperty({}, 'a', { get, enumerable: true }))
    checkJson(Object.defineProperty([1], 0, { get, enumerable: true }))
    checkJson(Object.defineProperty([1], Symbol.iterator, { get, enumerable: true }))
    checkJson(Object.defineProperty({}, 'toJSON', { get, enumerable: true }))
    expect(ran).toBe(false)
  })
})

describe('accepts', () => {
  test.each<[string, unknown]>([
    ['scalars', [null, true, '', 0, -0, 1.5, Number.MAX_VALUE]],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['an object of another realm', runInNewContext('({ a: [1, { b: null }] })')],
    ['the deepest that is allowed', nested(limits.jsonDepth)],
    ['one object in two places', ((shared) => [shared, shared])({ a: 1 })],
    ['as many values as allowed', Array.from({ length: limits.jsonNodes - 1 }, () => 1)],
    ['an honest proxy', new Proxy({ a: [1] }, {})],
    ['frozen data', Object.freeze({ a: Object.freeze([1]) })],
  ])('%s', (_, value) => {
    expect(checkJson(value)).toEqual([])
    expect(isJson(value)).toBe(true)
  })
})

test('a path is put before the findings', () => {
  expect(checkJson({ b: undefined }, 'attributes')).toEqual([
    { path: 'attributes.b', message: 'expected JSON, got undefined' },
  ])
})

test('a plain object is an object literal', () => {
  for (const value of [{}, Object.create(null), runInNewContext('({})')]) {
    expect(isPlainObject(value)).toBe(true)
  }
  for (const value of [null, [], new Date(0), new Map(), new Lead(), () => 1, 'a', 1, undefined]) {
    expect(isPlainObject(value)).toBe(false)
  }
})
