import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const data = new URL('../../../shared/data/bpi2012/events.csv.gz', import.meta.url)
const root = new URL('../../', import.meta.url)
const present = existsSync(data)

test('the log is there', ({ skip }) => {
  if (!present && process.env['CI']) throw new Error('../shared/data/bpi2012 is missing')
  if (!present) skip('../shared/data/bpi2012 is missing')
})

const hour = 3_600_000
// the log ends in March 2012, before the clocks go forward
const offsetMs = (at: number): number => (at < Date.UTC(2011, 9, 30, 1) ? 2 : 1) * hour

/** Business milliseconds from one day to the next, without the library: nine to five on weekdays, by the wall clock of Amsterdam. */
const businessMs = (from: number, to: number): number => {
  const [a, b] = [from + offsetMs(from), to + offsetMs(to)]
  let total = 0
  for (let day = Math.floor(a / (24 * hour)); day <= Math.floor(b / (24 * hour)); day += 1) {
    if ((day + 4) % 7 === 0 || (day + 4) % 7 === 6) continue
    const midnight = day * 24 * hour
    total += Math.max(0, Math.min(b, midnight + 17 * hour) - Math.max(a, midnight + 9 * hour))
  }
  return total
}

const isOpen = (at: number): boolean => {
  const wall = at + offsetMs(at)
  const day = Math.floor(wall / (24 * hour)) + 4
  const time = wall % (24 * hour)
  return day % 7 !== 0 && day % 7 !== 6 && time >= 9 * hour && time < 17 * hour
}

/** All waits of an item, judged by sorting the events by their instants. */
const figures = (item: string): string => {
  const events = gunzipSync(readFileSync(data))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells[4] === item)
    .map((cells) => ({
      id: cells[0] as string,
      what: cells[5] as string,
      at: Date.parse(cells[7] as string),
    }))
  const byCase = new Map<string, typeof events>()
  for (const event of events) byCase.set(event.id, [...(byCase.get(event.id) ?? []), event])
  const waits: { ms: number; from: number; to: number }[] = []
  for (const list of byCase.values()) {
    const from = Math.min(...list.filter((e) => e.what === 'SCHEDULE').map((e) => e.at))
    const to = Math.min(...list.filter((e) => e.what === 'START' && e.at >= from).map((e) => e.at))
    if (Number.isFinite(from) && Number.isFinite(to))
      waits.push({ ms: businessMs(from, to), from, to })
  }
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b)
  const rank = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] as number
  const shown = (ms: number): string => (ms / hour).toFixed(3)
  // by the default a wait is in time if it used no more than was allowed, and did not come after closing time when all was used
  const met = (hours: number, next: boolean): string => {
    const good = waits.filter(({ ms, to, from }) => {
      if (ms < hours * hour) return true
      if (ms > hours * hour) return false
      // exactly used up: under `close` only at the very instant of closing or while still open
      return next || isOpen(to) || (businessMs(from, to - 1) < ms && !isOpen(to))
    })
    return `${((good.length / waits.length) * 100).toFixed(2)} %`
  }
  return [
    item,
    `  count   ${waits.length}`,
    `  mean    ${shown(sorted.reduce((sum, ms) => sum + ms, 0) / waits.length)} h`,
    `  median  ${shown(rank(0.5))} h`,
    `  p90     ${shown(rank(0.9))} h`,
    ...[1, 8].map((h) => `  within ${h} h  close ${met(h, false)}  next-open ${met(h, true)}`),
  ].join('\n')
}

describe.skipIf(!present)(
  'response times of the BPI 2012 log',
  () => {
    const expected = present
      ? `${['W_Afhandelen leads', 'W_Completeren aanvraag'].map(figures).join('\n')}\n`
      : ''

    test('are what an independent computation says', () => {
      const printed = execFileSync(
        process.execPath,
        [
          fileURLToPath(new URL('node_modules/tsx/dist/cli.mjs', root)),
          fileURLToPath(new URL('examples/response-times/main.ts', root)),
        ],
        { encoding: 'utf8', cwd: fileURLToPath(root) },
      )
      expect(printed).toBe(expected)
    })

    test('stand in the guide', () => {
      const guide = readFileSync(new URL('docs/guide/sla.md', root), 'utf8')
      expect(guide).toContain(expected.trim())
    })
  },
  60_000,
)
