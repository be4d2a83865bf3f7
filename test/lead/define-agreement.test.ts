import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { profileFields } from '../../src/conditions/index.ts'
import { defineCriteria, defineNotifications, leadFields } from '../../src/lead/index.ts'
import { modelOf } from './world.ts'

const profile = profileFields(z.object({ company: z.object({ employees: z.int() }) }))
const names = { fields: leadFields(profile) }

describe('defineCriteria', () => {
  test('gives a frozen copy that a model takes', () => {
    const literal = { acceptance: { field: 'company.employees', op: 'atLeast', value: 9 } } as const
    const criteria = defineCriteria(literal, names)
    expect(criteria).toEqual(literal)
    expect(criteria).not.toBe(literal)
    expect(Object.isFrozen(criteria.acceptance)).toBe(true)
    const model = modelOf({ criteria, names: { fields: profile } })
    expect(model.criteria.acceptance?.fields).toEqual(['company.employees'])
  })

  test.each([
    [
      { acceptance: { field: 'company.employes', op: 'present' } },
      /INVALID_CONDITION.*\n.*criteria\.acceptance\.field.*"company\.employees"/,
    ],
    [
      { aceptance: { field: 'company.employees', op: 'present' } },
      /INVALID_POLICY.*\n.*criteria\.aceptance.*"acceptance"/,
    ],
    [null, /INVALID_POLICY.*\n.*criteria: expected an object/],
  ])('refuses what the compiler was not asked: %j', (criteria, message) => {
    expect(() => defineCriteria(criteria as never, names)).toThrow(message)
  })
})

describe('defineNotifications', () => {
  test('gives a frozen copy', () => {
    const where = { field: 'content', op: 'is', value: '/pricing' } as const
    const literal = { activities: [{ name: 'prices', activity: 'page-view', where }] }
    const policy = defineNotifications(literal)
    expect(policy).toEqual(literal)
    expect(Object.isFrozen(policy.activities?.[0]?.where)).toBe(true)
    expect(Object.isFrozen(literal.activities)).toBe(false)
  })

  test.each([
    [{ activities: [{ name: 'a' }] }, /INVALID_POLICY.*\n.*activities\[0\]\.activity/],
    [
      { activities: [{ name: 'a', activity: 'b', where: { field: 'page', op: 'present' } }] },
      /INVALID_CONDITION.*\n.*activities\[0\]\.where\.field/,
    ],
    [
      { activities: [{ name: 'a', activity: 'b', when: { field: 'scor', op: 'present' } }] },
      /INVALID_CONDITION.*\n.*activities\[0\]\.when\.field/,
    ],
  ])('refuses what the compiler was not asked: %j', (policy, message) => {
    expect(() => defineNotifications(policy as never, names)).toThrow(message)
  })
})
