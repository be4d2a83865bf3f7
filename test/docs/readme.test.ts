import { expect, test } from 'vitest'
import { standardLifecycle, toMermaid } from '../../src/lifecycle/index.ts'
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
