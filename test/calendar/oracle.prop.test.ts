import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import { seed } from '../property-seed.ts'
import { labelMinutes, offsetMinutes, oracleAnswers, paintMinutes } from './minute-oracle.ts'
import { createRandom, type Random, randomCalendar } from './random-calendar.ts'

const dayMs = 86_400_000
const spanDays = 13

/** A midnight (UTC) some days before a clock change of a random year; any midnight where the zone has none that year. */
const aroundChange = (random: Random, timeZone: string): number => {
  const year = 1975 + random.below(62)
  const start = Date.UTC(year, random.below(12), 1)
  let before = offsetMinutes(timeZone, start)
  for (let day = 5; day < 365; day += 5) {
    const offset = offsetMinutes(timeZone, start + day * dayMs)
    if (offset !== before) return start + (day - 8) * dayMs
    before = offset
  }
  return start
}

const fromAtOf = (random: Random, timeZone: string, near: string | undefined): number =>
  near === undefined ? aroundChange(random, timeZone) : Date.parse(near) - 6 * dayMs

/** Compares every answer at one random place; returns the number of comparisons. */
const compareOnce = (
  random: Random,
  timeZone: string,
  fromAt: number,
  wall: Int32Array,
): number => {
  const dates = Array.from({ length: spanDays }, (_, i) =>
    new Date(fromAt + i * dayMs).toISOString().slice(0, 10),
  )
  const policy = randomCalendar(random, timeZone, dates)
  const oracle = oracleAnswers(paintMinutes(policy, wall, fromAt))
  const calendar = compileCalendar(policy)
  // the first and last two days of the span are cut off for the oracle
  const any = (): number => {
    const at = fromAt + 2 * dayMs + random.below((spanDays - 4) * 1_440) * 60_000
    const middle = fromAt + (spanDays / 2 - 1) * dayMs + random.below(2 * 288) * 300_000
    return (random.chance(0.5) ? at : middle) + (random.chance(0.2) ? random.below(60_000) : 0)
  }
  const inside = (at: number | undefined): at is number =>
    at !== undefined && at > fromAt + 2 * dayMs && at < fromAt + (spanDays - 2) * dayMs
  let cases = 0
  const agree = (question: string, mine: unknown, theirs: unknown): void => {
    cases += 1
    if (mine === theirs) return
    expect(
      { answer: mine },
      `PROPERTY_SEED=${seed}: ${question} of ${JSON.stringify(policy)}`,
    ).toEqual({
      answer: theirs,
    })
  }
  for (let n = 0; n < 14; n += 1) {
    const [a, b] = [any(), any()]
    const durationMs = random.chance(0.1)
      ? 0
      : random.below(600) * 60_000 + (random.chance(0.3) ? random.below(60_000) : 0)
    agree(`isOpen(${a})`, calendar.isOpen(a), oracle.isOpen(a))
    agree(`between(${a}, ${b})`, calendar.businessTimeBetween(a, b), oracle.between(a, b))
    const opening = oracle.nextOpening(a)
    if (inside(opening)) agree(`nextOpening(${a})`, calendar.nextOpening(a), opening)
    const closing = oracle.nextClosing(a)
    if (inside(closing)) agree(`nextClosing(${a})`, calendar.nextClosing(a), closing)
    for (const atClosing of ['close', 'next-open'] as const) {
      const added = oracle.add(a, durationMs, atClosing)
      const mine = calendar.addBusinessTime(a, durationMs, { atClosing })
      if (inside(added)) agree(`add(${a}, ${durationMs}, ${atClosing})`, mine, added)
    }
    const taken = oracle.subtract(a, durationMs)
    const mine = calendar.subtractBusinessTime(a, durationMs)
    if (inside(taken)) agree(`subtract(${a}, ${durationMs})`, mine, taken)
  }
  return cases
}

const run = (random: Random, timeZone: string, near?: string): number => {
  const fromAt = fromAtOf(random, timeZone, near)
  const wall = labelMinutes(timeZone, fromAt, spanDays)
  let cases = 0
  for (let n = 0; n < 4; n += 1) cases += compareOnce(random, timeZone, fromAt, wall)
  return cases
}

// half an hour, a skipped day, clocks back in spring, two hours, a quarter-hour offset, midnights that do not exist or occur twice
const notorious: readonly (readonly [zone: string, near: string])[] = [
  ['Australia/Lord_Howe', '2025-04-06'],
  ['Australia/Lord_Howe', '2025-10-05'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Africa/Casablanca', '2023-03-19'],
  ['Africa/Casablanca', '2023-04-23'],
  ['Antarctica/Troll', '2024-03-31'],
  ['Antarctica/Troll', '2024-10-27'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['America/Santiago', '2023-09-03'],
  ['Africa/Cairo', '2023-04-28'],
  ['Africa/Cairo', '2010-09-10'],
  ['Asia/Beirut', '2022-03-27'],
  ['America/Havana', '2022-11-06'],
  ['America/St_Johns', '2008-11-02'],
  ['America/Sao_Paulo', '2015-10-18'],
  ['Europe/Dublin', '2024-10-27'],
  ['Asia/Pyongyang', '2018-05-05'],
  ['America/Boa_Vista', '2000-10-11'],
]

describe('a minute-by-minute brute force agrees', () => {
  test('in every zone the runtime knows, around a clock change', () => {
    const random = createRandom(seed)
    const zones = Intl.supportedValuesOf('timeZone')
    let cases = 0
    for (const zone of zones) cases += run(random, zone)
    expect(zones.length).toBeGreaterThan(300)
    expect(cases).toBeGreaterThanOrEqual(100_000)
    console.info(`${cases} answers compared in ${zones.length} zones, PROPERTY_SEED=${seed}`)
  })

  test.each(notorious)('%s near %s', (zone, near) => {
    const random = createRandom(seed + 1)
    let cases = 0
    for (let n = 0; n < 4; n += 1) cases += run(random, zone, near)
    expect(cases).toBeGreaterThan(1_000)
  })
})
