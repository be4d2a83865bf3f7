import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compileCalendar, type HoursCalendar } from '../../src/calendar/index.ts'

// What the guide's "Why not a package" says about other packages, run in a process of its own, for two of them never return.
const root = new URL('../../', import.meta.url)
const guide = readFileSync(new URL('docs/guide/business-time.md', root), 'utf8')

const run = (code: string, { TZ = 'UTC', timeout = 20_000 } = {}): string | 'never' => {
  const { stdout, signal } = spawnSync(process.execPath, ['-e', code], {
    cwd: fileURLToPath(root),
    env: { ...process.env, TZ },
    timeout,
    encoding: 'utf8',
  })
  return signal === null ? stdout.trim() : 'never'
}

const moment = (hours: string, question: string): string => `
  const moment = require('moment-business-time')
  const h = ${hours}
  moment.updateLocale('en', { workinghours: { 0: null, 1: h, 2: h, 3: h, 4: h, 5: h, 6: null } })
  console.log(${question})`

const dayjs = (question: string, hours = 'undefined'): string => `
  const dayjs = require('dayjs')
  dayjs.extend(require('dayjs/plugin/utc'))
  dayjs.extend(require('dayjs/plugin/timezone'))
  dayjs.extend(require('dayjs-business-time'))
  const h = ${hours}
  if (h) dayjs.setBusinessTime({ sunday: null, monday: h, tuesday: h, wednesday: h, thursday: h, friday: h, saturday: null })
  console.log(${question})`

const daily = (...hours: readonly (readonly [string, string])[]): HoursCalendar['weekly'] =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, hours]))
const at = (text: string): number => Date.parse(text)

describe('moment-business-time', () => {
  test('counts backwards with a lunch break', () => {
    const hours = "['09:00:00', '12:30:00', '13:00:00', '17:00:00']"
    const question = "moment('2026-03-02T11:00').workingDiff(moment('2026-03-02T10:00'), 'minutes')"
    expect(run(moment(hours, question))).toBe('-60')
    expect(guide).toContain('`-60`')
    const office = compileCalendar({
      timeZone: 'UTC',
      weekly: daily(['09:00', '12:30'], ['13:00', '17:00']),
    })
    expect(office.businessTimeBetween(at('2026-03-02T10:00Z'), at('2026-03-02T11:00Z'))).toBe(
      3_600_000,
    )
  })

  test('knows no night shift', () => {
    const question = "moment('2026-03-03T01:00').workingDiff(moment('2026-03-02T23:00'), 'minutes')"
    expect(run(moment("['22:00:00', '06:00:00']", question))).toBe('0')
    const nights = compileCalendar({ timeZone: 'UTC', weekly: daily(['22:00', '06:00+1']) })
    expect(nights.businessTimeBetween(at('2026-03-02T23:00Z'), at('2026-03-03T01:00Z'))).toBe(
      7_200_000,
    )
  })
})

describe('dayjs-business-time', () => {
  test('never returns before a clock change', () => {
    const question =
      "dayjs.tz('2026-03-07 23:00', 'America/New_York').addBusinessMinutes(30).toISOString()"
    expect(run(dayjs(question), { timeout: 3_000 })).toBe('never')
    const office = compileCalendar({
      timeZone: 'America/New_York',
      weekly: daily(['09:00', '17:00']),
    })
    expect(office.addBusinessTime(at('2026-03-08T04:00Z'), 1_800_000)).toBe(at('2026-03-09T13:30Z'))
  })

  test('never returns with a night shift', () => {
    const hours = "[{ start: '22:00:00', end: '06:00:00' }]"
    const question = "dayjs('2026-03-02T23:00').addBusinessMinutes(120).toISOString()"
    expect(run(dayjs(question, hours), { timeout: 3_000 })).toBe('never')
  })
})

test('date-fns answers by the zone of the process', () => {
  const code = `
    const { addBusinessDays } = require('date-fns')
    console.log(addBusinessDays(new Date('2026-03-08T04:30:00Z'), 1).toISOString())`
  expect(run(code)).toBe('2026-03-09T04:30:00.000Z')
  expect(run(code, { TZ: 'America/New_York' })).toBe('2026-03-10T03:30:00.000Z')
  const office = compileCalendar({
    timeZone: 'America/New_York',
    weekly: daily(['09:00', '17:00']),
  })
  expect(office.addBusinessDays(at('2026-03-08T04:30:00Z'), 1)).toBe(at('2026-03-10T03:30:00Z'))
})

test('@date-fns/tz counts a date that was skipped', () => {
  const code = `
    const { TZDate } = require('@date-fns/tz')
    const { addDays } = require('date-fns')
    const noon = new TZDate(2011, 11, 29, 12, 0, 0, 'Pacific/Apia')
    console.log([1, 2].map((n) => addDays(noon, n).toISOString().slice(0, 10)).join(' '))`
  expect(run(code)).toBe('2011-12-31 2011-12-31')
  const noon = at('2011-12-29T22:00Z')
  const always = compileCalendar({ kind: 'always-open', timeZone: 'Pacific/Apia' })
  expect(always.addBusinessDays(noon, 1)).toBe(at('2011-12-30T22:00Z'))
  expect(always.addBusinessDays(noon, 2)).toBe(at('2011-12-31T22:00Z'))
})
