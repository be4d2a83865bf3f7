import { expectTypeOf } from 'vitest'
import * as z from 'zod'
import { compileCalendar, profileFields } from '../../src/index.ts'
import { defineSlaPolicy, parseSlaPolicy, type SlaPolicy } from '../../src/sla/index.ts'

const fields = profileFields(
  z.object({ company: z.object({ employees: z.int(), country: z.enum(['DE', 'AT']) }) }),
)
const always = { kind: 'always-open', timeZone: 'UTC' } as const
const calendars = { office: always, hotline: compileCalendar(always) }
const names = { fields, calendars, predicates: { vip: () => true } }

const target = <const T>(part: T) => {
  const first = { id: 'call', measure: 'first-touch', within: '1h', ...part } as const
  return { id: 'inbound', version: '1', targets: [first] } as const
}

export const sound = (): readonly SlaPolicy[] => [
  defineSlaPolicy(target({ when: { field: 'company.employees', op: 'above', value: 9 } }), names),
  defineSlaPolicy(target({ pauseWhen: { predicate: 'vip' } }), names),
  defineSlaPolicy(target({ calendar: 'office' }), names),
  defineSlaPolicy(target({ calendar: { of: ['team'], otherwise: 'hotline' } }), names),
  // without names there is nothing to misspell
  defineSlaPolicy(target({ when: { field: 'anything', op: 'present' } })),
]

export const broken = (): readonly SlaPolicy[] => [
  // @ts-expect-error TS2345 a misspelt field
  defineSlaPolicy(target({ when: { field: 'company.employes', op: 'above', value: 9 } }), names),
  // @ts-expect-error TS2345 an operator that does not suit the field
  defineSlaPolicy(target({ when: { field: 'company.country', op: 'above', value: 9 } }), names),
  // @ts-expect-error TS2345 a value that the field never has
  defineSlaPolicy(target({ when: { field: 'company.country', op: 'is', value: 'FR' } }), names),
  // @ts-expect-error TS2345 a misspelt field of a pause
  defineSlaPolicy(target({ pauseWhen: { field: 'company.size', op: 'present' } }), names),
  // @ts-expect-error TS2345 a predicate that nobody registered
  defineSlaPolicy(target({ when: { predicate: 'vpi' } }), names),
  // @ts-expect-error TS2345 a misspelt calendar
  defineSlaPolicy(target({ calendar: 'ofice' }), names),
  // @ts-expect-error TS2345 a misspelt calendar for those who have none
  defineSlaPolicy(target({ calendar: { of: ['team'], otherwise: 'hotlin' } }), names),
]

export const literal = (): SlaPolicy =>
  defineSlaPolicy(
    {
      id: 'inbound',
      version: '1',
      targets: [
        {
          id: 'call',
          measure: 'first-touch',
          within: '1h',
          // @ts-expect-error TS2322 a misspelt field in a literal policy, without any type argument
          when: { field: 'company.employes', op: 'above', value: 9 },
        },
      ],
    },
    { fields },
  )

expectTypeOf(parseSlaPolicy({} as unknown)).toEqualTypeOf<SlaPolicy>()
