import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)

test.each([
  ['the store in memory', []],
  ['PostgreSQL', ['--postgres']],
])(
  'the same report computed three ways on %s has identical bytes',
  (_, args) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        fileURLToPath(new URL('node_modules/tsx/dist/cli.mjs', root)),
        fileURLToPath(new URL('examples/report-anywhere/main.ts', root)),
        ...args,
      ],
      { encoding: 'utf8', cwd: fileURLToPath(root) },
    )
    expect(stderr).toBe('')
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '616 events, a report of 5662 bytes',
      'three workers merged: identical',
      'little by little:     identical',
      'from a stream:        identical',
    ])
  },
  120_000,
)
