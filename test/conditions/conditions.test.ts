import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import {
  checkCondition,
  compileCondition,
  conditionJsonSchema,
  missingFrom,
  parseCondition,
  profileFields,
} from '../../src/conditions/index.ts'
import { HandoffError } from '../../src/kernel/index.ts'

describe('the annotated tree', () => {
  const rule = compileCondition(
    {
      all: [
        { field: 'qualification.budget', op: 'atLeast', value: 10_000 },
        { any: [{ field: 'need', op: 'present' }, { predicate: 'icp-fit' }] },
        { not: { field: 'country', op: 'in', value: ['KP', 'RU'] } },
        { field: 'topic', op: 'is', value: 'scoring' },
      ],
    },
    { predicates: { 'icp-fit': (subject) => subject['icp'] === true } },
  )

  test('says what is missing, in words', () => {
    const outcome = rule.evaluate({ country: 'RU', topic: 'routing' }, 0)
    expect(outcome.met).toBe(false)
    expect(missingFrom(outcome)).toEqual([
      'qualification.budget is at least 10000 (not known)',
      '(need is known or icp-fit)',
      'not: country is one of KP, RU (is RU)',
      'topic equals scoring (is routing)',
    ])
  })

  test('has every leaf, with what was expected and found', () => {
    const outcome = rule.evaluate({ icp: true, qualification: { budget: 9 } }, 0)
    expect(outcome).toMatchObject({
      kind: 'all',
      members: [
        { field: 'qualification.budget', op: 'atLeast', expected: 10_000, actual: 9, met: false },
        {
          kind: 'any',
          met: true,
          members: [{ missing: true }, { predicate: 'icp-fit', met: true }],
        },
        { kind: 'not', met: true },
        { missing: true },
      ],
    })
  })
})

test('a predicate that answers anything but true says no', () => {
  const predicates = { odd: (() => 'yes') as never }
  expect(compileCondition({ predicate: 'odd' }, { predicates }).test({}, 0)).toBe(false)
})

test('the time of a fact that grows old is known', () => {
  const fresh = compileCondition({ field: 'at', op: 'withinLast', value: '1d' })
  expect(fresh.timeDependent).toBe(true)
  expect(fresh.nextTurnAt({ at: 5 }, 0)).toBe(5)
  expect(fresh.nextTurnAt({ at: 5 }, 5)).toBe(86_400_005)
  expect(fresh.nextTurnAt({ at: 5 }, 86_400_005)).toBeUndefined()
})

describe('profile fields', () => {
  const schema = z.object({
    country: z.enum(['DE', 'AT']).default('DE'),
    company: z.object({ size: z.int().nullish(), tier: z.literal([1, 2]).optional() }).readonly(),
    topics: z.array(z.string()),
    channel: z.union([z.literal('web'), z.literal('fair'), z.null()]),
    email: z
      .email()
      .transform((text) => text.toLowerCase())
      .pipe(z.string()),
    attributes: z.record(z.string(), z.unknown()),
  })

  test('are read from a schema, under optional, nullable, default, readonly and pipe', () => {
    const { paths, open } = profileFields(schema)
    expect(Object.fromEntries(paths)).toEqual({
      country: { kind: 'text', values: ['DE', 'AT'] },
      'company.size': { kind: 'number' },
      'company.tier': { kind: 'number', values: [1, 2] },
      topics: { kind: 'texts' },
      channel: { kind: 'text', values: ['web', 'fair'] },
      email: { kind: 'text' },
    })
    expect(open).toEqual(['attributes'])
  })

  test.each([
    [{ field: 'attributes.anything', op: 'is', value: 3 }, undefined],
    [{ field: 'company.siez', op: 'is', value: 3 }, 'company.size'],
    [{ field: 'channel', op: 'is', value: 'fiar' }, 'fair'],
    [{ field: 'topics', op: 'hasAny', value: [3] }, undefined],
  ])('%o', (condition, suggestion) => {
    const [issue] = checkCondition(condition, { fields: profileFields(schema) })
    expect(issue?.suggestion).toBe(suggestion)
  })

  test('of kinds that conditions cannot use are refused with their path', () => {
    const odd = z.object({ a: z.object({ when: z.date() }), b: z.union([z.string(), z.number()]) })
    try {
      profileFields(odd)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(HandoffError)
      expect((error as HandoffError).code).toBe('INVALID_PROFILE_SCHEMA')
      expect((error as HandoffError).issues.map(({ path }) => path)).toEqual(['a.when', 'b'])
    }
  })
})

test('a parsed condition is a frozen copy', () => {
  const input = { all: [{ field: 'a', op: 'in', value: ['x'] }] }
  const condition = parseCondition(input)
  input.all[0]?.value.push('y')
  expect(condition).toEqual({ all: [{ field: 'a', op: 'in', value: ['x'] }] })
  expect(Object.isFrozen((condition as typeof input).all[0]?.value)).toBe(true)
})

test('a condition is a JSON Schema too', () => {
  expect(JSON.stringify(conditionJsonSchema())).toContain('"withinLast"')
})

test('a condition of too many parts is refused', () => {
  const all = Array.from({ length: 2_000 }, () => ({ field: 'a', op: 'present' }))
  expect(checkCondition({ all })[0]?.message).toBe('a condition has at most 1000 parts')
})
