import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { profileFields } from '../../src/conditions/index.ts'
import { HandoffError } from '../../src/kernel/index.ts'
import { defineSlaPolicy, parseSlaPolicy } from '../../src/sla/index.ts'

const office = { kind: 'always-open', timeZone: 'UTC' } as const
const fields = profileFields(z.object({ grade: z.string() }))
const stored = () => ({
  id: 'inbound',
  version: '1',
  targets: [
    {
      id: 'call',
      measure: 'first-touch',
      within: '1h',
      calendar: 'office',
      when: { field: 'grade', op: 'is', value: 'A1' },
    },
  ],
})

describe('parseSlaPolicy', () => {
  test('gives a frozen copy of what was stored', () => {
    const input = stored()
    const policy = parseSlaPolicy(input, { fields, calendars: { office } })
    expect(policy).toEqual(stored())
    expect(policy).not.toBe(input)
    expect(Object.isFrozen(policy.targets[0]?.when)).toBe(true)
    expect(Object.isFrozen(input.targets)).toBe(false)
  })

  test('says every place that is wrong', () => {
    const input = stored()
    Object.assign(input.targets[0] ?? {}, {
      calendar: 'ofice',
      when: { field: 'grad', op: 'present' },
    })
    const parse = () => parseSlaPolicy(input, { fields, calendars: { office } })
    expect(parse).toThrow(HandoffError)
    expect(parse).toThrow(/INVALID_SLA_POLICY/)
    expect(parse).toThrow(/targets\[0\]\.calendar: .*did you mean "office"/)
    expect(parse).toThrow(/targets\[0\]\.when\.field: .*did you mean "grade"/)
  })
})

test('defineSlaPolicy checks what the compiler was not asked to', () => {
  const policy = stored() as never
  expect(() => defineSlaPolicy(policy, { fields })).toThrow(/targets\[0\]\.calendar/)
  expect(defineSlaPolicy(policy, { fields, calendars: { office } })).toEqual(stored())
})
