import type { Holiday, HoursCalendar, TimeRange } from '../../src/calendar/index.ts'

/** A small seeded generator (mulberry32): the same seed gives the same run on every machine. */
export const createRandom = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
  const chance = (p: number): boolean => next() < p
  return { below, pick, chance }
}

export type Random = ReturnType<typeof createRandom>

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const text = (minute: number): string => {
  const within = minute % 1_440
  const [hours, minutes] = minute === 1_440 ? [24, 0] : [Math.floor(within / 60), within % 60]
  const next = minute > 1_440 ? '+1' : ''
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}${next}`
}

/** A minute of the day; half of them in the small hours, where clocks change. */
const minuteOfDay = (random: Random): number =>
  random.chance(0.5) ? random.below(49) * 5 : random.below(288) * 5

/** Ascending minutes of a span of days, without repetition. */
const minutes = (random: Random, days: number, perDay: number): number[] => {
  const found = new Set<number>()
  for (let day = 0; day < days; day += 1) {
    for (let n = random.below(perDay + 1); n > 0; n -= 1)
      found.add(day * 1_440 + minuteOfDay(random))
  }
  return [...found].sort((a, b) => a - b)
}

/** A week of windows that do not overlap, some of them overnight. */
const weekly = (random: Random): HoursCalendar['weekly'] => {
  if (random.chance(0.1)) {
    return Object.fromEntries(weekdays.map((day) => [day, [['00:00', '24:00'] as const]]))
  }
  const week: { [day in (typeof weekdays)[number]]?: TimeRange[] } = {}
  const bounds = minutes(random, 7, 4)
  for (let i = 0; i + 1 < bounds.length; i += 2) {
    const [from, to] = [bounds[i] as number, bounds[i + 1] as number]
    const day = Math.floor(from / 1_440)
    const start = day * 1_440
    // a Sunday that reaches into Monday is left to the examples
    if (to - from > 1_440 || to - start >= 2_880) continue
    const name = weekdays[day] as 'mon'
    week[name] = [...(week[name] ?? []), [text(from - start), text(to - start)]]
  }
  return week
}

const ranges = (random: Random, perDay: number): TimeRange[] => {
  const bounds = minutes(random, 1, perDay)
  const found: TimeRange[] = []
  for (let i = 0; i + 1 < bounds.length; i += 2) {
    found.push([text(bounds[i] as number), text(bounds[i + 1] as number)])
  }
  if (random.chance(0.2)) {
    const last = found.pop()
    if (last) found.push([last[0], text(1_440 + random.below(12) * 15)])
    else found.push([text(1_200 + random.below(12) * 15), text(1_440 + random.below(30) * 15)])
  }
  return found.filter(([from, to]) => (to.endsWith('+1') ? to.slice(0, 5) <= from : true))
}

/** A calendar around some dates, with everything a calendar can have. */
export const randomCalendar = (
  random: Random,
  timeZone: string,
  dates: readonly string[],
): HoursCalendar => {
  const some = (): string[] => dates.filter(() => random.chance(0.15))
  const breaks: { [key: string]: TimeRange[] } = {}
  for (const day of weekdays) if (random.chance(0.2)) breaks[day] = ranges(random, 4)
  for (const date of some()) breaks[date] = ranges(random, 4)
  return {
    timeZone,
    weekly: weekly(random),
    ...(random.chance(0.5) ? { breaks } : {}),
    ...(random.chance(0.4)
      ? { dated: Object.fromEntries(some().map((date) => [date, ranges(random, 4)])) }
      : {}),
    ...(random.chance(0.5)
      ? {
          holidays: some().flatMap((date): (string | Holiday)[] =>
            random.chance(0.6)
              ? [date]
              : ranges(random, 2).map((closed) => ({ date, closed, name: 'part' })),
          ),
        }
      : {}),
  }
}
