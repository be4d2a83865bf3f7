import * as z from 'zod'
import {
  compileRouting,
  defineRoutingPolicy,
  profileFields,
  type Strategy,
} from '../../src/index.ts'

const fields = profileFields(z.object({ company: z.object({ country: z.string() }) }))
const own: Strategy = { choose: (desk) => desk.candidates[0] }
const names = { fields, teams: ['sales', 'partners'], strategies: { own } } as const

const to = <const T extends object>(target: T) =>
  ({ id: 'x', version: '1', nobody: 'hold', rules: [{ name: 'all', target }] }) as const
const by = <const S>(strategy: S) => to({ team: 'sales', strategy } as const)
const when = <const W>(condition: W) => {
  const policy = by('weighted')
  return { ...policy, rules: [{ ...policy.rules[0], when: condition }] } as const
}

defineRoutingPolicy(by('weighted'), names)
defineRoutingPolicy(by({ custom: 'own' }), names)
defineRoutingPolicy(by({ use: 'territory', field: 'company.country' }), names)
defineRoutingPolicy(to({ team: 'partners', strategy: 'quota' }), names)
compileRouting(by({ use: 'sticky', key: 'anything', by: { custom: 'anything' } }))

// @ts-expect-error a misspelt strategy
compileRouting(by('weigthed'))

// @ts-expect-error a misspelt strategy with settings
compileRouting(by({ use: 'stikcy', key: 'domain' }))

// @ts-expect-error a misspelt team
defineRoutingPolicy(to({ team: 'sale', strategy: 'weighted' }), names)

// @ts-expect-error a misspelt field of a strategy
defineRoutingPolicy(by({ use: 'territory', field: 'company.contry' }), names)

// @ts-expect-error a misspelt field of a condition
defineRoutingPolicy(when({ field: 'company.contry', op: 'is', value: 'DE' }), names)

// @ts-expect-error an operator that does not suit the field
defineRoutingPolicy(when({ field: 'company.country', op: 'above', value: 7 }), names)

// @ts-expect-error a strategy of the host's own that is not registered
defineRoutingPolicy(by({ custom: 'owm' }), names)

// @ts-expect-error a misspelt target
compileRouting(to({ asignee: 'mia' }))

// @ts-expect-error a misspelt choice for nobody
compileRouting({ ...by('weighted'), nobody: 'holt' })

// @ts-expect-error a misspelt setting of a pool
compileRouting({ ...by('weighted'), pools: { sales: { absence: 'catchup' } } })
