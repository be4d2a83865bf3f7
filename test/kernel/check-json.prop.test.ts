import fc from 'fast-check'
import { test } from 'vitest'
import { checkJson, isJson, limits } from '../../src/kernel/index.ts'

test('anything at all is answered, never thrown', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withBoxedValues: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSet: true,
        withSparseArray: true,
        withTypedArray: true,
      }),
      (value) => {
        const issues = checkJson(value)
        return issues.length <= limits.issues && isJson(value) === (issues.length === 0)
      },
    ),
    { numRuns: 500 },
  )
})

test('what is sound survives the way through text', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (value) => {
      if (!isJson(value)) return true
      const text = JSON.stringify(value)
      return text !== undefined && JSON.stringify(JSON.parse(text)) === text
    }),
    { numRuns: 1_000 },
  )
})

test('what JSON.parse returns is sound, but for unsafe keys', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const unsafe = /"(__proto__|constructor|prototype)":/.test(text)
      return isJson(JSON.parse(text)) || unsafe
    }),
  )
})
