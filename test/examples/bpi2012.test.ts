import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { countCases } from '../../examples/quarter/replay/counts.ts'
import { replay } from '../../examples/quarter/replay/replay.ts'
import { replayScreen } from '../../examples/quarter/replay/replay-screen.ts'
import { plain } from '../../examples/quarter/screen/style.ts'

const log = new URL('../../../shared/data/bpi2012/events.csv.gz', import.meta.url)
const isThere = existsSync(log)

/** The same counts by grouping the lines by case and looking which activities each has. Knows nothing of the library. */
const naive = () => {
  const cases = new Map<string, { amount: number; seen: string[] }>()
  for (const line of gunzipSync(readFileSync(log)).toString('utf8').trim().split('\n').slice(1)) {
    const [id = '', amount, , , activity, phase] = line.split(',')
    const found = cases.get(id) ?? { amount: Number(amount), seen: [] }
    cases.set(id, found)
    found.seen.push(activity?.startsWith('W_') ? `${activity}/${phase}` : (activity ?? ''))
  }
  const all = [...cases.values()]
  const having = (...names: string[]) =>
    all.filter(({ seen }) => names.some((n) => seen.includes(n)))
  const started = all.filter(({ seen }) =>
    ['W_Afhandelen leads', 'W_Completeren aanvraag'].some((item) => {
      const from = seen.indexOf(`${item}/SCHEDULE`)
      return from >= 0 && seen.indexOf(`${item}/START`, from) >= 0
    }),
  )
  const won = having('A_APPROVED', 'A_REGISTERED', 'A_ACTIVATED')
  const ended = having('A_DECLINED', 'A_CANCELLED', 'A_APPROVED', 'A_REGISTERED', 'A_ACTIVATED')
  return {
    captured: having('A_SUBMITTED').length,
    qualified: having('A_PREACCEPTED').length,
    handedOff: having('W_Afhandelen leads/SCHEDULE', 'W_Completeren aanvraag/SCHEDULE').length,
    touched: started.length,
    accepted: started.length,
    opportunities: having('A_ACCEPTED').length,
    won: won.length,
    lost: having('A_DECLINED').length,
    recycled: having('A_CANCELLED').length,
    open: all.length - ended.length,
    revenueMinor: won.reduce((sum, { amount }) => sum + amount * 100, 0),
  }
}

const withoutBar = (line: string): string =>
  line
    .replaceAll(/[█▏▎▍▌▋▊▉]/g, '')
    .replaceAll(/ +/g, ' ')
    .trim()

const printedInGuide = (): readonly string[] => {
  const guide = readFileSync(new URL('../../docs/guide/replay.md', import.meta.url), 'utf8')
  const [, block = ''] = /```text\n([\s\S]*?)```/.exec(guide) ?? []
  const lines = block.split('\n').map(withoutBar)
  expect(lines.length).toBeGreaterThan(15)
  return lines
}

// where nothing may be skipped, a missing folder is a failure
test.skipIf(!isThere && !process.env['CI'])(
  'the replayed log has the counts of the file (skipped where ../shared is missing)',
  async () => {
    expect(isThere, '../shared/data/bpi2012/events.csv.gz is missing').toBe(true)
    const result = await replay(fileURLToPath(log), () => undefined)
    if ('wrong' in result) throw new Error(result.wrong)
    expect(result).toMatchObject({ rows: 262_200, brokenCount: 0, stopped: undefined })
    expect([...result.refused]).toEqual([])
    expect(countCases(result.events)).toEqual(naive())
    // what the guide prints is what comes out, but for the bars
    const screen = replayScreen(plain, 'events.csv.gz', result).map(withoutBar)
    expect(printedInGuide().filter((line) => !screen.includes(line))).toEqual([])
    // so that both cannot be wrong in the same way unseen
    expect(countCases(result.events)).toMatchObject({ captured: 13_087, won: 2_246, lost: 7_635 })
  },
  120_000,
)
