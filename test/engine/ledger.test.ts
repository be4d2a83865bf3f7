import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { start } from '../lead/world.ts'
import { createHost, faultOf } from './host.ts'

const pool = 'inbound'

describe('the ledger of a team', () => {
  test('is read page by page, with place, instant and lead', async () => {
    const host = createHost()
    expect(await host.handoff.ledger({ pool })).toEqual({ lines: [], cursor: null })
    await host.capture('ada')
    await host.heat('ada')
    const first = await host.handoff.ledger({ pool, limit: 3 })
    expect(first.lines.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'joined mia',
      'joined noah',
      'joined olga',
    ])
    const second = await host.handoff.ledger({ pool, after: first.cursor })
    expect(second.lines).toEqual([
      {
        ...{ version: 1, line: 4, at: start, leadId: 'ada', id: 'mia', kind: 'assigned' },
        ...{ amount: 1, calibrationMicros: 0 },
      },
    ])
    const end = await host.handoff.ledger({ pool, after: second.cursor })
    expect(end).toEqual({ lines: [], cursor: second.cursor })
    await host.capture('bea')
    await host.heat('bea')
    const later = await host.handoff.ledger({ pool, after: end.cursor })
    expect(later.lines.map(({ version, line, id }) => [version, line, id])).toEqual([
      [2, 1, 'noah'],
    ])
  })

  test('has one entry for a command that is sent again, and none for one that is refused', async () => {
    const host = createHost()
    await host.capture('ada')
    const hot = {
      type: 'record-activity',
      id: 'c1',
      leadId: 'ada',
      activityId: 'a1',
      activity: 'demo-request',
    } as const
    await host.handoff.execute(hot)
    expect(await host.handoff.execute(hot)).toMatchObject({ value: { duplicate: true } })
    await host.handoff.executeAll([hot, hot])
    const refused = { type: 'reassign', leadId: 'ada', by: 'boss', reason: '-' } as never
    expect(await host.handoff.execute(refused)).toMatchObject({ ok: false })
    const { lines } = await host.handoff.ledger({ pool })
    expect(lines.filter(({ kind }) => kind === 'assigned')).toHaveLength(1)
    expect(Math.max(...lines.map(({ version }) => version))).toBe(1)
  })

  test('may be asked for by any name: a team that is routed to no more keeps its own', async () => {
    const { handoff } = createHost()
    expect(await handoff.ledger({ pool: 'of-last-year' })).toEqual({ lines: [], cursor: null })
  })

  test.each([
    [{}, TypeError],
    [{ pool: '' }, TypeError],
    [{ pool: 7 }, TypeError],
    [{ pool, limit: 0 }, RangeError],
    [{ pool, limit: 1.5 }, RangeError],
    [{ pool, limit: limits.pageSize + 1 }, RangeError],
  ])('is refused for %j', async (request, fault) => {
    const { handoff } = createHost()
    expect(await faultOf(handoff.ledger(request as never))).toBeInstanceOf(fault)
  })

  test('tells faults of the store with a code', async () => {
    const memory = createMemoryStore()
    const broken = createHost({}, { ...memory, readLedger: () => ({}) as never })
    expect(await faultOf(broken.handoff.ledger({ pool }))).toMatchObject({
      code: 'STORE_CONTRACT_BROKEN',
    })
    const cause = new Error('gone')
    const failing = createHost({}, { ...memory, readLedger: () => Promise.reject(cause) })
    expect(await faultOf(failing.handoff.ledger({ pool }))).toMatchObject({
      ...{ code: 'STORE_FAILED', cause },
    })
  })
})
