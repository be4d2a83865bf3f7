import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/** What a program left behind. */
export interface Ran {
  readonly out: string
  readonly err: string
  readonly code: number | null
}

/** Runs `npm start` without npm, which would print lines of its own. */
export const runQuarter = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Ran => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      fileURLToPath(new URL('node_modules/tsx/dist/cli.mjs', root)),
      fileURLToPath(new URL('examples/quarter/main.ts', root)),
      ...args,
    ],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      cwd: fileURLToPath(root),
      env: { ...process.env, ...environment },
    },
  )
  return { out: stdout, err: stderr, code: status }
}
