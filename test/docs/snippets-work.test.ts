import { describe, expect, test } from 'vitest'
import { createWitness, snippetsOfPage, snippetsOfSource, withPromises } from './snippets.ts'

/** Runs code with its promises and returns what was broken. */
const broken = (code: string): readonly string[] => {
  const witness = createWitness()
  const made = withPromises(code)
  new Function('__docs', 'console', made.code)(witness, { log: () => undefined })
  return witness.broken(made.promises)
}

describe('a promise that is kept', () => {
  test.each([
    'console.log(1 + 1) // 2',
    "console.log('a', { b: [1] }); // a { b: [ 1 ] }",
    '1 + 1 // => 2',
    'const x = { a: [1] } // => { a: [1] }',
    "for (const x of ['a']) console.log(x) // a",
    "if (true) {\n  console.log('a') // a\n}",
    'const f = () => {\n  console.log(1) // 1\n}\nf()',
    'console.log(1)\n// a remark on its own line',
    'const x = 1 // a remark',
    'console.log(Array.from({ length: 60 }, () => 1).length) // 60',
  ])('%s', (code) => {
    expect(broken(code)).toEqual([])
  })
})

describe('a promise that is broken', () => {
  test.each([
    'console.log(1 + 1) // 3',
    "console.log('a') // 'a'",
    '1 + 1 // => 3',
    'const x = { a: [1] } // => { a: [2] }',
    "for (const x of ['a', 'a']) console.log(x) // a",
    "if (false) console.log('a') // a",
    'const f = () => {\n  console.log(1) // 1\n}',
  ])('%s', (code) => {
    expect(broken(code)).not.toEqual([])
  })
})

test('a block knows its line and what was asked of it', () => {
  const page = 'a\n```ts\nf()\n```\n```js\nno()\n```\n```ts no-run continued\ng()\n```\n'
  const [first, second, ...rest] = snippetsOfPage('a.md', page)
  expect(rest).toEqual([])
  expect(first).toEqual({ place: 'a.md:2', code: '\n\nf()\n', runs: true, file: undefined })
  expect(second?.runs).toBe(false)
  expect(second?.code.split('\n')[2]).toBe('f()')
  expect(second?.code.split('\n')[8]).toBe('g()')
})

test('a block can name the file it copies', () => {
  const [only] = snippetsOfPage('a.md', '```ts file=examples/a.ts\nf()\n```\n')
  expect(only?.file).toBe('examples/a.ts')
})

test('a doc comment is a page, and what is around it is not', () => {
  const source = [
    "const fence = '```ts'",
    '/**',
    ' * Does.',
    ' *',
    ' * ```ts',
    ' * f({',
    ' *   a: 1,',
    ' * })',
    ' * ```',
    ' */',
    'export const f = 1',
  ].join('\n')
  const [only, ...rest] = snippetsOfSource('a.ts', source)
  expect(rest).toEqual([])
  expect(only?.place).toBe('a.ts:5')
  expect(only?.code).toBe('\n\n\n\n\nf({\n  a: 1,\n})\n')
})
