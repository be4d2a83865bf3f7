import fc from 'fast-check'
import type { Comparison, Condition } from '../../src/conditions/index.ts'

const dayMs = 86_400_000

/** The instant around which subjects and conditions are made. */
export const middle = Date.parse('2026-03-02T00:00:00Z')

const text = fc.constantFrom('de', 'DE', 'fr', 'hamburg', 'Burg', 'x')
const number = fc.constantFrom(-1, -0, 0, 1, 2, 2.5, 3, 100, 1e9)
const instant = fc.integer({ min: -5, max: 5 }).map((days) => middle + days * dayMs)
const odd = fc.constantFrom(
  ...[undefined, null, '', [], {}, Number.NaN, Infinity, '2', '100', true, false],
  ...[['de'], ['de', 'fr'], [1], { de: 1 }, new Date(0), () => 1, Symbol('x'), 1n],
)
const fields = ['a', 'b', 'o.a', 'o.b', 'o.p.q'] as const
const field = fc.constantFrom(...fields)
const scalar = fc.oneof(text, number, fc.boolean())
const scalars = fc.array(scalar, { minLength: 1, maxLength: 4 })

/** A sound comparison. */
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ field, op: fc.constantFrom('is', 'isNot'), value: scalar }),
  fc.record({
    field,
    op: fc.constantFrom('in', 'notIn', 'hasAny', 'hasAll', 'hasNone'),
    value: scalars,
  }),
  fc.record({ field, op: fc.constantFrom('above', 'atLeast', 'below', 'atMost'), value: number }),
  fc
    .tuple(field, number, number)
    .map(
      ([f, a, b]) =>
        ({ field: f, op: 'between', value: [Math.min(a, b), Math.max(a, b)] }) as const,
    ),
  fc.record({ field, op: fc.constantFrom('contains', 'startsWith', 'endsWith'), value: text }),
  fc.record({
    field,
    op: fc.constantFrom('before', 'after'),
    value: instant.map((at) => new Date(at).toISOString()),
  }),
  fc.record({
    field,
    op: fc.constantFrom('withinLast', 'olderThan'),
    value: fc.constantFrom('1d', '3d', '12h', '90m'),
  }),
  fc.record({ field, op: fc.constantFrom('present', 'absent') }),
)

/** A sound condition without named predicates. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree

const value = fc.oneof(scalar, instant, odd)

/** A subject whose members may be missing, empty or of any type. */
export const subject = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        a: value,
        b: value,
        o: fc.oneof(odd, fc.record({ a: value, b: value, p: fc.record({ q: value }) })),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: odd },
)

/** An instant near the conditions' own. */
export const now = fc.integer({ min: -6 * 24, max: 6 * 24 }).map((h) => middle + h * 3_600_000)
