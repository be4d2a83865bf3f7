import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HandoffError } from '../../src/kernel/index.ts'
import { compileScoring, emptyScoreState, evaluateScore } from '../../src/scoring/index.ts'
import { sound } from './bad-policies.ts'

type Box = Record<string | number, unknown>

/** Every place in a value, from the outside in. */
const placesOf = (value: unknown, path: readonly (string | number)[] = []) => {
  const places: (readonly (string | number)[])[] = path.length > 0 ? [path] : []
  if (typeof value !== 'object' || value === null) return places
  for (const key of Object.keys(value)) {
    places.push(
      ...placesOf((value as Box)[key], [...path, Array.isArray(value) ? Number(key) : key]),
    )
  }
  return places
}

const places = placesOf(sound)
const words = placesOf(sound).flatMap((path) => path.filter((key) => typeof key === 'string'))

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[undefined, null, Number.NaN, Infinity, -1, 0, 0.5, 1e300, '', 'x', true, [], {}, () => 1],
    ...[new Date(0), new Map(), Symbol('x'), 1n, JSON.parse('{"__proto__":{"polluted":1}}'), /a/],
    ...['__proto__', 'constructor', 'total', 'fit', 'A1', 'x'.repeat(100_000), '\ud800'],
  ),
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom(...words),
)

const mutation = fc.record({
  path: fc.constantFrom(...places),
  kind: fc.constantFrom('set', 'delete', 'rename', 'copy', 'cycle', 'wrap'),
  value: odd,
  from: fc.constantFrom(...places),
})

const at = (root: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Box | undefined)?.[key], root)

const plain = { configurable: true, enumerable: true, writable: true }

const mutate = (
  root: unknown,
  {
    path,
    kind,
    value,
    from,
  }: {
    path: readonly (string | number)[]
    kind: string
    value: unknown
    from: readonly (string | number)[]
  },
): void => {
  const parent = at(root, path.slice(0, -1))
  const key = path.at(-1) as string | number
  if (typeof parent !== 'object' || parent === null) return
  const box = parent as Box
  if (kind === 'set') box[key] = value
  else if (kind === 'delete') delete box[key]
  else if (kind === 'copy') box[key] = structuredCopy(at(root, from))
  else if (kind === 'cycle') box[key] = root
  else if (kind === 'wrap') box[key] = { not: box[key] }
  else {
    // as JSON.parse does: an assignment to __proto__ would set the prototype
    const name = String(value).slice(0, 20)
    Object.defineProperty(box, name, { ...plain, value: box[key] })
    if (name !== key) delete box[key]
  }
}

/** What cannot be copied is used as it is. */
const structuredCopy = (value: unknown): unknown => {
  try {
    return structuredClone(value)
  } catch {
    return value
  }
}

test('100,000 mutated policies: a typed error or a policy that scores, and nothing is polluted', () => {
  let compiled = 0
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const policy = structuredClone(sound) as unknown
      for (const one of mutations) mutate(policy, one)
      try {
        const scoring = compileScoring(policy as never)
        compiled += 1
        const score = evaluateScore(scoring, { state: emptyScoreState, profile: {}, now: 0 })
        expect(Number.isInteger(score.total)).toBe(true)
      } catch (error) {
        if (!(error instanceof HandoffError)) throw error
        expect(error.code).toBe('INVALID_SCORING_POLICY')
        expect(error.issues.length).toBeGreaterThan(0)
      }
      expect(({} as Box)['polluted']).toBeUndefined()
    }),
    { numRuns: 100_000 },
  )
  // a fuzzer that hits nothing but the door says little
  expect(compiled).toBeGreaterThan(1_000)
})
