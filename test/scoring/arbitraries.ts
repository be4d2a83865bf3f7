import fc from 'fast-check'
import { contradiction } from '../../src/conditions/index.ts'
import type {
  ActivityRule,
  Decay,
  ProfileRule,
  RuleLimit,
  ScoredActivity,
  ScoringPolicy,
} from '../../src/scoring/index.ts'
import { condition, middle } from '../conditions/arbitraries.ts'

const dayMs = 86_400_000
const types = ['visit', 'reply', 'form'] as const
const points = fc.integer({ min: -30, max: 60 }).filter((x) => x !== 0)
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined })

/** Leaves out what is undefined, as JSON does. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const decay: fc.Arbitrary<Decay> = fc.oneof(
  fc.record({ halfLifeDays: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ percentPerMonth: fc.integer({ min: 10, max: 100 }) }),
  fc.constant({
    steps: [
      { afterDays: 3, percentLeft: 50 },
      { afterDays: 10, percentLeft: 33 },
      { afterDays: 40, percentLeft: 0 },
    ],
  }),
)

const limit: fc.Arbitrary<RuleLimit> = fc
  .tuple(
    fc.constantFrom<RuleLimit>({ perDay: 1 }, { perDay: 2 }, { perWeek: 1 }, { perWeek: 3 }, {}),
    fc.constantFrom<RuleLimit>({ oncePerContent: true }, {}, {}),
    optional(fc.integer({ min: 1, max: 20 })),
  )
  .map(([period, content, ever]) => ({
    ...(Object.keys(content).length > 0 ? content : period),
    // a bound that hides nothing, but for contents, which have one of their own
    ever: ever ?? (Object.keys(content).length > 0 ? 32 : 2_000),
  }))

const fading = fc.oneof(
  fc.constant({}),
  fc.record({ decay }),
  fc.record({ windowDays: fc.integer({ min: 1, max: 40 }) }),
)

const activityRule = fc
  .record({
    activity: fc.oneof(fc.constantFrom(...types), fc.constant(['visit', 'form'])),
    where: optional(fc.constant({ field: 'properties.vip', op: 'is', value: true })),
    points,
    limit: optional(limit),
    fading,
  })
  .map(({ fading: fade, ...rule }) => plain({ ...rule, ...fade }))

const profileRule = fc.record({
  when: condition.filter((data) => contradiction(data) === undefined),
  points,
})

/** A sound policy of two dimensions and two groups. */
export const policy: fc.Arbitrary<ScoringPolicy> = fc
  .record({
    rules: fc.array(
      fc.tuple(
        fc.oneof(activityRule, profileRule),
        fc.constantFrom('fit', 'engagement'),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 8 },
    ),
    min: fc.integer({ min: -50, max: 0 }),
    max: fc.integer({ min: 1, max: 100 }),
    dayStartMinutes: fc.constantFrom(0, 300, -60),
    atLeast: fc.integer({ min: -10, max: 0 }),
  })
  .map(({ rules, min, max, dayStartMinutes, atLeast }) => {
    const built = rules.map(
      ([rule, dimension, grouped], i) =>
        ({
          ...rule,
          id: `r${i}`,
          dimension,
          ...(grouped ? { group: `${dimension}-group` } : {}),
        }) as ActivityRule | ProfileRule,
    )
    const groups = [...new Set(built.flatMap(({ group }) => group ?? []))]
    return {
      id: 'any',
      version: '1',
      dimensions: { fit: { min: 0, max: 100 }, engagement: { max } },
      ...(groups.length > 0
        ? { groups: Object.fromEntries(groups.map((group) => [group, { min, max }])) }
        : {}),
      rules: built,
      thresholds: {
        qualified: { all: [{ score: 'total', atLeast, keep: atLeast - 5 }] },
        fit: { all: [{ score: 'fit', atLeast: 0, keep: -5 }] },
      },
      dayStartMinutes,
    }
  })

const activity = fc.record({
  id: fc.integer({ min: 0, max: 60 }),
  type: fc.constantFrom(...types, 'other'),
  hour: fc.integer({ min: -24 * 25, max: 0 }),
  vip: fc.boolean(),
  content: optional(fc.constantFrom('a', 'b', 'c')),
})

/** Activities of some weeks; the same id is always the same activity. */
export const history: fc.Arbitrary<readonly ScoredActivity[]> = fc
  .uniqueArray(activity, { selector: ({ id }) => id, maxLength: 40 })
  .map((list) =>
    list.map(({ id, type, hour, vip, content }) => ({
      ...{ id: `a${id}`, type, at: middle + hour * 3_600_000, properties: { vip } },
      ...(content === undefined ? {} : { content }),
    })),
  )

/** An instant of reading in the months after. */
export const now = fc.integer({ min: -10, max: 120 }).map((days) => middle + days * dayMs + 1)

/** A year of activity: some busy days, long gaps, in the order of time. */
export const year: fc.Arbitrary<readonly ScoredActivity[]> = fc
  .array(
    fc.record({
      gap: fc.constantFrom(0, 1, 1, 1, 2, 5, 40),
      count: fc.constantFrom(1, 1, 2, 3, 17, 40),
      type: fc.constantFrom(...types),
      content: fc.integer({ min: 0, max: 60 }),
    }),
    { minLength: 20, maxLength: 120 },
  )
  .map((days) => {
    let day = 0
    return days.flatMap(({ gap, count, type, content }, i) => {
      day += gap
      return Array.from({ length: count }, (_, k) => ({
        ...{ id: `${i}-${k}`, type, at: middle - 400 * dayMs + day * dayMs + k },
        ...{ properties: { vip: k % 2 === 0 }, content: `/page/${(content + k) % 61}` },
      }))
    })
  })
