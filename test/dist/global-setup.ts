import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with nothing but `node_modules`: the unpacked tarball and its dependencies. */
    project: string
    /** The paths in the tarball. */
    packed: readonly string[]
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Builds the package, packs it, and lays it into an empty project as `npm install` would, without a network. */
export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'lead-handoff-dist-'))
  const quiet = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const
  execFileSync(process.execPath, [join(root, 'node_modules/tsup/dist/cli-default.js')], quiet)
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const [report] = JSON.parse(execFileSync('npm', pack, quiet)) as {
    filename: string
    files: { path: string }[]
  }[]
  if (report === undefined) throw new Error('npm pack made nothing')
  const installed = join(folder, 'node_modules/lead-handoff')
  mkdirSync(installed, { recursive: true })
  const tarball = join(folder, report.filename)
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), link)
  }
  provide('project', folder)
  provide(
    'packed',
    report.files.map(({ path }) => path),
  )
  return () => rmSync(folder, { recursive: true, force: true })
}
