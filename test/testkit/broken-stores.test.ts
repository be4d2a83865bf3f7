import { isHandoffError } from 'lead-handoff'
import { createMemoryStore } from 'lead-handoff/memory'
import { conformanceCases, runCase, runConformance, type StoreSubject } from 'lead-handoff/testkit'
import { describe, expect, test } from 'vitest'
import { brokenLedgers, sharedLedgers } from './broken-ledgers.ts'
import { brokenStores, sharedTenants, subjectOf } from './broken-stores.ts'
import { subtleStores } from './subtle-stores.ts'

const failuresOf = async (subject: StoreSubject): Promise<readonly string[]> => {
  const report = await runConformance(subject)
  return report.flatMap(({ id, outcome }) => (outcome === 'failed' ? [id] : []))
}

test('the harness itself breaks nothing', async () => {
  expect(await failuresOf(subjectOf({ fault: 'none', spoil: () => ({}) }))).toEqual([])
})

describe('a broken store is caught', () => {
  test.each(brokenStores)('$fault: $caughtBy', async (broken) => {
    expect(await failuresOf(subjectOf(broken))).toContain(broken.caughtBy)
  })

  test.each(subtleStores)('$fault: by $caughtBy alone', async (subtle) => {
    expect(await failuresOf(subjectOf(subtle))).toEqual([subtle.caughtBy])
  })

  test.each(brokenLedgers)('$fault: $caughtBy', async (ledger) => {
    expect(await failuresOf(subjectOf(ledger))).toEqual(ledger.caughtBy)
  })

  test('tenants share the ledgers of their pools', async () => {
    expect(await failuresOf(sharedLedgers)).toEqual(['tenants/unseen', 'tenants/apart'])
  })

  test('tenants are not told apart', async () => {
    expect(await failuresOf(sharedTenants)).toEqual(
      expect.arrayContaining(['tenants/unseen', 'tenants/apart', 'tenants/untouched']),
    )
  })
})

test('ids of cases are unique and have the form <port>/<promise>', () => {
  const ids = conformanceCases.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z]+\/[a-z-]+$/)
})

test('every promise of the ports has a broken store of its own, or will be seen here', () => {
  const cases = [...brokenStores, ...brokenLedgers].flatMap(({ caughtBy }) => caughtBy)
  const caught = new Set(cases.map((id) => id.split('/')[0]))
  const groups = new Set(conformanceCases.map(({ id }) => id.split('/')[0]))
  expect([...groups].filter((group) => !caught.has(group)).sort()).toEqual(['tenants'])
})

describe('a case', () => {
  const one = conformanceCases.find(
    ({ gate }) => gate === 'tenants',
  ) as (typeof conformanceCases)[0]

  test('is skipped only with a reason', async () => {
    const open = () => ({ store: createMemoryStore() })
    const without = { tenants: 'one store is one tenant' }
    expect(await runCase(one, { name: 'a', without, open })).toEqual({
      outcome: 'skipped',
      reason: 'one store is one tenant',
    })
    expect(await runCase(one, { name: 'a', open })).toMatchObject({ outcome: 'failed' })
  })

  test('names itself in its error and keeps what the store threw', async () => {
    const cause = new Error('no connection')
    const open = () => {
      throw cause
    }
    const result = await runCase(one, { name: 'a', open })
    const error = result.outcome === 'failed' ? result.error : undefined
    expect(isHandoffError(error)).toBe(true)
    expect(error?.code).toBe('STORE_CONTRACT_BROKEN')
    expect(error?.message).toContain(one.id)
    expect(error?.message).toContain('no connection')
    expect(error?.cause).toBe(cause)
  })
})
