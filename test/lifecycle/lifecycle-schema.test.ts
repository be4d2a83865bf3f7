import { describe, expect, test } from 'vitest'
import {
  lifecycleJsonSchema,
  lifecycleSchema,
  parseLifecycle,
  standardLifecycle,
} from '../../src/lifecycle/index.ts'

const stored = (): unknown => JSON.parse(JSON.stringify(standardLifecycle.definition))

describe('lifecycleSchema', () => {
  test('takes the JSON of a definition as it is', () => {
    expect(lifecycleSchema.parse(stored())).toEqual(standardLifecycle.definition)
  })

  test('refuses strangers', () => {
    expect(lifecycleSchema.safeParse({ ...(stored() as object), colour: 'red' }).success).toBe(
      false,
    )
  })
})

describe('lifecycleJsonSchema', () => {
  test('describes the same shape', () => {
    const schema = lifecycleJsonSchema()
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['id', 'initial', 'stages', 'transitions'],
      additionalProperties: false,
    })
    expect(JSON.stringify(schema)).toContain('"enum":["open","parked","won","lost","discarded"]')
    expect(lifecycleJsonSchema()).not.toBe(schema)
  })
})

describe('parseLifecycle', () => {
  test('reads what was stored', () => {
    expect(parseLifecycle(stored()).fingerprint).toBe(standardLifecycle.fingerprint)
  })

  test('says where and what to write instead', () => {
    const spoilt = { ...(stored() as object), initial: 'nurturng' }
    expect(() => parseLifecycle(spoilt)).toThrow(
      'INVALID_LIFECYCLE: this lifecycle contradicts itself\n' +
        '  - initial: the stage "nurturng" does not exist; did you mean "nurturing"?',
    )
  })
})
