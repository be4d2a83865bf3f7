import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, inject, test } from 'vitest'
import { compile, manifest, run, subpaths } from './stranger.ts'

const root = new URL('../../', import.meta.url)

test('the tarball has the code, the licence and what people read first, nothing else', () => {
  const allowed =
    /^(dist\/[\w./-]+\.(js|cjs|d\.ts|d\.cts|js\.map|cjs\.map)|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/
  const packed = inject('packed')
  expect(packed.filter((path) => !allowed.test(path))).toEqual([])
  expect(packed).toContain('LICENSE')
  expect(packed).toContain('CHANGELOG.md')
  expect(packed).toContain('dist/index.js')
})

test('every subpath has a source, and a page in the API reference', () => {
  const { entryPoints } = JSON.parse(readFileSync(new URL('typedoc.json', root), 'utf8')) as {
    entryPoints: string[]
  }
  const sources = subpaths.map((subpath) => {
    const name = subpath.slice('lead-handoff/'.length)
    const candidates = name === '' ? ['src/index.ts'] : [`src/${name}/index.ts`, `src/${name}.ts`]
    return candidates.find((path) => existsSync(new URL(path, root))) ?? `no source for ${subpath}`
  })
  expect([...sources].sort()).toEqual([...entryPoints].sort())
})

/** What vitest itself refuses: `require` of anything that needs it. */
const modulesOnly: readonly string[] = ['lead-handoff/testkit/vitest']

describe.each(subpaths)('%s', (subpath) => {
  const names = `console.log(Object.keys(it).filter((name) => name !== 'default' && name !== 'module.exports').sort().join())`

  test.skipIf(modulesOnly.includes(subpath))(
    'has the same names through import and through require (but where vitest refuses require)',
    () => {
      const imported = run(`import * as it from '${subpath}'\n${names}`, 'mjs')
      const required = run(`const it = require('${subpath}')\n${names}`, 'cjs')
      expect(imported).toMatch(/^\w+(,\w+)*$/)
      expect(required).toBe(imported)
    },
  )

  test.each(['mts', 'cts'] as const)('has types in a .%s file', (ending) => {
    expect(compile(`import * as it from '${subpath}'\nexport const copy = it\n`, ending)).toBe('')
    expect(
      compile(`import { thereIsNoSuchName } from '${subpath}'\nthereIsNoSuchName()\n`, ending),
    ).toMatch(/no exported member/)
  })

  test.skipIf(modulesOnly.includes(subpath))(
    'throws errors of the one class, also through CommonJS (but where vitest refuses require)',
    () => {
      const out = run(
        `const { HandoffError, isHandoffError } = require('lead-handoff')
       const it = require('${subpath}')
       const wrong = []
       let thrown = 0
       if (it.HandoffError && it.HandoffError !== HandoffError) wrong.push('HandoffError is another class')
       for (const [name, f] of Object.entries(it)) {
         if (!/^(parse|compile|define|to)[A-Z]/.test(name)) continue
         try { f({}) } catch (error) {
           if (error.name !== 'HandoffError') continue
           thrown += 1
           if (!(error instanceof HandoffError) || !isHandoffError(error)) wrong.push(name)
         }
       }
       console.log(wrong.join() || 'all', '${subpath}' !== 'lead-handoff' || thrown > 0)`,
        'cjs',
      )
      expect(out).toBe('all true')
    },
  )
})

test('isHandoffError works across the border of ES modules and CommonJS, where instanceof does not', () => {
  const out = run(
    `import { createRequire } from 'node:module'
     import { HandoffError, isHandoffError } from 'lead-handoff'
     const { parseDuration, isHandoffError: asked } = createRequire(import.meta.url)('lead-handoff')
     try { parseDuration('soon') } catch (error) {
       console.log(error instanceof HandoffError, isHandoffError(error), asked(error), error.code)
     }`,
    'mjs',
  )
  expect(out).toBe('false true true INVALID_DURATION')
})

test('nothing else is reachable', () => {
  const attempts = ['dist/index.js', 'dist/index.cjs', 'src/index.ts', 'kernel', 'dist', 'index.js']
  for (const path of attempts) {
    const specifier = `lead-handoff/${path}`
    expect(run(`await import('${specifier}')`, 'mjs')).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
    expect(run(`require('${specifier}')`, 'cjs')).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  }
  expect(Object.keys(manifest.exports)).toContain('./package.json')
})
