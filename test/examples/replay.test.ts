import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { countCases } from '../../examples/quarter/replay/counts.ts'
import { type Replayed, replay } from '../../examples/quarter/replay/replay.ts'
import { runQuarter } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

const head = 'case_id,amount_req,reg_date,event_index,activity,lifecycle,resource,timestamp'
const row = (
  id: string,
  index: number,
  activity: string,
  minute: number,
  resource = '11',
): string => {
  const [name, phase = 'COMPLETE'] = activity.split('/')
  const at = `2011-10-03T09:${String(minute).padStart(2, '0')}:00.000+02:00`
  return `${id},5000,2011-10-03T09:00:00.000+02:00,${index},${name},${phase},${resource},${at}`
}
const whole = [
  row('1', 0, 'A_SUBMITTED', 0),
  row('1', 1, 'A_PREACCEPTED', 1),
  row('1', 2, 'W_Completeren aanvraag/SCHEDULE', 2),
  row('1', 3, 'W_Completeren aanvraag/START', 12, ''),
  row('1', 4, 'A_ACCEPTED', 20, '42'),
  row('1', 5, 'O_SENT', 21, '42'),
  row('1', 6, 'W_Nabellen offertes/START', 30, '42'),
  row('1', 7, 'A_REGISTERED', 40, '42'),
  row('1', 8, 'A_APPROVED', 40, '42'),
]

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const text = (lines: readonly string[]): string => `${[head, ...lines].join('\n')}\n`
const replayed = async (name: string, content: string | Buffer): Promise<Replayed> => {
  const result = await replay(file(name, content), () => undefined)
  if ('wrong' in result) throw new Error(result.wrong)
  return result
}

test('a case is read from its submission to its approval', async () => {
  const { events, refused, brokenCount } = await replayed('whole.csv', text(whole))
  expect({ refused: refused.size, brokenCount }).toEqual({ refused: 0, brokenCount: 0 })
  expect(countCases(events)).toEqual({
    captured: 1,
    qualified: 1,
    handedOff: 1,
    touched: 1,
    accepted: 1,
    opportunities: 1,
    won: 1,
    lost: 0,
    recycled: 0,
    open: 0,
    revenueMinor: 500_000,
  })
  const first = events.find((event) => event.type === 'lead-touched')
  expect(first).toMatchObject({ elapsedMs: 600_000, first: true, by: 'not-recorded' })
})

test('a line that is there twice has no effect twice', async () => {
  const once = await replayed('once.csv', text(whole))
  const twice = await replayed('twice.csv', text(whole.flatMap((line) => [line, line])))
  expect(twice.events).toEqual(once.events)
  expect(twice.refused.size).toBe(0)
})

test('a desk that gets the case before it is pre-accepted has it afterwards, with the true instant', async () => {
  const { events, refused } = await replayed(
    'early.csv',
    text([
      row('1', 0, 'A_SUBMITTED', 0),
      row('1', 1, 'W_Afhandelen leads/SCHEDULE', 1),
      row('1', 2, 'W_Afhandelen leads/START', 2),
      row('1', 3, 'W_Completeren aanvraag/SCHEDULE', 5),
      row('1', 4, 'A_PREACCEPTED', 7),
      row('1', 5, 'W_Completeren aanvraag/START', 25),
    ]),
  )
  expect(refused.size).toBe(0)
  const waits = events.flatMap((event) => (event.type === 'lead-touched' ? [event.elapsedMs] : []))
  expect(waits).toEqual([60_000, 1_200_000])
})

test('what the lifecycle forbids is refused and counted, not swallowed', async () => {
  const { refused } = await replayed(
    'forbidden.csv',
    text([...whole, row('1', 9, 'A_DECLINED', 50)]),
  )
  expect([...refused.keys()]).toEqual(['TRANSITION_NOT_ALLOWED'])
  expect(refused.get('TRANSITION_NOT_ALLOWED')?.example).toMatch(/^line 11, case 1: "decline"/)
})

