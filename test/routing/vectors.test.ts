import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  compileRouting,
  countingWindow,
  poolFromHistory,
  route,
  shortfalls,
  type TeamMember,
} from '../../src/routing/index.ts'

const file = new URL('../../../shared/vectors/assignment_calcom.json', import.meta.url)
const there = existsSync(file)

interface Host {
  readonly id: string
  readonly weight?: number
  readonly priority?: number
  readonly lastAssignedAt?: string
  readonly joinedAt?: string
  readonly outOfOffice?: readonly (readonly [string, string])[]
}

interface Row {
  readonly id: string
  readonly why: string
  readonly kind: 'pickAssignee' | 'fairnessWindow'
  readonly now: string
  readonly weightsEnabled: boolean
  readonly hosts: readonly Host[]
  readonly assignments: readonly { readonly host: string; readonly at: string }[]
  readonly expected: unknown
  readonly expectedShortfall?: Readonly<Record<string, number>>
  readonly expectedCalibration?: Readonly<Record<string, number>>
  readonly basis: 'event-start' | 'created'
  readonly interval: 'DAY' | 'MONTH'
  readonly at: string
}

const rows: readonly Row[] = there ? JSON.parse(readFileSync(file, 'utf8')).vectors : []

const memberOf = (host: Host): TeamMember => ({
  id: host.id,
  teams: ['hosts'],
  ...(host.weight === undefined ? {} : { weight: host.weight }),
  ...(host.priority === undefined ? {} : { priority: host.priority }),
  ...(host.joinedAt === undefined ? {} : { joinedAt: Date.parse(host.joinedAt) }),
  outOfOffice: (host.outOfOffice ?? []).map(([from, until]) => ({
    fromAt: Date.parse(from),
    untilAt: Date.parse(until),
  })),
})

const poolOf = ({ hosts, assignments, now }: Row) => {
  const lastAt: Record<string, number> = {}
  for (const { id, lastAssignedAt } of hosts) {
    if (lastAssignedAt !== undefined) lastAt[id] = Date.parse(lastAssignedAt)
  }
  return poolFromHistory({
    members: hosts.map(memberOf),
    assignments: assignments.map(({ host, at }) => ({ id: host, at: Date.parse(at) })),
    lastAt,
    now: Date.parse(now),
  })
}

test('the vectors are there where nothing may be skipped', () => {
  expect(there || !process.env['CI'], 'no ../shared/vectors: these tests are skipped').toBe(true)
})

describe.skipIf(!there)('assignment_calcom', () => {
  test.each(
    rows.filter(({ kind }) => kind === 'pickAssignee').map((row) => [row.id, row] as const),
  )('%s', (_, row) => {
    const pool = poolOf(row)
    const team = row.hosts.map(memberOf)
    const routing = compileRouting({
      id: 'hosts',
      version: '1',
      rules: [
        {
          name: 'all',
          target: { team: 'hosts', strategy: row.weightsEnabled ? 'weighted' : 'least-recent' },
        },
      ],
      nobody: 'hold',
    })
    const now = Date.parse(row.now)
    const { decision } = route(routing, { subject: {}, team, pools: { hosts: pool }, now })
    expect(decision.assignee, row.why).toBe(row.expected)
    for (const [id, expected] of Object.entries(row.expectedShortfall ?? {})) {
      expect(shortfalls(pool)[id], `shortfall of ${id}`).toBeCloseTo(expected, 5)
    }
    for (const [id, expected] of Object.entries(row.expectedCalibration ?? {})) {
      const { position = 0, assigned = 0 } = pool.members.find((one) => one.id === id) ?? {}
      expect(position / 1e6 - assigned, `calibration of ${id}`).toBeCloseTo(expected, 5)
    }
  })

  test.each(
    rows.filter(({ kind }) => kind === 'fairnessWindow').map((row) => [row.id, row] as const),
  )('%s', (_, { interval, basis, at, expected }) => {
    const { fromAt, toAt } = countingWindow({
      per: interval === 'DAY' ? 'day' : 'month',
      at: Date.parse(at),
      basis: basis === 'event-start' ? 'period' : 'until-now',
    })
    expect([fromAt, toAt].map((ms) => new Date(ms).toISOString())).toEqual(expected)
  })

  test('every kind of row is tested', () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set(['pickAssignee', 'fairnessWindow']),
    )
  })
})
