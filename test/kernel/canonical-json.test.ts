import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson, fingerprint } from '../../src/kernel/index.ts'

// the examples of RFC 8785, 3.2.2 and 3.2.3
test('writes the example of RFC 8785', () => {
  const input = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  )
  expect(canonicalJson(input)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('sorts keys by code unit, as RFC 8785 does', () => {
  const keys = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']
  const sorted = ['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33']
  const input = Object.fromEntries(keys.map((key) => [key, 0]))
  const written = [...canonicalJson(input).matchAll(/"((?:[^"\\]|\\.)+)":0/g)].map(([, key]) =>
    JSON.parse(`"${key}"`),
  )
  expect(written).toEqual(sorted)
})

test('keys that look like numbers are sorted as texts', () => {
  expect(canonicalJson({ 10: 0, 9: 0, a: 0 })).toBe('{"10":0,"9":0,"a":0}')
})

test('minus zero is zero', () => {
  expect(canonicalJson([-0])).toBe('[0]')
})

test('a fingerprint is the head of the digest that Node computes', () => {
  const digest = createHash('sha256').update('{"a":1,"b":[2]}').digest('hex')
  expect(fingerprint({ b: [2], a: 1 })).toBe(digest.slice(0, 16))
})

test('what is not JSON is named with its place', () => {
  expect(() => canonicalJson({ rules: [{ when: undefined }] })).toThrow(
    expect.objectContaining({
      code: 'INVALID_JSON',
      issues: [{ path: 'rules[0].when', message: 'expected JSON, got undefined' }],
    }),
  )
})

test('a proxy that changes its mind after the check is a fault with a code', () => {
  let reads = 0
  const target = { a: 1 }
  const liar = new Proxy(target, {
    ownKeys: () => {
      reads += 1
      if (reads > 1) throw new Error('gone')
      return ['a']
    },
  })
  expect(() => canonicalJson(liar)).toThrow(expect.objectContaining({ code: 'INVALID_JSON' }))
})
