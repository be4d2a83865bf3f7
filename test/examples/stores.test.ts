import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url).pathname

/** Runs an example without a server. */
const run = async (program: string): Promise<string> => {
  const env: NodeJS.ProcessEnv = { ...process.env }
  delete env['DATABASE_URL']
  const args = ['--import', 'tsx', program]
  return (await promisify(execFile)(process.execPath, args, { cwd: root, env })).stdout
}

test('the example for PostgreSQL works with nothing installed', { timeout: 60_000 }, async () => {
  const lines = (await run('examples/postgres/main.ts')).trim().split('\n')
  expect(lines.filter((line) => line.startsWith('to ')).length).toBe(4)
  expect(lines.slice(4)).toEqual([
    'ada: mql, with mia',
    'bea: mql, with noah',
    'cem: mql, with olga',
    'dee: mql, with mia',
  ])
})

test('the example in memory tells of a hand-off, a warning and a breach', async () => {
  const lines = (await run('examples/in-memory/main.ts')).split('\n')
  expect(lines.slice(0, 3)).toEqual([
    'hour 0: to mia: lead-assigned (ada)',
    'hour 1: to mia: clock-warning (ada)',
    'hour 3: to mia: clock-breached (ada)',
  ])
})
