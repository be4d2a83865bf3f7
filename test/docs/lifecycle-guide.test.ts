import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  lifecycleFindingMeanings,
  standardLifecycle,
  toMermaid,
} from '../../src/lifecycle/index.ts'

const guide = readFileSync(new URL('../../docs/guide/lifecycle.md', import.meta.url), 'utf8')

test('the guide draws the standard lifecycle as it is', () => {
  const [, drawn] = /```mermaid\n([\s\S]*?)```/.exec(guide) ?? []
  expect(drawn).toBe(toMermaid(standardLifecycle))
})

test('the guide explains every finding', () => {
  const rows = Array.from(guide.matchAll(/^\| `([a-z-]+)` \| (?:error|warning)[^|]*\| (.+) \|$/gm))
  expect(rows.map(([, code, meaning]) => [code, meaning])).toEqual(
    Object.entries(lifecycleFindingMeanings),
  )
})
