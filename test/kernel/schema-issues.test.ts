import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { formatIssue, limits, schemaIssues } from '../../src/kernel/index.ts'

const rule = z.strictObject({
  name: z.string().min(1).max(5),
  points: z.int().min(0),
  share: z.number().gt(0).lt(1).exactOptional(),
  kind: z.enum(['hot', 'cold']).exactOptional(),
  on: z.boolean().exactOptional(),
  when: z
    .union([z.strictObject({ field: z.string() }), z.strictObject({ predicate: z.string() })])
    .exactOptional(),
})
const schema = z.strictObject({
  rules: z.array(rule).min(1).max(3),
  notes: z.record(z.string().max(3), z.string()).exactOptional(),
  size: z.int('expected a size').exactOptional(),
})
const known = z.toJSONSchema(schema) as never

const saidOf = (input: unknown): readonly string[] =>
  schemaIssues(schema.safeParse(input).error?.issues ?? [], input, () => known).map(formatIssue)

const sound = { name: 'a', points: 1 }
const withRule = (change: object) => ({ rules: [{ ...sound, ...change }] })

describe('a finding of a schema in words', () => {
  test.each<[unknown, string]>([
    [null, 'expected an object, got null'],
    [{}, 'rules: expected a list, got nothing'],
    [{ rules: [] }, 'rules: expected at least one entry, got none'],
    [{ rules: [sound, sound, sound, sound] }, 'rules: expected at most 3 entries, got 4'],
    [withRule({ name: 7 }), 'rules[0].name: expected a text, got 7'],
    [withRule({ name: '' }), 'rules[0].name: expected a text that is not empty, got none'],
    [withRule({ name: 'abcdef' }), 'rules[0].name: expected at most 5 characters, got 6'],
    [withRule({ points: '1' }), 'rules[0].points: expected a number, got "1"'],
    [withRule({ points: 1.5 }), 'rules[0].points: expected a whole number, got 1.5'],
    [withRule({ points: -1 }), 'rules[0].points: expected at least 0, got -1'],
    [withRule({ share: 0 }), 'rules[0].share: expected more than 0, got 0'],
    [withRule({ share: 1 }), 'rules[0].share: expected less than 1, got 1'],
    [
      withRule({ kind: 'hott' }),
      'rules[0].kind: expected one of hot, cold; got "hott"; did you mean "hot"?',
    ],
    [withRule({ on: 'yes' }), 'rules[0].on: expected true or false, got "yes"'],
    [withRule({ pionts: 1 }), 'rules[0].pionts: unknown key "pionts"; did you mean "points"?'],
    [
      withRule({ stranger: 1 }),
      'rules[0].stranger: unknown key "stranger"; known are name, points, share, kind, on, when',
    ],
    [{ rules: [sound], points: 1 }, 'points: "points" does not belong here'],
    [withRule({ when: { feild: 'a' } }), 'rules[0].when.field: expected a text, got nothing'],
    [withRule({ when: { predicate: 7 } }), 'rules[0].when.predicate: expected a text, got 7'],
    [{ rules: [sound], notes: { long: 'x' } }, 'notes.long: expected at most 3 characters, got 4'],
    [{ rules: [sound], size: 'x' }, 'size: expected a size'],
    [withRule({ name: [1, 2] }), 'rules[0].name: expected a text, got Array'],
  ])('of %j', (input, expected) => {
    expect(saidOf(input)[0]).toBe(expected)
  })

  test('abbreviations keep their capitals, other sentences begin small', () => {
    const said = (message: string) =>
      schemaIssues([{ path: [], message }], {}, () => ({}))[0]?.message
    expect(said('JSON expected')).toBe('JSON expected')
    expect(said('Not now')).toBe('not now')
  })

  test('at most limits.issues are kept', () => {
    const findings = Array.from({ length: 500 }, (_, i) => ({ path: [i], message: 'No' }))
    expect(schemaIssues(findings, [], () => ({}))).toHaveLength(limits.issues)
  })
})
