import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { filesBelow, pages, read, root } from './files.ts'
import {
  createWitness,
  type Snippet,
  snippetsOfPage,
  snippetsOfSource,
  withPromises,
} from './snippets.ts'

const shown = pages.flatMap((path) => snippetsOfPage(path, read(path)))
const examples = filesBelow('src', '.ts').flatMap((path) => snippetsOfSource(path, read(path)))
const snippets = [...shown, ...examples]

const folder = new URL('.tmp/docs/', root)
const nameOf = ({ place }: Snippet): string => `${place.replaceAll(/[^\w.]+/g, '-')}.ts`

const tsconfig = {
  extends: '../../tsconfig.json',
  // examples may be for a browser, and may leave what they show unused
  compilerOptions: { lib: ['ES2023', 'DOM'], noUnusedLocals: false, noUnusedParameters: false },
  include: ['*.ts'],
}

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(new URL('run/', folder), { recursive: true })
  writeFileSync(new URL('tsconfig.json', folder), JSON.stringify(tsconfig))
  for (const snippet of snippets) {
    writeFileSync(new URL(nameOf(snippet), folder), snippet.code)
    writeFileSync(new URL(`run/${nameOf(snippet)}`, folder), withPromises(snippet.code).code)
  }
})

const typeErrors = (): string => {
  const tsc = fileURLToPath(new URL('node_modules/@typescript/native/bin/tsc', root))
  try {
    execFileSync(process.execPath, [tsc, '-p', fileURLToPath(folder), '--pretty', 'false'], {
      encoding: 'utf8',
    })
    return ''
  } catch (error) {
    const { stdout, message } = error as { stdout: string; message: string }
    return stdout || message
  }
}

test('every block of the documentation has sound types', () => {
  expect(snippets.length).toBeGreaterThan(5)
  expect(typeErrors()).toBe('')
})

describe('runs and keeps its promises', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  test.each(
    snippets.filter(({ runs }) => runs).map((snippet) => [snippet.place, snippet] as const),
  )('%s', async (_, snippet) => {
    const witness = createWitness()
    vi.stubGlobal('__docs', witness)
    vi.spyOn(console, 'log').mockReturnValue(undefined)
    await import(/* @vite-ignore */ fileURLToPath(new URL(`run/${nameOf(snippet)}`, folder)))
    expect(witness.broken(withPromises(snippet.code).promises)).toEqual([])
  })
})

const copies = snippets.filter(({ file }) => file !== undefined)

test.each(copies.map(({ place, code, file }) => [place, file ?? '', code] as const))(
  '%s is a copy of %s',
  (_, file, code) => {
    expect(code.trim()).toBe(read(file).trim())
  },
)
