import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type FieldKind, profileFields } from '../../src/conditions/index.ts'
import { HandoffError } from '../../src/kernel/index.ts'
import { compileHandoffModel, leadFields, subjectOf } from '../../src/lead/index.ts'
import { captured, createWorld, demo, policy } from './world.ts'

const fields = profileFields(
  z.object({
    company: z.object({ employees: z.int().optional() }),
    attributes: z.object({ plan: z.string() }),
  }),
)

const routing = (when: unknown) => ({
  routing: {
    ...policy.routing,
    rules: [{ ...policy.routing.rules[0], name: 'some', when }, ...policy.routing.rules],
  },
})
const sla = (when: unknown) => ({
  sla: {
    id: 's',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within: '5m', when }],
  },
})
const criteria = (when: unknown) => ({ criteria: { acceptance: when } })
const notices = (when: unknown) => ({
  notifications: { activities: [{ name: 'hot', activity: 'visit', when }] },
})
const places = { routing, sla, criteria, notices }

const wrong = (input: object) => {
  try {
    compileHandoffModel({ ...policy, names: { fields }, ...input } as never)
    return []
  } catch (error) {
    if (!(error instanceof HandoffError)) throw error
    return error.issues.map(({ path, suggestion }) => [error.code, path, suggestion])
  }
}

describe.each(Object.entries(places))('with a profile schema, conditions of %s', (_, place) => {
  test.each([
    { field: 'source.channel', op: 'is', value: 'fair' },
    { field: 'score.total', op: 'atLeast', value: 60 },
    { field: 'score.dimensions.engagement', op: 'atLeast', value: 60 },
    { field: 'score.grade', op: 'is', value: 'A1' },
    { field: 'stage', op: 'is', value: 'mql' },
    { field: 'cycle', op: 'above', value: 1 },
    { field: 'owner', op: 'present' },
    { field: 'optedOut', op: 'hasAny', value: ['phone'] },
    { field: 'company.employees', op: 'atLeast', value: 9 },
  ])('may name $field', (when) => {
    expect(wrong(place(when))).toEqual([])
  })

  test.each([
    ['score.totl', 'score.total'],
    ['score.dimensions.engagment', 'score.dimensions.engagement'],
    ['company.employes', 'company.employees'],
  ])('may not name %s', (field, suggestion) => {
    const [[, path, near] = []] = wrong(place({ field, op: 'atLeast', value: 60 }))
    expect([path?.endsWith('field'), near]).toEqual([true, suggestion])
  })

  test('may not compare them with what they never hold', () => {
    const [[, path] = []] = wrong(place({ field: 'score.total', op: 'is', value: 'high' }))
    expect(path).toMatch(/value$/)
  })
})

test('the finding names the condition', () => {
  const when = { field: 'score.totl', op: 'atLeast', value: 60 }
  const at = (place: keyof typeof places) => wrong(places[place](when))[0]?.slice(0, 2)
  expect(at('routing')).toEqual(['INVALID_ROUTING_POLICY', 'rules[0].when.field'])
  expect(at('sla')).toEqual(['INVALID_SLA_POLICY', 'targets[0].when.field'])
  expect(at('criteria')).toEqual(['INVALID_CONDITION', 'criteria.acceptance.field'])
  expect(at('notices')).toEqual(['INVALID_CONDITION', 'notifications.activities[0].when.field'])
})

test('scoring sees the profile alone', () => {
  const rules = [
    ...policy.scoring.rules,
    {
      id: 'hot',
      dimension: 'engagement',
      when: { field: 'score.total', op: 'atLeast', value: 1 },
      points: 5,
    },
  ]
  expect(wrong({ scoring: { ...policy.scoring, rules } })).toEqual([
    ['INVALID_SCORING_POLICY', 'rules[3].when.field', undefined],
  ])
})

test.each([
  ['a field', z.object({ stage: z.string() }), 'stage'],
  ['an object', z.object({ score: z.object({ total: z.int(), grade: z.string() }) }), 'score'],
  ['a record', z.object({ source: z.record(z.string(), z.unknown()) }), 'source'],
])('a profile schema that claims %s of the lead is refused', (_, schema, path) => {
  const names = { fields: profileFields(schema as z.ZodType) }
  expect(wrong({ names })).toEqual([['INVALID_PROFILE_SCHEMA', path, undefined]])
  expect(() => leadFields(names.fields)).toThrow(`"${path}" is the lead's own`)
})

const kindsOf = (value: unknown, path: string): [string, FieldKind][] => {
  if (Array.isArray(value)) return [[path, 'texts']]
  if (typeof value === 'string') return [[path, 'text']]
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => kindsOf(inner, `${path}.${key}`))
  }
  return [[path, typeof value as 'number' | 'boolean']]
}

test('they are what a lead really has', () => {
  const source = { channel: 'fair', campaign: 'spring', medium: 'booth', content: 'talk' }
  const { scoring } = policy
  const engagement = { bands: [{ label: 'A' as const }] }
  const graded = { ...scoring, dimensions: { engagement }, grade: { rows: 'engagement' } }
  const world = createWorld({ scoring: graded })
  world.given({ ...captured[0], source } as never, demo)
  const { lead, profile } = world.record()
  const { contact, company, qualification, attributes, ...own } = subjectOf(lead, profile)
  expect(profile).toMatchObject({ contact, company, qualification, attributes })
  const found = Object.entries(own).flatMap(([key, value]) => kindsOf(value, key))
  const known = leadFields(profileFields(z.object({})), ['engagement'])
  expect(new Map(found.sort())).toEqual(
    new Map([...known.paths].map(([path, { kind }]) => [path, kind] as const).sort()),
  )
  expect(known.open).toEqual([])
})
