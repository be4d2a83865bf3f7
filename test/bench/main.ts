import { spawnSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsup'

// tsx sets the name of every function that it meets, which takes longer than a small function does: what is measured is built as the package is
await build({
  config: false,
  entry: { bench: 'test/bench/run.ts', memory: 'test/bench/metrics/memory.ts' },
  outDir: '.tmp/bench',
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  tsconfig: 'tsconfig.json',
  skipNodeModulesBundle: true,
  silent: true,
})
// the PostgreSQL example reads its tables and functions from the folder that it runs in
for (const file of ['schema.sql', 'functions.sql']) {
  copyFileSync(join('examples', 'postgres', file), join('.tmp', 'bench', file))
}
const program = [join('.tmp', 'bench', 'bench.js'), ...process.argv.slice(2)]
process.exitCode = spawnSync(process.execPath, program, { stdio: 'inherit' }).status ?? 1
