import { existsSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { pages, read, root } from './files.ts'

/** The anchor that hosts of Markdown give to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '')

const anchorsOf = (path: string): readonly string[] =>
  (withoutCode(read(path)).match(/^#+ .*$/gm) ?? []).map(anchorOf)

/** The links of a page that lead to a file or a heading that does not exist. */
const deadLinks = (path: string): readonly string[] => {
  const text = withoutCode(read(path))
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter((target) => {
    if (/^(https?|mailto):/.test(target)) return false
    const [file = '', anchor] = target.split('#')
    const to = file === '' ? path : posix.join(posix.dirname(path), file)
    if (to.startsWith('..') || !existsSync(new URL(to, root))) return true
    if (anchor === undefined || statSync(new URL(to, root)).isDirectory()) return false
    return to.endsWith('.md') && !anchorsOf(to).includes(anchor)
  })
}

test.each(pages)('every link of %s leads somewhere', (path) => {
  expect(deadLinks(path)).toEqual([])
})

test('every decision is in the index', () => {
  const index = read('docs/decisions/README.md')
  const records = pages.filter((path) => /docs\/decisions\/\d{4}-/.test(path))
  expect(records.length).toBeGreaterThan(0)
  for (const path of records) expect(index).toContain(`(${posix.basename(path)})`)
})
