import { expectTypeOf } from 'vitest'
import * as z from 'zod'
import type { ConditionFor, FieldPath, FieldValue } from '../../src/conditions/index.ts'
import { profileFields } from '../../src/conditions/index.ts'
import { defineScoringPolicy, type ScoringPolicy } from '../../src/scoring/index.ts'

const schema = z.object({
  country: z.enum(['DE', 'AT']).optional(),
  company: z.object({ name: z.string(), employees: z.int().nullable() }).optional(),
  topics: z.array(z.string()),
  consent: z.boolean(),
  attributes: z.record(z.string(), z.unknown()),
})
type Profile = z.infer<typeof schema>

// these are what the editor completes
expectTypeOf<
  FieldPath<Pick<Profile, 'country' | 'company' | 'topics' | 'consent'>>
>().toEqualTypeOf<'country' | 'company.name' | 'company.employees' | 'topics' | 'consent'>()
expectTypeOf<FieldValue<Profile, 'company.employees'>>().toEqualTypeOf<number>()
expectTypeOf<FieldValue<Profile, 'country'>>().toEqualTypeOf<'DE' | 'AT'>()

const fields = profileFields(schema)
const predicates = { 'icp-fit': () => true }

const policy = <const W extends ConditionFor<Profile, 'icp-fit'>>(when: W) =>
  defineScoringPolicy(
    {
      id: 'agreed',
      version: '1',
      dimensions: { fit: {} },
      rules: [{ id: 'r', dimension: 'fit', when, points: 10 }],
      thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
    },
    { fields, predicates },
  )

export const sound = (): readonly ScoringPolicy[] => [
  policy({ field: 'company.employees', op: 'atLeast', value: 200 }),
  policy({ field: 'country', op: 'in', value: ['DE', 'AT'] }),
  policy({ field: 'topics', op: 'hasAny', value: ['scoring'] }),
  policy({ field: 'attributes.icp', op: 'is', value: 3 }),
  policy({ field: 'consent', op: 'is', value: true }),
  policy({ all: [{ predicate: 'icp-fit' }, { not: { field: 'country', op: 'absent' } }] }),
]

export const broken = (): readonly ScoringPolicy[] => [
  // @ts-expect-error TS2345 a misspelt field
  policy({ field: 'company.employes', op: 'atLeast', value: 200 }),
  // @ts-expect-error TS2345 an operator that does not suit a number
  policy({ field: 'company.employees', op: 'contains', value: '2' }),
  // @ts-expect-error TS2345 an operator that does not suit a text
  policy({ field: 'company.name', op: 'atLeast', value: 2 }),
  // @ts-expect-error TS2345 a value of the wrong type
  policy({ field: 'company.employees', op: 'atLeast', value: '200' }),
  // @ts-expect-error TS2345 a value that the field never has
  policy({ field: 'country', op: 'is', value: 'FR' }),
  // @ts-expect-error TS2345 a list operator for a text
  policy({ field: 'country', op: 'hasAny', value: ['DE'] }),
  // @ts-expect-error TS2345 a predicate that nobody registered
  policy({ predicate: 'icp-ft' }),
  // @ts-expect-error TS2345 a misspelt field deep inside
  policy({ any: [{ not: { field: 'contry', op: 'present' } }] }),
]

export const literal = (): ScoringPolicy =>
  defineScoringPolicy(
    {
      id: 'agreed',
      version: '1',
      dimensions: { fit: {} },
      rules: [
        {
          id: 'r',
          dimension: 'fit',
          // @ts-expect-error TS2322 a misspelt field in a literal policy, without any type argument
          when: { field: 'company.employes', op: 'atLeast', value: 200 },
          points: 10,
        },
      ],
      thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
    },
    { fields },
  )

export const missing = (): ScoringPolicy =>
  defineScoringPolicy(
    {
      id: 'agreed',
      version: '1',
      dimensions: { fit: {} },
      // @ts-expect-error TS2322 no predicate is registered
      rules: [{ id: 'r', dimension: 'fit', when: { predicate: 'icp-fit' }, points: 10 }],
      thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
    },
    { fields },
  )

const counted = <const W>(where: W) =>
  ({
    id: 'agreed',
    version: '1',
    dimensions: { fit: {} },
    rules: [{ id: 'r', dimension: 'fit', activity: 'visit', where, points: 10 }],
    thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
  }) as const

export const activities = (): readonly ScoringPolicy[] => [
  defineScoringPolicy(counted({ field: 'content', op: 'startsWith', value: '/a' }), { fields }),
  defineScoringPolicy(counted({ field: 'properties.page', op: 'is', value: 7 }), { fields }),
  // @ts-expect-error TS2345 a misspelt field of an activity
  defineScoringPolicy(counted({ field: 'contnt', op: 'is', value: '/a' }), { fields }),
  // @ts-expect-error TS2345 an operator that does not suit a text
  defineScoringPolicy(counted({ field: 'content', op: 'above', value: 7 }), { fields }),
]
