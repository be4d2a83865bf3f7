import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { limits } from '../src/kernel/index.ts'
import { standardLifecycle } from '../src/lifecycle/index.ts'
import * as schemas from '../src/schemas.ts'

const when = {
  all: [
    { any: [{ field: 'company.country', op: 'in', value: ['DE', 'AT'] }] },
    { not: { predicate: 'competitor' } },
  ],
}
const weekly = { mon: [['09:00', '17:00']], fri: [] }
const office = { timeZone: 'Europe/Vienna', weekly, holidays: ['2026-12-25'] }
const calendar = {
  kind: 'intersection',
  of: [office, { kind: 'union', of: [{ kind: 'always-open', timeZone: 'UTC' }] }],
}

/** One sound policy of each kind, each part of it used. */
const sound = {
  calendarPolicy: calendar,
  condition: when,
  lifecycle: standardLifecycle.definition,
  scoringPolicy: {
    id: 'agreed',
    version: '1',
    dimensions: { fit: { min: 0, bands: [{ label: 'A', from: 10 }, { label: 'B' }] } },
    groups: { reading: { max: 30 } },
    rules: [
      { id: 'market', dimension: 'fit', when, points: 10 },
      {
        id: 'prices',
        dimension: 'fit',
        group: 'reading',
        activity: ['visit'],
        where: { field: 'content', op: 'startsWith', value: '/pricing' },
        points: 10,
        limit: { perDay: 1 },
        decay: { halfLifeDays: 14 },
      },
    ],
    grade: { rows: 'fit' },
    thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
  },
  routingPolicy: {
    id: 'inbound',
    version: '1',
    rules: [
      {
        name: 'near',
        when,
        target: {
          team: 'sales',
          strategy: { use: 'territory', field: 'company.country', by: 'weighted' },
        },
      },
      {
        name: 'all',
        target: {
          firstOf: [
            { teleQualify: { queue: 'calls' }, until: when, afterwards: { list: 'rest' } },
            { team: 'sales', strategy: { custom: 'own', options: { deep: [1, { a: null }] } } },
            { rules: [{ name: 'in', target: { assignee: 'mia' } }] },
          ],
        },
      },
    ],
    lists: { rest: [{ name: 'rest', target: { queue: 'rest' } }] },
    pools: { sales: { absence: 'catch-up', creditBack: ['junk'] } },
    nobody: { queue: 'rest' },
  },
  slaPolicy: {
    id: 'inbound',
    version: '1',
    targets: [
      {
        id: 'call',
        measure: 'first-touch',
        within: '4h',
        when,
        calendar: { of: ['team'], otherwise: 'office' },
        warnings: [{ fraction: 0.5 }, { left: '15m' }],
        escalation: [{ after: '0s', action: 'reassign' }],
      },
    ],
  },
  team: [
    {
      id: 'mia',
      teams: ['sales'],
      calendar,
      outOfOffice: [{ fromAt: 0, untilAt: 1, reason: 'holiday' }],
      quota: { leads: 5, per: 'week' },
    },
  ],
} as const

type Json = { readonly [key: string]: unknown } | readonly unknown[]
const partsOf = (value: unknown): readonly Record<string, unknown>[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value as Json).flatMap(partsOf)
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner]
}

/** The same policy with a stranger in one of its objects, once for each object. */
const spoilt = (value: unknown): readonly unknown[] => {
  const copies: unknown[] = []
  for (const [i] of partsOf(value).entries()) {
    const copy = structuredClone(value)
    Object.assign(partsOf(copy)[i] ?? {}, { stranger: limits })
    copies.push(copy)
  }
  return copies
}

test('every schema has its JSON Schema beside it', () => {
  const names = Object.keys(schemas)
  const zods = names.filter((name) => name.endsWith('Schema') && !name.endsWith('JsonSchema'))
  expect(zods.sort()).toEqual(
    Object.keys(sound)
      .map((name) => `${name}Schema`)
      .sort(),
  )
  expect(names.sort()).toEqual(
    zods.flatMap((name) => [name, name.replace(/Schema$/, 'JsonSchema')]).sort(),
  )
})

describe.each(Object.entries(sound))('%s', (name, policy) => {
  const all = schemas as unknown as Record<string, unknown>
  const jsonSchema = (): Record<string, unknown> =>
    (all[`${name}JsonSchema`] as () => Record<string, unknown>)()
  const zod = all[`${name}Schema`] as z.ZodType

  test('is draft 2020-12, new at each call', () => {
    expect(jsonSchema()['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(jsonSchema()).toEqual(jsonSchema())
    expect(jsonSchema()).not.toBe(jsonSchema())
  })

  test('names what it refers to, and lets everything be edited', () => {
    const schema = jsonSchema()
    const unnamed = Object.keys(schema['$defs'] ?? {}).filter((id) => id.startsWith('__'))
    expect(unnamed).toEqual([])
    expect(partsOf(schema).filter((part) => 'readOnly' in part)).toEqual([])
  })

  test('takes a sound one and refuses strangers, as the zod schema does', () => {
    const read = z.fromJSONSchema(jsonSchema() as never)
    expect(zod.safeParse(policy).success).toBe(true)
    expect(read.safeParse(policy).success).toBe(true)
    const said = spoilt(policy).map((one) => read.safeParse(one).success)
    expect(said).toEqual(spoilt(policy).map((one) => zod.safeParse(one).success))
    expect(said[0]).toBe(false)
  })
})
