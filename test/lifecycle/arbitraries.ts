import fc from 'fast-check'
import type {
  LifecycleDefinition,
  StageDefinition,
  TransitionDefinition,
} from '../../src/lifecycle/index.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const kebab = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?$/)
const awkward = fc.constantFrom(
  'end',
  'on hold',
  'größe',
  'a:b',
  'x"y',
  '#1',
  '🎉',
  'toString',
  '1',
)
const safe = (name: string): boolean => !['constructor', 'prototype'].includes(name)
const name = fc.oneof(
  { weight: 5, arbitrary: kebab.filter(safe) },
  { weight: 1, arbitrary: awkward },
)

const stage = (kind: StageDefinition['kind']): fc.Arbitrary<StageDefinition> =>
  fc.record(
    {
      kind: fc.constant(kind),
      marks: fc.subarray(['qualified', 'accepted', 'opportunity'] as const),
      title: fc.string({ maxLength: 8 }).filter((text) => !/\p{Cs}/u.test(text)),
    },
    { requiredKeys: ['kind'] },
  )

const extras = (guards: readonly string[]): fc.Arbitrary<Partial<TransitionDefinition>> =>
  fc.record(
    {
      by: fc.constantFrom('anyone', 'person'),
      guards: fc.subarray([...guards]),
      reasons: fc.uniqueArray(kebab, { maxLength: 3 }),
      startsCycle: fc.boolean(),
      reopens: fc.boolean(),
    },
    { requiredKeys: [] },
  )

/** What decides which stages a transition of a generated lifecycle connects. */
interface Plan {
  readonly names: readonly string[]
  readonly kinds: readonly StageDefinition['kind'][]
  readonly guards: readonly string[]
}

const plan: fc.Arbitrary<Plan> = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 8 }),
    kinds: fc.array(fc.constantFrom('open', 'parked', 'won', 'lost', 'discarded'), {
      minLength: 8,
      maxLength: 8,
    }),
    guards: fc.uniqueArray(kebab.filter(safe), { maxLength: 3 }),
  })
  .map(({ names, kinds, guards }) => ({
    names,
    guards,
    // the last stage is an end, so that every open stage has somewhere to go, and the first is not
    kinds: names.map((_, i) =>
      i === 0 ? 'open' : i === names.length - 1 ? 'lost' : (kinds[i] ?? 'open'),
    ),
  }))

const transitionsOf = ({ names, kinds, guards }: Plan) => {
  const leavable = names.filter((_, i) => kinds[i] !== 'won')
  const someFrom = fc.subarray(leavable, { minLength: 1 })
  const free = fc
    .oneof(
      fc.record({ from: someFrom, to: fc.subarray([...names], { minLength: 1 }) }),
      fc.record({ from: someFrom, to: fc.constantFrom(...names) }),
      fc.record({
        from: fc.oneof(fc.constant('*' as const), fc.subarray([...names], { minLength: 1 })),
        to: fc.constant('@same' as const),
      }),
    )
    .chain((ends) => extras(guards).map((more): TransitionDefinition => ({ ...more, ...ends })))
  return fc.array(free, { maxLength: 8 })
}

/**
 * Definitions without errors, at most eight stages: a chain over the stages makes each one reachable and gives each open one a
 * way out; on top of it come arbitrary transitions. Warnings are possible.
 */
export const soundLifecycle: fc.Arbitrary<LifecycleDefinition> = plan.chain((made) => {
  const { names, kinds, guards } = made
  const chain: Record<string, TransitionDefinition> = {}
  let last = names[0] as string
  const final = names.at(-1) as string
  for (const [i, next] of names.entries()) {
    if (i === 0) continue
    const chained: Mutable<TransitionDefinition> = { from: [last], to: next }
    chain[`to ${next}`] = chained
    // a won stage cannot be left, so the chain goes on from the stage before it
    if (kinds[i] !== 'won') last = next
  }
  return fc
    .record({
      stages: fc.tuple(...kinds.map(stage)),
      free: transitionsOf(made),
      undo: fc.boolean(),
      maxCycles: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      guarded: fc.boolean(),
    })
    .map(({ stages, free, undo, maxCycles, guarded }) => ({
      id: `generated ending with ${final.length}`,
      initial: names[0] as string,
      stages: Object.fromEntries(names.map((one, i) => [one, stages[i] as StageDefinition])),
      ...(guarded || guards.length > 0 ? { guards } : {}),
      transitions: {
        ...chain,
        ...Object.fromEntries(free.map((one, i) => [`free-${i}`, one])),
        ...(undo ? { undo: { from: '*', to: '@previous', by: 'person' } as const } : {}),
      },
      ...(maxCycles === undefined ? {} : { maxCycles }),
    }))
})

/** One place in a JSON document. */
type Place = readonly [parent: Record<string, unknown>, key: string]

const placesOf = (value: unknown): readonly Place[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.keys(value).flatMap((key) => [
        [value as Record<string, unknown>, key] as const,
        ...placesOf((value as Record<string, unknown>)[key]),
      ])

/** A definition with one to three places deleted, overwritten or renamed: mostly broken, sometimes still sound. */
export const mutatedLifecycle: fc.Arbitrary<unknown> = fc
  .tuple(
    soundLifecycle,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom('delete', 'overwrite', 'rename', 'borrow'),
        fc.oneof(
          fc.jsonValue({ maxDepth: 2 }),
          fc.constantFrom('*', '@same', '@previous', '__proto__', undefined, Number.NaN, [], {}),
        ),
        fc.nat(),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([definition, mutations]) => {
    const draft: unknown = structuredClone(definition)
    for (const [at, how, value, other] of mutations) {
      const places = placesOf(draft)
      const [parent, key] = places[at % places.length] as Place
      const [lender, lent] = places[other % places.length] as Place
      if (how === 'overwrite') parent[key] = value
      // what stands somewhere else in the definition is more likely to make sense here
      else if (how === 'borrow') parent[key] = structuredClone(lender[lent])
      else {
        if (how === 'rename') parent[`${key}x`] = parent[key]
        delete parent[key]
      }
    }
    return draft
  })
