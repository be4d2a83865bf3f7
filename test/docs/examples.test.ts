import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { read, root } from './files.ts'

const folder = new URL('examples/', root)

const programs = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  : []

const run = (name: string): string =>
  execFileSync(
    process.execPath,
    [
      fileURLToPath(new URL('node_modules/tsx/dist/cli.mjs', root)),
      fileURLToPath(new URL(name, folder)),
    ],
    {
      maxBuffer: 2 ** 26,
      encoding: 'utf8',
      cwd: fileURLToPath(root),
      env: { ...process.env, NO_COLOR: '1' },
    },
  )

// UPDATE_EXAMPLES=1 npx vitest run --project docs test/docs/examples.test.ts writes what the programs print now
test.each(programs)('examples/%s prints what is committed beside it', (name) => {
  const expected = `examples/${name.replace(/\.ts$/, '.out.txt')}`
  const printed = run(name)
  if (process.env['UPDATE_EXAMPLES']) writeFileSync(new URL(expected, root), printed)
  expect(
    existsSync(new URL(expected, root)),
    `${expected} is missing: run with UPDATE_EXAMPLES=1`,
  ).toBe(true)
  expect(printed).toBe(read(expected))
})

test('a program is a file of its own', () => {
  for (const name of programs) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/)
})
