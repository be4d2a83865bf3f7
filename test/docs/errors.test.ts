import { describe, expect, test } from 'vitest'
import * as surface from '../../src/index.ts'
import { read } from './files.ts'

/** Everything exported under a name in `…Codes`: a catalogue of codes with their meanings, or a list of codes. */
const catalogues = Object.entries(surface)
  .filter(([name]) => name.endsWith('Codes'))
  .map(([name, value]) => {
    const codes = Array.isArray(value) ? value.map(String) : Object.keys(value as object)
    return [name, codes] as const
  })

const sections = new Map(
  read('docs/errors.md')
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...rest] = section.split('\n')
      // a section ends where the next larger heading begins
      const [body = ''] = rest.join('\n').split(/^## /m)
      return [heading.replaceAll('`', '').trim(), body.trim()] as const
    }),
)

test('the faults are among the catalogues', () => {
  expect(catalogues.map(([name]) => name)).toContain('faultCodes')
})

describe.each(catalogues)('every code of %s', (_, codes) => {
  test.each(codes)('%s has a section that says what happened and what to do', (code) => {
    const body = sections.get(code)
    expect(body, `docs/errors.md needs a heading "### ${code}"`).toBeDefined()
    expect(body).toMatch(/\*\*What happened\.\*\* \S/)
    expect(body).toMatch(/\*\*What to do\.\*\* \S/)
  })
})

test('no section is about a code that does not exist', () => {
  const known = new Set(catalogues.flatMap(([, codes]) => codes))
  expect([...sections.keys()].filter((heading) => !known.has(heading))).toEqual([])
})

test('no code has two sections', () => {
  const headings = read('docs/errors.md').match(/^### .*$/gm) ?? []
  expect(headings).toHaveLength(sections.size)
})
