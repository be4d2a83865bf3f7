import { expect, test } from 'vitest'
import * as surface from '../../src/index.ts'
import { publicNames } from '../architecture/tsdoc.ts'
import { readWorld } from '../architecture/world.ts'
import { read, root } from './files.ts'

const glossary = read('docs/glossary.md')

/** The rows of all tables: word, meaning, names in the code. */
const rows = glossary
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ |:-]+$/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(([word]) => word !== 'word')

const exported = new Set(publicNames(readWorld(new URL('src/', root))).map(([, name]) => name))

test('every name in the column "in the code" is exported', () => {
  const named = rows.flatMap(([, , code = '']) => code.match(/(?<=`)\w+(?=`)/g) ?? [])
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !exported.has(name))).toEqual([])
})

test('every word is explained, once, in the order of the alphabet within its table', () => {
  const words = rows.map(([word = '']) => word)
  expect(new Set(words).size).toBe(words.length)
  for (const [word, meaning = ''] of rows) expect(meaning, word).not.toBe('')
  for (const table of glossary.split(/^## /m).slice(1)) {
    const inTable = words.filter((word) => table.includes(`\n| ${word} |`))
    expect(inTable).toEqual([...inTable].sort((a, b) => (a < b ? -1 : 1)))
  }
})

/** `markUnreachable` and `mark-unreachable` are the words "mark unreachable". */
const words = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()

test('every stage, kind, mark, transition and command is a word of its own', () => {
  const { standardCommands, standardLifecycle, stageKinds, stageMarks } = surface
  const explained = rows.map(([word = '']) => words(word))
  const names = [
    ...stageKinds,
    ...stageMarks,
    ...standardLifecycle.stages.keys(),
    ...standardLifecycle.transitions.keys(),
    ...standardCommands,
  ]
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !explained.includes(words(name)))).toEqual([])
})
