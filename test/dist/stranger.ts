import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'

/** The project of somebody who has just installed the package. */
const project = inject('project')

/** The manifest that the tarball carries. */
export const manifest = JSON.parse(
  readFileSync(join(project, 'node_modules/lead-handoff/package.json'), 'utf8'),
) as { readonly exports: Readonly<Record<string, unknown>> }

/** Every subpath with code, as a stranger writes it. */
export const subpaths: readonly string[] = Object.keys(manifest.exports)
  .filter((key) => key !== './package.json')
  .map((key) => key.replace(/^\./, 'lead-handoff'))

let files = 0

const write = (code: string, ending: string): string => {
  files += 1
  const file = join(project, `main-${files}.${ending}`)
  writeFileSync(file, code)
  return file
}

/** What a command printed, on both channels, whether it succeeded or not. */
const outcome = (args: readonly string[]): string => {
  try {
    return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return `${stdout}${stderr}`
  }
}

/** Runs a program of the stranger and returns what it printed, without the last line end. */
export const run = (code: string, ending: 'mjs' | 'cjs'): string =>
  outcome([write(code, ending)]).trimEnd()

const tsc = fileURLToPath(new URL('../../node_modules/@typescript/native/bin/tsc', import.meta.url))

/** Compiles a file of the stranger with strict settings and returns the lines of the compiler; empty when all is well. */
export const compile = (code: string, ending: 'mts' | 'cts'): string => {
  const flags =
    '--noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2022 --lib es2023,dom --pretty false'
  return outcome([tsc, ...flags.split(' '), write(code, ending)]).trimEnd()
}
