import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'lead-handoff-scripts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (
  script: string,
  input: unknown,
): { status: number | null; out: string; err: string } => {
  const file = join(folder, 'input.json')
  writeFileSync(file, JSON.stringify(input))
  const path = fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, file], { encoding: 'utf8' })
  return { status, out: stdout.trim(), err: stderr.trim() }
}

describe('lockcheck', () => {
  const tool = { version: '1.0.0', optionalDependencies: { '@tool/linux': '1.0.0' } }

  test('passes a lock file that names every binary', () => {
    const packages = { 'node_modules/tool': tool, 'node_modules/@tool/linux': { version: '1.0.0' } }
    expect(run('lockcheck.mjs', { packages })).toEqual({ status: 0, out: '', err: '' })
  })

  test('finds a binary beside a nested package', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/@tool/linux': { version: '1.0.0' },
    }
    expect(run('lockcheck.mjs', { packages }).status).toBe(0)
  })

  test('fails where a binary for some platform is missing', () => {
    const { status, err } = run('lockcheck.mjs', { packages: { 'node_modules/tool': tool } })
    expect(status).toBe(1)
    expect(err).toBe('node_modules/tool@1.0.0: @tool/linux@1.0.0 has no entry')
  })

  test('fails on a download address', () => {
    const resolved = 'https://registry.example/tool.tgz'
    const packages = { 'node_modules/tool': { version: '1.0.0', resolved } }
    const { status, err } = run('lockcheck.mjs', { packages })
    expect(status).toBe(1)
    expect(err).toContain('node_modules/tool')
    expect(err).not.toContain(resolved)
  })

  test('does not mind a link inside the repository', () => {
    const packages = { 'node_modules/tool': { resolved: 'packages/tool', link: true } }
    expect(run('lockcheck.mjs', { packages }).status).toBe(0)
  })
})

describe('count-tests', () => {
  test('counts, and names what was skipped and what could not be loaded', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        {
          name: 'a.test.ts',
          status: 'passed',
          assertionResults: [
            { status: 'passed', fullName: 'one' },
            { status: 'skipped', fullName: 'two' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
      ],
    }
    expect(run('count-tests.mjs', report)).toEqual({
      status: 0,
      out: '3 2',
      err: 'skipped: a.test.ts > two\ncould not be loaded: b.test.ts',
    })
  })
})
