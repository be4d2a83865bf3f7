import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LoanReport, loanMetrics } from '../../examples/loan-report/loan-metrics.ts'
import { printReport } from '../../examples/loan-report/print.ts'
import { promises } from '../../examples/loan-report/promises.ts'
import { replay } from '../../examples/quarter/replay/replay.ts'
import { computeMetric } from '../../src/metrics/index.ts'

const log = new URL('../../../shared/data/bpi2012/events.csv.gz', import.meta.url)
const isThere = existsSync(log)

interface Row {
  readonly activity: string
  readonly phase: string
  readonly resource: string
  readonly at: number
  readonly amount: number
}

const approvals = ['A_APPROVED', 'A_REGISTERED', 'A_ACTIVATED']
const desks = ['W_Afhandelen leads', 'W_Completeren aanvraag']

/** The lines of the file by case. Nothing here knows of the library. */
const read = (): ReadonlyMap<string, readonly Row[]> => {
  const cases = new Map<string, Row[]>()
  for (const line of gunzipSync(readFileSync(log)).toString('utf8').trim().split('\n').slice(1)) {
    const [id = '', amount, , , activity = '', phase = '', resource = '', at = ''] = line.split(',')
    const rows = cases.get(id) ?? []
    cases.set(id, rows)
    rows.push({ activity, phase, resource, at: Date.parse(at), amount: Number(amount) })
  }
  return cases
}

const month = (at: number, zone: string): string => format(new TZDate(at, zone), 'yyyy-MM')
const first = (rows: readonly Row[], ...names: string[]) =>
  rows.find(({ activity }) => names.includes(activity))
/** The first START of a desk at or after its first SCHEDULE. */
const starts = (rows: readonly Row[]) =>
  desks.flatMap((desk) => {
    const from = rows.findIndex((row) => row.activity === desk && row.phase === 'SCHEDULE')
    const start = rows
      .slice(Math.max(0, from))
      .find((row) => row.activity === desk && row.phase === 'START')
    return from >= 0 && start
      ? [
          {
            desk,
            waitMs: start.at - (rows[from] as Row).at,
            resource: start.resource,
            at: start.at,
          },
        ]
      : []
  })
const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
const rank = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * part) - 1] as number

// where nothing may be skipped, a missing folder is a failure
describe.skipIf(!isThere && !process.env['CI'])(
  'the report on the log (skipped where ../shared is missing)',
  () => {
    let report: LoanReport
    let cases: readonly (readonly Row[])[]
    let won: readonly { readonly rows: readonly Row[]; readonly win: Row }[]
    beforeAll(async () => {
      expect(isThere, '../shared/data/bpi2012/events.csv.gz is missing').toBe(true)
      const replayed = await replay(fileURLToPath(log), () => undefined, promises)
      if ('wrong' in replayed) throw new Error(replayed.wrong)
      report = computeMetric(loanMetrics, replayed.events)
      cases = [...read().values()]
      won = cases.flatMap((rows) => {
        const win = first(rows, ...approvals)
        return win ? [{ rows, win }] : []
      })
    }, 120_000)

    test.each(['Europe/Amsterdam', 'UTC'])('has the cohorts of the file in %s', (zone) => {
      const { cohorts, wonByMonth } = zone === 'UTC' ? report.utc : report.amsterdam
      const of = (some: readonly (readonly Row[])[]) =>
        tally(some.map((rows) => month((first(rows, 'A_SUBMITTED') as Row).at, zone)))
      const told = (step: 'qualified' | 'accepted' | 'opportunity' | 'won') =>
        Object.fromEntries(cohorts.map(({ period, steps }) => [period, steps[step].ever.hits]))
      expect(Object.fromEntries(cohorts.map(({ period, entered }) => [period, entered]))).toEqual(
        of(cases),
      )
      expect(told('qualified')).toEqual(of(cases.filter((rows) => first(rows, 'A_PREACCEPTED'))))
      expect(told('accepted')).toEqual(of(cases.filter((rows) => starts(rows).length > 0)))
      expect(told('opportunity')).toEqual(of(cases.filter((rows) => first(rows, 'A_ACCEPTED'))))
      expect(told('won')).toEqual(of(won.map(({ rows }) => rows)))
      const soon = won.filter(({ rows, win }) => win.at - (rows[0] as Row).at <= 30 * 86_400_000)
      expect(
        Object.fromEntries(cohorts.map(({ period, steps }) => [period, steps.won.within.hits])),
      ).toEqual(of(soon.map(({ rows }) => rows)))
      const sums: Record<string, number> = {}
      for (const { win } of won) {
        const key = month(win.at, zone)
        sums[key] = (sums[key] ?? 0) + win.amount * 100
      }
      expect(
        Object.fromEntries([...wonByMonth].map(([key, { revenue }]) => [key, revenue['EUR']])),
      ).toEqual(sums)
      expect(
        Object.fromEntries([...wonByMonth].map(([key, { won: wins }]) => [key, wins])),
      ).toEqual(tally(won.map(({ win }) => month(win.at, zone))))
    })

    test('has its times, the mean exactly and the percentiles within the stated error', () => {
      const waits = won.map(({ rows, win }) => win.at - (first(rows, 'A_SUBMITTED') as Row).at)
      const close = (told: number | null, exact: number) =>
        expect(Math.abs((told as number) - exact)).toBeLessThanOrEqual(exact / 2 ** 13 + 1)
      const { count, meanMs, medianMs, p90Ms } = report.captureToWon
      expect(count).toBe(waits.length)
      expect(meanMs).toBe(Math.round(waits.reduce((a, b) => a + b, 0) / waits.length))
      close(medianMs, rank(waits, 0.5))
      close(p90Ms, rank(waits, 0.9))
      for (const [i, name] of ['leads-desk', 'completion-desk'].entries()) {
        const own = cases.flatMap(starts).filter(({ desk }) => desk === desks[i])
        const told = report.response.get(name)
        expect(told?.count).toBe(own.length)
        const ms = own.map(({ waitMs }) => waitMs)
        expect(told?.meanMs).toBe(Math.round(ms.reduce((a, b) => a + b, 0) / ms.length))
        close(told?.medianMs ?? null, rank(ms, 0.5))
        close(told?.p90Ms ?? null, rank(ms, 0.9))
      }
    })

    test('has its people: whose START was the first of a desk, and who had the case when it was won', () => {
      const leads = new Map<string, Set<number>>()
      const wins: string[] = []
      for (const [i, rows] of cases.entries()) {
        const own = starts(rows).map(({ resource, at }) => ({ id: resource || 'not-recorded', at }))
        for (const { id } of own) leads.set(id, (leads.get(id) ?? new Set()).add(i))
        const win = first(rows, ...approvals)
        if (win) wins.push(own.filter(({ at }) => at <= win.at).at(-1)?.id ?? '(none)')
      }
      const people = [...report.people].filter(([, { leads: n }]) => n > 0)
      expect(Object.fromEntries(people.map(([id, { leads: n }]) => [id, n]))).toEqual(
        Object.fromEntries([...leads].map(([id, { size }]) => [id, size])),
      )
      const told = [...report.people].filter(([, { won: n }]) => n > 0)
      expect(Object.fromEntries(told.map(([id, { won: n }]) => [id, n]))).toEqual(tally(wins))
    })

    test('is what the guide shows', () => {
      const guide = readFileSync(new URL('../../docs/guide/metrics.md', import.meta.url), 'utf8')
      expect(guide).toContain(printReport(report).join('\n').trimEnd())
    })
  },
)
