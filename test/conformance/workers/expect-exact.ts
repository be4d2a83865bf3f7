import { checkLedger, type LedgerLine, type PoolState, sumLedger } from 'lead-handoff'
import type pg from 'pg'
import { expect } from 'vitest'

/** One number that a query counts. */
const countOf = async (client: pg.Client, text: string): Promise<number> => {
  const { rows } = await client.query(text)
  return Number((rows[0] as { n: string }).n)
}

/** Looks at the ledger of the one pool: an entry for each assignment, every version once, and a sum that is the state. */
const expectLedger = async (client: pg.Client, leads: number, state: PoolState): Promise<void> => {
  const { rows } = await client.query(
    'select version, line, entry from lead_handoff.ledger order by tenant, pool, version, line',
  )
  const entries = (rows as { version: number; line: number; entry: LedgerLine }[]).map(
    ({ version, line, entry }) => {
      expect(entry).toMatchObject({ version, line })
      return entry
    },
  )
  const before = { version: 0, line: 0 }
  for (const { version, line } of entries) {
    const follows = version === before.version ? line === before.line + 1 : line === 1
    expect([version, line, follows && version - before.version < 2]).toEqual([version, line, true])
    Object.assign(before, { version, line })
  }
  expect(before.version).toBe(state.version)
  const assigned = entries.filter(({ kind }) => kind === 'assigned')
  expect(assigned.length).toBe(leads)
  const given = new Map(assigned.map(({ leadId, id }) => [leadId, id]))
  const owners = await client.query('select lead_id, assignee from lead_handoff.leads')
  expect(given.size).toBe(leads)
  for (const { lead_id, assignee } of owners.rows as { lead_id: string; assignee: string }[]) {
    expect([lead_id, given.get(lead_id)]).toEqual([lead_id, assignee])
  }
  expect(checkLedger(state, sumLedger(entries))).toEqual([])
}

/**
 * Looks at the tables past the store: nothing lost, nothing doubled, nothing shared, whatever the workers went through. There is one tenant in the
 * database, and each lead was captured and handed off once.
 */
export const expectExact = async (client: pg.Client, leads: number): Promise<void> => {
  const count = (text: string) => countOf(client, `select count(*) as n from ${text}`)
  const nothing = async (what: string, text: string) =>
    expect([what, await count(text)]).toEqual([what, 0])

  expect(await count('lead_handoff.leads')).toBe(leads)
  await nothing('leads without an owner', 'lead_handoff.leads where assignee is null')
  await nothing(
    'leads whose versions have gaps or do not match their events',
    `lead_handoff.leads l join lateral (
       select count(*) as n, max(version) as last, min(version) as first from lead_handoff.events e
       where e.tenant = l.tenant and e.lead_id = l.lead_id) e on true
     where e.n <> l.version or e.last <> l.version or e.first <> 1`,
  )
  const ofType = (type: string) => `lead_handoff.events where event ->> 'type' = '${type}'`
  expect(await count(ofType('lead-captured'))).toBe(leads)
  expect(await count(ofType('lead-handed-off'))).toBe(leads)
  expect(await count(`(select distinct lead_id from ${ofType('lead-handed-off')}) x`)).toBe(leads)
  expect(await count('lead_handoff.commands')).toBe(2 * leads)
  // the ledger and the leads tell the same, and the rotation is within one of ideal
  const owners = await client.query(
    'select assignee as id, count(*)::int as n from lead_handoff.leads group by assignee order by assignee',
  )
  const ideal = leads / 3
  for (const { n } of owners.rows as { n: number }[]) expect(Math.abs(n - ideal)).toBeLessThan(1)
  const pools = await client.query('select version, state from lead_handoff.pools')
  const [pool] = pools.rows as {
    version: number
    state: PoolState
  }[]
  expect(pools.rows.length).toBe(1)
  expect(pool?.state.seq).toBe(leads)
  expect(pool?.state.members.map(({ id, assigned }) => ({ id, n: assigned }))).toEqual(owners.rows)
  await expectLedger(client, leads, pool?.state as PoolState)
  // everybody was told of their lead, at least once, and knows each message once
  await nothing('messages that were not settled', 'lead_handoff.messages where free_at is not null')
  await nothing(
    'messages that nobody received',
    `lead_handoff.messages m where not exists (
       select from received r where r.lead_id = m.lead_id and r.id = m.id)`,
  )
  expect(await count("lead_handoff.messages where kind = 'lead-assigned'")).toBe(leads)
  await nothing(
    'leads whose owner was not told',
    `lead_handoff.leads l where not exists (
       select from received r where r.lead_id = l.lead_id and r.recipient = l.assignee)`,
  )
}

/** Looks at the timers of leads that were handed off and wait to be called: each of them is still to come. */
export const expectTimersAhead = async (client: pg.Client): Promise<void> => {
  expect(
    await countOf(client, 'select count(*) as n from lead_handoff.leads where wake_at is null'),
  ).toBe(0)
}

/**
 * Looks at leads that nobody called for hours: each promise was recorded as broken once, not before its time, and told once; a warning came at most once, for
 * there is nothing to warn of after the breach.
 */
export const expectTimersFired = async (client: pg.Client, leads: number): Promise<void> => {
  const effects = `(
    select e.lead_id, effect ->> 'key' as key, effect ->> 'kind' as kind, (effect ->> 'at')::bigint as at,
      (e.event ->> 'recordedAt')::bigint as recorded
    from lead_handoff.events e, json_array_elements(e.event -> 'change' -> 'effects') as effect
    where e.event ->> 'type' = 'clocks-changed') x`
  const count = (text: string) => countOf(client, `select count(*) as n from ${text}`)
  expect(await count('lead_handoff.leads where wake_at is not null')).toBe(0)
  expect(await count(`${effects} where recorded < at`)).toBe(0)
  for (const key of ['call#%:breach', 'call@owner#%:breach']) {
    expect([key, await count(`${effects} where key like '${key}'`)]).toEqual([key, leads])
  }
  const warnings = await count(`${effects} where kind = 'warn'`)
  for (const [what, n] of [
    ['(select distinct lead_id, key from', 2 * leads + warnings],
    ['(select lead_id, key from', 2 * leads + warnings],
  ] as const) {
    expect([what, await count(`${what} ${effects}) y`)]).toEqual([what, n])
  }
  expect(await count("lead_handoff.messages where kind = 'clock-breached'")).toBe(leads)
  expect(await count("lead_handoff.messages where kind = 'clock-warning'")).toBe(warnings)
}
