import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { test } from 'vitest'
import { sha256 } from '../../src/kernel/sha256.ts'

test('agrees with Node for any text', () => {
  fc.assert(
    fc.property(
      // 'binary' draws every code unit, lone surrogates included
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 })),
      (text) => sha256(text) === createHash('sha256').update(text).digest('hex'),
    ),
    { numRuns: 500 },
  )
})
