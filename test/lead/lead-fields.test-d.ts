import { expectTypeOf } from 'vitest'
import * as z from 'zod'
import {
  defineRoutingPolicy,
  leadFields,
  type ProfileFields,
  profileFields,
} from '../../src/index.ts'

const profile = profileFields(z.object({ company: z.object({ employees: z.int() }) }))
const names = { fields: leadFields(profile, ['fit', 'engagement']), teams: ['sales'] } as const

const when = <const W>(condition: W) =>
  ({
    id: 'x',
    version: '1',
    nobody: 'hold',
    rules: [{ name: 'all', when: condition, target: { team: 'sales', strategy: 'weighted' } }],
  }) as const

export const sound = () => [
  defineRoutingPolicy(when({ field: 'source.channel', op: 'is', value: 'fair' }), names),
  defineRoutingPolicy(when({ field: 'score.total', op: 'atLeast', value: 60 }), names),
  defineRoutingPolicy(when({ field: 'score.dimensions.fit', op: 'atLeast', value: 6 }), names),
  defineRoutingPolicy(when({ field: 'optedOut', op: 'hasNone', value: ['phone'] }), names),
  defineRoutingPolicy(when({ field: 'company.employees', op: 'atLeast', value: 9 }), names),
  defineRoutingPolicy(when({ field: 'score.dimensions.any', op: 'above', value: 6 }), {
    fields: leadFields(profile),
  }),
]

export const broken = () => [
  // @ts-expect-error TS2345 a misspelt field of the lead
  defineRoutingPolicy(when({ field: 'source.chanel', op: 'is', value: 'fair' }), names),
  // @ts-expect-error TS2345 no such dimension
  defineRoutingPolicy(when({ field: 'score.dimensions.fot', op: 'atLeast', value: 6 }), names),
  // @ts-expect-error TS2345 a value of the wrong type
  defineRoutingPolicy(when({ field: 'score.total', op: 'is', value: 'high' }), names),
  // @ts-expect-error TS2345 an operator that does not suit a number
  defineRoutingPolicy(when({ field: 'cycle', op: 'contains', value: '1' }), names),
  // @ts-expect-error TS2345 a misspelt field of the profile
  defineRoutingPolicy(when({ field: 'company.employes', op: 'atLeast', value: 9 }), names),
]

// of a profile that nothing is known of, every path is allowed
declare const anything: ProfileFields
expectTypeOf(leadFields(anything)).toEqualTypeOf<ProfileFields<unknown>>()
