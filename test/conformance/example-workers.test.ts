import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHandoff } from 'lead-handoff'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { agreement, team } from '../../examples/postgres/agreement.ts'
import { openDatabase } from '../../examples/postgres/open-database.ts'
import { createPostgresStore } from '../../examples/postgres/store.ts'
import { createDatabase } from './subjects.ts'

const serverUrl = process.env['DATABASE_URL']
const root = new URL('../../', import.meta.url).pathname

describe.skipIf(serverUrl === undefined)('workers of the example (DATABASE_URL)', () => {
  const closing: (() => Promise<unknown> | unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** The program as the example's page says how to start it. */
  const startWorker = (url: string) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, TENANT: 'acme' }
    const args = ['--import', 'tsx', 'examples/postgres/main.ts', 'work']
    const child = spawn(process.execPath, args, { cwd: root, env })
    closing.push(() => child.kill('SIGKILL'))
    const printed = { text: '' }
    child.stdout.on('data', (text) => {
      printed.text += text
    })
    child.stderr.pipe(process.stderr)
    return { child, printed }
  }

  test('make the tables together, share the messages, and end when they are told to', async () => {
    const { url, drop } = await createDatabase(serverUrl as string)
    closing.push(drop)
    const workers = [1, 2, 3].map(() => startWorker(url))
    for (const { printed } of workers) {
      await expect.poll(() => printed.text, { timeout: 60_000 }).toContain('works for the tenant')
    }
    const db = await openDatabase(url, 1)
    closing.push(db.close)
    const store = createPostgresStore({ db, tenant: 'acme' })
    const handoff = createHandoff({ ...agreement, team, store })
    const ids = Array.from({ length: 30 }, (_, i) => `lead-${i}`)
    for (const leadId of ids) {
      const profile = { contact: { email: `${leadId}@example.com` } }
      await handoff.execute({ type: 'capture', leadId, source: { channel: 'fair' }, profile })
      const activity = { activityId: 'a1', activity: 'demo-request' }
      await handoff.execute({ type: 'record-activity', leadId, ...activity })
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    closing.push(() => client.end())
    const left = 'select from lead_handoff.messages where free_at is not null'
    const leftOver = async () => (await client.query(left)).rows.length
    await expect.poll(leftOver, { timeout: 60_000 }).toBe(0)
    for (const { child } of workers) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    }
    const told = workers.flatMap(({ printed }) => printed.text.match(/\(lead-\d+\)/g) ?? [])
    // at least once each: where a lease runs out, twice
    expect([...new Set(told)].sort()).toEqual(ids.map((id) => `(${id})`).sort())
  })
})
