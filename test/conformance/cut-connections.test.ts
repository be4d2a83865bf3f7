import { createHandoff, isHandoffError, limits } from 'lead-handoff'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { agreement, team } from '../../examples/postgres/agreement.ts'
import { type Database, openDatabase } from '../../examples/postgres/open-database.ts'
import { createPostgresStore, migrate } from '../../examples/postgres/store.ts'
import { createDatabase } from './subjects.ts'
import { capture, demo } from './workers/commands.ts'
import { type Cut, startCuttingProxy } from './workers/cutting-proxy.ts'
import { expectExact } from './workers/expect-exact.ts'
import { receivedTable, receiver } from './workers/receiver.ts'

const serverUrl = process.env['DATABASE_URL']
const cuts: readonly Cut[] = ['request', 'answer']

/** How often something failed, and what it answered in the end. */
const insist = async <T>(act: () => Promise<T>): Promise<{ value: T; failures: number }> => {
  for (let failures = 0; ; failures += 1) {
    try {
      return { value: await act(), failures }
    } catch (error) {
      const code = isHandoffError(error) ? error.code : null
      if (!['STORE_FAILED', 'VERSION_CONFLICT'].includes(code ?? '') || failures > 200) throw error
    }
  }
}

describe.skipIf(serverUrl === undefined)('connections that are cut (DATABASE_URL)', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const engineOn = (db: Database) => {
    const clock = { at: Date.UTC(2026, 0, 5, 9) }
    const store = createPostgresStore({ db, tenant: 'acme' })
    const handoff = createHandoff({ ...agreement, team, store, clock: { now: () => clock.at } })
    return { handoff, clock }
  }

  /** An engine whose connections go through the proxy, and a client that goes past it. */
  const open = async (connections: number) => {
    const { url, drop } = await createDatabase(serverUrl as string)
    closing.push(drop)
    const proxy = await startCuttingProxy(url)
    closing.push(proxy.close)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    closing.push(() => client.end())
    await migrate(client)
    await client.query(receivedTable)
    const db = await openDatabase(proxy.url, connections)
    closing.push(db.close)
    return { client, proxy, url, ...engineOn(db) }
  }

  test('at every step of a command and of a delivery: each takes effect once', async () => {
    const { client, proxy, handoff, clock } = await open(1)
    const send = receiver(client)
    const seen = { again: 0, resent: 0 }
    let leads = 0
    for (const cut of cuts) {
      // a command loads and commits, a delivery leases and settles; one more, where nothing is left to cut
      for (const n of [1, 2, 3]) {
        const leadId = `lead-${leads}`
        leads += 1
        for (const command of [capture(leadId), demo(leadId)]) {
          proxy.arm(cut, n)
          const { value, failures } = await insist(() => handoff.execute(command))
          expect(failures).toBe(proxy.disarm() ? 1 : 0)
          if (!value.ok) throw new Error(value.refusal.message)
          // whoever was cut off in the middle of a commit did not commit
          if (cut === 'request') expect(value.value.duplicate).toBe(false)
          seen.again += Number(value.value.duplicate)
          expect(await handoff.execute(command)).toMatchObject({ value: { duplicate: true } })
        }
        proxy.arm(cut, n)
        await insist(() => handoff.deliver(send))
        clock.at += limits.leaseMs
        proxy.disarm()
        seen.resent += (await insist(() => handoff.deliver(send))).value.delivered
      }
    }
    await expectExact(client, leads)
    // a commit was done and not heard of; a message was sent and could not be settled
    expect(seen.again).toBeGreaterThan(0)
    expect(seen.resent).toBeGreaterThan(0)
  })

  test('while many commands are under way: each takes effect once', async () => {
    const { client, proxy, handoff, clock } = await open(6)
    const ids = Array.from({ length: 60 }, (_, i) => `lead-${i}`)
    let pending = ids.length
    let failures = 0
    const handOff = async (leadId: string): Promise<void> => {
      for (const command of [capture(leadId), demo(leadId)]) {
        const answer = await insist(() => handoff.execute(command))
        expect(answer.value.ok).toBe(true)
        failures += answer.failures
      }
      pending -= 1
    }
    const disturb = async (): Promise<void> => {
      for (let i = 0; pending > 0 && i < 100; i += 1) {
        proxy.arm(cuts[i % 2] as Cut, 1 + (i % 3))
        await new Promise((done) => setTimeout(done, 20))
      }
      proxy.disarm()
    }
    await Promise.all([...ids.map(handOff), disturb()])
    expect(failures).toBeGreaterThan(3)
    for (let left = 1; left > 0; clock.at += limits.leaseMs) {
      left = (await insist(() => handoff.deliver(receiver(client)))).value.delivered
    }
    await expectExact(client, ids.length)
  })

  test('by the server in the middle of a commit: nothing of it is left, and the same command takes effect once', async () => {
    const { client, handoff, url } = await open(1)
    const leads = 3
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    closing.push(() => other.end())
    for (let i = 0; i < leads; i += 1) {
      const leadId = `lead-${i}`
      await handoff.execute(capture(leadId))
      await other.query('begin')
      await other.query('select from lead_handoff.leads where lead_id = $1 for update', [leadId])
      // the commit has begun and waits for the lead
      const committing = handoff.execute(demo(leadId)).catch((error: unknown) => error)
      const waiting =
        "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
      const isWaiting = async () => (await client.query(`select pid ${waiting}`)).rows.length
      await expect.poll(isWaiting, { timeout: 30_000 }).toBe(1)
      await client.query(`select pg_terminate_backend(pid) ${waiting}`)
      expect(await committing).toMatchObject({ code: 'STORE_FAILED' })
      await other.query('rollback')
      const { value } = await insist(() => handoff.execute(demo(leadId)))
      expect(value).toMatchObject({ ok: true, value: { duplicate: false } })
      expect(await handoff.execute(demo(leadId))).toMatchObject({ value: { duplicate: true } })
    }
    await handoff.deliver(receiver(client))
    await expectExact(client, leads)
  })
})