describe('a broken line', () => {
  const broken = [
    whole[0],
    'x',
    '2,12.50,,0,A_SUBMITTED,COMPLETE,11,2011-10-03T09:00:00.000+02:00',
    '2,5000,,0,A_SUBMITTED,COMPLETE,11,yesterday',
    '2,5000,,0,A_SUBMITTED,COMPLETE,11,2011-10-03T09:00:00',
    '2,5000,,0,"A_SUBMITTED,COMPLETE,11,2011-10-03T09:00:00.000+02:00',
    ',5000,,0,A_SUBMITTED,COMPLETE,11,2011-10-03T09:00:00.000+02:00',
    ...whole.slice(1),
  ] as readonly string[]

  test('is named by its number, and the rest is not lost', async () => {
    const result = await replayed('broken.csv', text(broken))
    expect(result.broken).toEqual([
      { line: 3, wrong: 'expected 8 fields, found 1' },
      { line: 4, wrong: 'amount_req is no whole number of euros: "12.50"' },
      { line: 5, wrong: 'timestamp is no ISO 8601 instant with its offset: "yesterday"' },
      { line: 6, wrong: 'timestamp is no ISO 8601 instant with its offset: "2011-10-03T09:00:00"' },
      { line: 7, wrong: 'a quote is out of place in column 5, at 11' },
      { line: 8, wrong: 'case_id is empty' },
    ])
    expect(countCases(result.events)).toMatchObject({ captured: 1, won: 1 })
  })

  test('ends with 1, after the report', { timeout: 60_000 }, () => {
    const { out, err, code } = runQuarter(['--events', file('cli.csv', text(broken))])
    expect({ err, code }).toEqual({ err: '', code: 1 })
    expect(out).toContain('Revenue of the won cases: EUR 5,000')
    expect(out).toContain('line 4: amount_req is no whole number of euros: "12.50"')
  })
})

test('packed, with quotes, a byte order mark and other line ends it is the same', async () => {
  const once = await replayed('plain.csv', text(whole))
  const quoted = whole.map((line) =>
    line
      .split(',')
      .map((field) => `"${field}"`)
      .join(','),
  )
  const odd = `\ufeff${[head, ...quoted].join('\r\n')}\r\n\r\n`
  expect((await replayed('odd.csv.gz', gzipSync(odd))).events).toEqual(once.events)
})

test('a packed file that ends too early is said to, and what was read is reported', async () => {
  const many = Array.from({ length: 3_000 }, (_, i) => row(String(i), 0, 'A_SUBMITTED', i % 60))
  const packed = gzipSync(text(many))
  const { stopped, rows } = await replayed('cut.csv.gz', packed.subarray(0, packed.length - 2_000))
  expect(stopped).toBe('unexpected end of file')
  expect(rows).toBeGreaterThan(500)
})

test.each([
  ['missing.csv', undefined, /The file ".*missing\.csv" cannot be replayed: it does not exist\./],
  ['empty.csv', '', /The file ".*empty\.csv" cannot be replayed: it is empty/],
  ['no-gzip.csv.gz', 'case_id', /cannot be replayed: incorrect header check/],
  [
    'other.csv',
    'a,b\n1,2\n',
    /cannot be replayed: the first line has no column case_id, amount_req, .*; it must name/,
  ],
])('%s ends with 2 and one clear line', { timeout: 60_000 }, (name, content, why) => {
  const path = content === undefined ? join(folder, name) : file(name, content)
  const { out, err, code } = runQuarter(['--events', path])
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(err).toMatch(why)
  expect(err).not.toContain('    at ')
})

test('a folder is no log', { timeout: 60_000 }, () => {
  const { err, code } = runQuarter(['--events', folder])
  expect(code).toBe(2)
  expect(err).toMatch(/cannot be replayed: it is a folder, not a file/)
})
