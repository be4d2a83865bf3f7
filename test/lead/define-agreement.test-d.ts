import * as z from 'zod'
import {
  defineCriteria,
  defineNotifications,
  type HandoffCriteria,
  leadFields,
  type NotificationPolicy,
  profileFields,
} from '../../src/index.ts'

const profile = profileFields(
  z.object({
    qualification: z.object({ need: z.string() }),
    attributes: z.object({ seats: z.int() }),
  }),
)
const names = { fields: leadFields(profile), predicates: { 'icp-fit': () => true } }

export const criteria = (): readonly HandoffCriteria[] => [
  defineCriteria({ handOff: { field: 'qualification.need', op: 'present' } }, names),
  defineCriteria({ acceptance: { field: 'attributes.seats', op: 'atLeast', value: 5 } }, names),
  defineCriteria({ opportunity: { predicate: 'icp-fit' } }, names),
  defineCriteria({ acceptance: { field: 'score.total', op: 'atLeast', value: 5 } }, names),
  defineCriteria({ acceptance: { field: 'anything', op: 'present' } }),
  // @ts-expect-error TS2322 a misspelt field
  defineCriteria({ handOff: { field: 'qualification.ned', op: 'present' } }, names),
  // @ts-expect-error TS2322 an operator that does not suit the field
  defineCriteria({ acceptance: { field: 'qualification.need', op: 'above', value: 5 } }, names),
  // @ts-expect-error TS2322 a value of the wrong type
  defineCriteria({ acceptance: { field: 'attributes.seats', op: 'is', value: '5' } }, names),
  // @ts-expect-error TS2322 a predicate that nobody registered
  defineCriteria({ opportunity: { predicate: 'icp-ft' } }, names),
  // @ts-expect-error TS2561 a misspelt criterion
  defineCriteria({ aceptance: { field: 'qualification.need', op: 'present' } }, names),
]

const notice = { name: 'prices', activity: 'page-view' } as const
export const notices = (): readonly NotificationPolicy[] => [
  defineNotifications(
    { activities: [{ ...notice, where: { field: 'properties.page', op: 'is', value: 1 } }] },
    names,
  ),
  defineNotifications(
    { activities: [{ ...notice, when: { field: 'score.total', op: 'above', value: 1 } }] },
    names,
  ),
  defineNotifications(
    // @ts-expect-error TS2322 a bare property
    { activities: [{ ...notice, where: { field: 'page', op: 'is', value: 1 } }] },
    names,
  ),
  defineNotifications(
    // @ts-expect-error TS2322 a misspelt field of the lead
    { activities: [{ ...notice, when: { field: 'score.totl', op: 'above', value: 1 } }] },
    names,
  ),
]
