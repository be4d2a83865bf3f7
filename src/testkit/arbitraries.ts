import fc from 'fast-check'
import type { ScriptStep } from './index.ts'

const commits = fc.record({
  leads: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 2 }),
  offBy: fc.constantFrom(0, 0, 0, 0, 0, 0, -1, 1),
  command: fc.option(fc.nat({ max: 20 }), { freq: 2 }),
  pool: fc.option(fc.nat({ max: 1 }), { freq: 2 }),
  poolOffBy: fc.constantFrom(0, 0, 0, 0, 0, -1, 1),
  messages: fc.array(fc.nat({ max: 5 }), { maxLength: 3 }),
  timers: fc.array(fc.nat({ max: 2_000 }), { maxLength: 2 }),
  priority: fc.integer({ min: -2, max: 2 }),
  forget: fc.constantFrom(false, false, false, true),
})

const limit = fc.constantFrom(1, 2, 100)

const steps: fc.Arbitrary<ScriptStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      commits: fc.oneof(
        fc.array(commits, { minLength: 1, maxLength: 1 }),
        fc.array(commits, { minLength: 2, maxLength: 6 }),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), elapsedMs: fc.nat(1_500) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('lease' as const, 'lease-messages' as const, 'settle' as const),
      limit,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('ledger' as const), pool: fc.nat({ max: 1 }), limit }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      order: fc.constantFrom('priority' as const, 'due' as const, 'since' as const),
      limit,
    }),
  },
)

/**
 * Random scripts for `playScript`: commits that are mostly right and sometimes stale, doubled or overtaken, leases, lists, and time that passes.
 *
 * @param maxLength - most steps of a script
 * @returns the arbitrary
 * @example
 * ```ts
 * import fc from 'fast-check'
 * import { storeScripts } from 'lead-handoff/testkit/arbitraries'
 *
 * console.log(fc.sample(storeScripts(10), 1).length) // 1
 * ```
 */
export const storeScripts = (maxLength = 30): fc.Arbitrary<readonly ScriptStep[]> =>
  fc.array(steps, { minLength: 1, maxLength })

/**
 * Texts that have broken software before: quotes, code, controls, right-to-left, emoji, keys of prototypes.
 *
 * @returns the arbitrary
 * @example
 * ```ts
 * import fc from 'fast-check'
 * import { hostileTexts } from 'lead-handoff/testkit/arbitraries'
 *
 * console.log(typeof fc.sample(hostileTexts(), 1)[0]) // string
 * ```
 */
export const hostileTexts = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      "'; drop table leads; --",
      '__proto__',
      'constructor',
      '\u202Eabc',
      '\u0000',
      '\uD800',
      '👩‍👩‍👧',
      '$1',
      '%_',
      '\\',
    ),
  )
