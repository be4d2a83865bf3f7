import { expect, test } from 'vitest'
import { compileHandoffModel, decide, subjectOf } from '../../src/index.ts'
import { isPlainObject } from '../../src/kernel/index.ts'
import { read } from './files.ts'

const [, section = ''] = read('docs/guide/put-it-to-work.md').split('## What a condition sees\n')
const [table = ''] = section.split('Not every policy')

/** The fields of the table; `.email` goes on with the section of the field before it. */
const told = (table.match(/^\| `.*?\|/gm) ?? []).flatMap((cell) => {
  let root = ''
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => {
    if (!name.startsWith('.')) root = name.split('.', 1)[0] ?? ''
    return name.startsWith('.') ? `${root}${name}` : name
  })
})

const open = ['attributes', 'score.dimensions']

const pathsOf = (value: unknown, path: string): readonly string[] => {
  if (open.includes(path)) return [`${path}.…`]
  if (!isPlainObject(value)) return [path]
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, path === '' ? key : `${path}.${key}`),
  )
}

const model = compileHandoffModel({
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { fit: {} },
    rules: [{ id: 'demo', dimension: 'fit', activity: 'demo', points: 50 }],
    thresholds: { qualified: { all: [{ score: 'fit', atLeast: 50 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { queue: 'all' } }],
    nobody: 'hold',
  },
})

test('every field that a condition sees is in the table, and no other', () => {
  const result = decide(
    model,
    {
      type: 'capture',
      leadId: 'ada',
      source: { channel: 'fair', campaign: 'spring', medium: 'booth', content: 'a talk' },
      profile: {
        contact: {
          name: 'Ada',
          email: 'ada@example.com',
          phone: '+43 1 234567',
          jobTitle: 'Buyer',
          language: 'de',
          country: 'AT',
        },
        company: {
          name: 'Acme',
          domain: 'example.com',
          industry: 'food',
          country: 'AT',
          employees: 9,
        },
        qualification: {
          need: 'pumps',
          timescale: 'spring',
          budget: { amountMinor: 1, currency: 'EUR' },
          authority: 'Bob',
          nextSteps: 'a visit',
        },
        attributes: { product: 'pumps' },
      },
    },
    { now: Date.UTC(2026, 2, 2), commandId: 'c1' },
  )
  if (!result.ok) throw new Error(result.refusal.message)
  const record = result.value.changes[0]?.record
  if (!record) throw new Error('no lead')
  const seen = pathsOf(subjectOf(record.lead, record.profile), '')
  expect([...told].sort()).toEqual([...seen].sort())
})
