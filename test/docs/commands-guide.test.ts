import { describe, expect, test } from 'vitest'
import {
  parseCommand,
  refusalCodes,
  standardCommands,
  standardGuardNames,
  standardLifecycle,
} from '../../src/index.ts'
import { read } from './files.ts'

const guide = read('docs/guide/commands.md')

/** The rows of the tables below a heading, cell by cell. */
const rowsBelow = (heading: string): readonly (readonly string[])[] => {
  const [, section = ''] = guide.split(`## ${heading}\n`)
  const [body = ''] = section.split(/^## /m)
  return (body.match(/^\| `.*$/gm) ?? []).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const namesIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

const commands = rowsBelow('Standard commands').map(([name, fields]) => ({
  type: namesIn(name)[0] ?? '',
  fields: namesIn(fields).map((field) => field.replace('?', '')),
  required: namesIn(fields).filter((field) => !field.endsWith('?')),
}))

/** A sound value of every field that a standard command may have. */
const sound: Readonly<Record<string, unknown>> = {
  absorb: 'bob',
  activity: 'page-view',
  activityId: 'a1',
  add: { fit: 1 },
  automated: false,
  channel: 'call',
  channels: ['email'],
  content: '/prices',
  dimensions: { fit: 1 },
  expiresAt: 0,
  grade: 'A1',
  inReplyTo: 'a1',
  noteId: 'n1',
  outcome: 'reached',
  profile: {},
  properties: {},
  reason: 'met-in-person',
  source: { channel: 'fair' },
  text: 'a remark',
  total: 1,
  touchId: 't1',
}

const isSound = (type: string, fields: readonly string[]): boolean =>
  parseCommand({
    type,
    leadId: 'ada',
    ...Object.fromEntries(fields.map((name) => [name, sound[name]])),
  }).ok

test('every standard command has a row', () => {
  expect(commands.map(({ type }) => type).sort()).toEqual([...standardCommands].sort())
})

test('every field of a command is one that is known here', () => {
  expect([...new Set(commands.flatMap(({ fields }) => fields))].sort()).toEqual(
    Object.keys(sound).sort(),
  )
})

describe.each(commands)('$type', ({ type, fields, required }) => {
  test('takes the fields of its row, and needs those without a question mark', () => {
    expect(isSound(type, fields)).toBe(true)
    expect(isSound(type, required)).toBe(true)
    for (const name of required) {
      const others = fields.filter((field) => field !== name)
      expect(isSound(type, others), `without ${name}`).toBe(false)
    }
  })

  test('takes no field that is not in its row', () => {
    const others = Object.keys(sound).filter((name) => !fields.includes(name))
    expect(others.filter((name) => isSound(type, [...required, name]))).toEqual([])
  })
})

test('every transition of the standard lifecycle has a row that says what it is', () => {
  const stages = standardLifecycle.stages.size
  const expected = [...standardLifecycle.transitions].map(([name, exit]) => [
    `\`${name}\``,
    exit.from.length === stages ? 'everywhere' : exit.from.join(', '),
    { stage: exit.to.join(', '), same: '–', previous: 'the stage before' }[exit.target],
    exit.by === 'person' ? 'a person' : 'anyone',
    exit.guards.map((guard) => `\`${guard}\``).join(', '),
  ])
  const rows = rowsBelow('Transitions of the standard lifecycle').filter(
    (cells) => cells.length === 5,
  )
  expect(rows).toEqual(expected)
})

test('every agreed reason is named', () => {
  const expected = [...standardLifecycle.transitions]
    .filter(([, { reasons }]) => reasons.length > 0)
    .map(([name, { reasons }]) => [name, reasons])
  const rows = rowsBelow('Transitions of the standard lifecycle').filter(
    (cells) => cells.length === 2,
  )
  expect(rows.map(([name, reasons]) => [namesIn(name)[0], namesIn(reasons)])).toEqual(expected)
})

test('every standard guard has a row', () => {
  const rows = rowsBelow('Guards').map(([name]) => namesIn(name)[0] ?? '')
  expect(rows.sort()).toEqual([...standardGuardNames].sort())
})

test('every refusal is named, and none that does not exist', () => {
  const named = new Set(guide.match(/`[A-Z]+(?:_[A-Z]+)+`/g)?.map((code) => code.slice(1, -1)))
  const faults = ['INVALID_POLICY']
  expect([...named].filter((code) => !faults.includes(code)).sort()).toEqual([...refusalCodes])
})
