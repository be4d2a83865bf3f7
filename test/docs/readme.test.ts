import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import * as calendar from '../../src/calendar/index.ts'
import * as core from '../../src/core.ts'
import * as engine from '../../src/engine/index.ts'
import * as feedback from '../../src/feedback/index.ts'
import * as main from '../../src/index.ts'
import { standardLifecycle, toMermaid } from '../../src/lifecycle/index.ts'
import * as metrics from '../../src/metrics/index.ts'
import * as report from '../../src/report/index.ts'
import * as schemas from '../../src/schemas.ts'
import { read } from './files.ts'

const readme = read('README.md')
const section = (heading: string): string =>
  readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
const block = (text: string, language: string): string | undefined =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1]

test('the quick start has at most thirty lines and is the program in examples/', () => {
  const [, code] = /```ts file=examples\/quick-start.ts\n([\s\S]*?)```/.exec(readme) ?? []
  expect(code).toBe(read('examples/quick-start.ts'))
  expect(code?.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
})

test('the quick start prints what the README says', () => {
  expect(block(section('Quick start'), 'text')).toBe(read('examples/quick-start.out.txt'))
})

test('the standard lifecycle is drawn as it is', () => {
  expect(block(section('The standard lifecycle'), 'mermaid')).toBe(toMermaid(standardLifecycle))
})

test('what it is and for whom stands in the first five lines', () => {
  const [, introduction = ''] = readme.split('\n\n')
  expect(introduction.split('\n').length).toBeLessThanOrEqual(5)
})

test('the table of imports names every subpath and says truly what is where', () => {
  const rows = [...section('What it does').matchAll(/^\| `(lead-handoff[\w/]*)` \|/gm)].map(
    ([, row]) => row,
  )
  const subpaths = Object.keys(manifest.exports).map((path) => path.replace('.', 'lead-handoff'))
  // a binder stands in the row of the kit, and package.json is no import
  expect(rows).toEqual(subpaths.filter((path) => !/testkit\/|package/.test(path)))
  const names = (...parts: readonly object[]) => [...new Set(parts.flatMap(Object.keys))].sort()
  // "the same without the engine"
  expect(names(main)).toEqual(names(core, engine))
  expect(names(core, calendar, schemas)).toEqual(names(core))
  // "but metrics, feedback and reports"
  const beside = names(metrics, feedback, report).filter((name) => Object.hasOwn(main, name))
  expect(beside).toEqual(['HandoffError', 'isHandoffError'])
})
