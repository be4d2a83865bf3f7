import { expectTypeOf, test } from 'vitest'
import {
  allowedFrom,
  defineLifecycle,
  type GuardOf,
  type Lifecycle,
  type LifecycleDefinition,
  lifecycleSchema,
  parseLifecycle,
  type ReasonOf,
  reachableFrom,
  type StageOf,
  shortestPath,
  type standardLifecycle,
  type TransitionOf,
} from '../../src/lifecycle/index.ts'

const lifecycle = defineLifecycle({
  id: 'two-steps',
  initial: 'new',
  stages: { new: { kind: 'open' }, customer: { kind: 'won' }, gone: { kind: 'lost' } },
  guards: ['paid', 'signed'],
  transitions: {
    win: { from: ['new'], to: 'customer', guards: ['paid', 'signed'] },
    lose: { from: ['new'], to: ['gone'], reasons: ['price', 'silence'] },
  },
})
type Mine = typeof lifecycle
type Standard = typeof standardLifecycle

test('names are inferred', () => {
  expectTypeOf<StageOf<Mine>>().toEqualTypeOf<'new' | 'customer' | 'gone'>()
  expectTypeOf<TransitionOf<Mine>>().toEqualTypeOf<'win' | 'lose'>()
  expectTypeOf<GuardOf<Mine>>().toEqualTypeOf<'paid' | 'signed'>()
  expectTypeOf<ReasonOf<Mine, 'lose'>>().toEqualTypeOf<'price' | 'silence'>()
  expectTypeOf<ReasonOf<Mine, 'win'>>().toEqualTypeOf<never>()
})

test('a lifecycle without guards has none, one of plain texts has plain texts', () => {
  const plain = defineLifecycle({
    id: 'plain',
    initial: 'a',
    stages: { a: { kind: 'open' }, b: { kind: 'won' } },
    transitions: { go: { from: '*', to: 'b', reasons: ['x'] as readonly string[] } },
  })
  expectTypeOf<GuardOf<typeof plain>>().toEqualTypeOf<never>()
  expectTypeOf<ReasonOf<typeof plain, 'go'>>().toEqualTypeOf<string>()
  expectTypeOf(parseLifecycle({})).toEqualTypeOf<Lifecycle>()
  expectTypeOf<StageOf<Lifecycle>>().toEqualTypeOf<string>()
  expectTypeOf<ReasonOf<Lifecycle, string>>().toEqualTypeOf<string>()
})

test('a typed lifecycle can be used wherever any lifecycle can', () => {
  expectTypeOf<Mine>().toExtend<Lifecycle>()
  expectTypeOf<Standard>().toExtend<Lifecycle>()
  expectTypeOf<Mine['definition']>().toExtend<LifecycleDefinition>()
})

test('the standard lifecycle is typed through and through', () => {
  expectTypeOf<StageOf<Standard>>().toEqualTypeOf<
    'nurturing' | 'mql' | 'sal' | 'sql' | 'won' | 'lost' | 'recycled' | 'unreachable' | 'trashed'
  >()
  expectTypeOf<ReasonOf<Standard, 'restore'>>().toEqualTypeOf<
    'trashed-by-mistake' | 'new-information'
  >()
  expectTypeOf<ReasonOf<Standard, 'accept'>>().toEqualTypeOf<never>()
})

test('exploration keeps the names', () => {
  expectTypeOf(reachableFrom(lifecycle, 'new')).toEqualTypeOf<readonly StageOf<Mine>[]>()
  const step = shortestPath(lifecycle, 'new', 'gone')?.[0]
  expectTypeOf(step?.transitions).toEqualTypeOf<readonly ('win' | 'lose')[] | undefined>()
  for (const allowed of allowedFrom(lifecycle, 'new')) {
    if (allowed.name === 'lose') {
      expectTypeOf(allowed.reasons).toEqualTypeOf<readonly ('price' | 'silence')[]>()
    } else {
      expectTypeOf(allowed.reasons).toEqualTypeOf<readonly never[]>()
    }
  }
  expectTypeOf(lifecycleSchema.parse({})).toEqualTypeOf<LifecycleDefinition>()
})

test('what is misspelt does not compile', () => {
  const stages = { new: { kind: 'open' }, customer: { kind: 'won' } } as const
  const base = { id: 'x', initial: 'new', stages } as const
  const go = { from: ['new'], to: 'customer' } as const
  // @ts-expect-error TS2820 the initial stage is misspelt
  defineLifecycle({ id: 'x', initial: 'nw', stages, transitions: { go } })
  // @ts-expect-error TS2322 a stage in from is misspelt
  defineLifecycle({ ...base, transitions: { go: { from: ['nw'], to: 'customer' } } })
  // @ts-expect-error TS2820 a stage in to is misspelt
  defineLifecycle({ ...base, transitions: { go: { from: ['new'], to: 'custmer' } } })
  // @ts-expect-error TS2322 there are no guards to name
  defineLifecycle({ ...base, transitions: { go: { from: '*', to: '@same', guards: ['g'] } } })
  // @ts-expect-error TS2820 a kind is misspelt
  defineLifecycle({ id: 'x', initial: 'a', stages: { a: { kind: 'opne' } }, transitions: {} })
  // @ts-expect-error TS2345 a stage is misspelt in exploration
  reachableFrom(lifecycle, 'nw')
  // @ts-expect-error TS2344 a transition is misspelt
  expectTypeOf<ReasonOf<Mine, 'loose'>>().toBeString()
  // @ts-expect-error TS2820 a reason is misspelt
  const reason: ReasonOf<Mine, 'lose'> = 'prise'
  expectTypeOf(reason).toBeString()
})
