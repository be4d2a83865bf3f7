import type { HoursCalendar, TimeRange } from '../../src/calendar/index.ts'

// A calendar minute by minute, written without a look at the library: it labels every minute of a span with what the clock on the wall
// shows (from Intl's name of the offset) and paints the ranges onto the minutes.

const minuteMs = 60_000
const dayMinutes = 1_440

const readers = new Map<string, Intl.DateTimeFormat>()

/** Local time minus UTC in minutes. */
export const offsetMinutes = (timeZone: string, at: number): number => {
  let reader = readers.get(timeZone)
  if (!reader) {
    reader = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' })
    readers.set(timeZone, reader)
  }
  const found = /GMT(?:([+-])(\d\d):(\d\d))?(?::(\d\d))?/.exec(reader.format(at))
  if (!found) throw new Error(`no offset for ${timeZone}`)
  if (found[4]) throw new Error(`${timeZone} has an offset with seconds`)
  const minutes = Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0)
  return found[1] === '-' ? -minutes : minutes
}

const weekdayNames = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const

const minutesOf = (text: string): number => {
  const [time, next] = text.split('+')
  const [hours, minutes] = (time as string).split(':').map(Number) as [number, number]
  return hours * 60 + minutes + (next ? dayMinutes : 0)
}

const dateOf = (day: number): string =>
  new Date(day * dayMinutes * minuteMs).toISOString().slice(0, 10)

/** What the wall shows at each minute, counted since 1970-01-01T00:00 local time. */
const wallMinutes = (timeZone: string, fromAt: number, count: number): Int32Array => {
  const wall = new Int32Array(count)
  const start = fromAt / minuteMs
  for (let i = 0; i < count; i += 60) {
    const before = offsetMinutes(timeZone, fromAt + i * minuteMs)
    const same = before === offsetMinutes(timeZone, fromAt + (i + 60) * minuteMs)
    for (let k = i; k < Math.min(i + 60, count); k += 1) {
      wall[k] = start + k + (same ? before : offsetMinutes(timeZone, fromAt + k * minuteMs))
    }
  }
  return wall
}

export interface MinuteOracle {
  readonly fromAt: number
  readonly count: number
  readonly open: Uint8Array
}

/** The first minute that shows a time; the clock change if none does. */
const firstMinute = (wall: Int32Array, time: number): number => {
  const shown = wall.indexOf(time)
  if (shown !== -1) return shown
  for (let i = 1; i < wall.length; i += 1) {
    if ((wall[i - 1] as number) < time && (wall[i] as number) > time) return i
  }
  return time < (wall[0] as number) ? 0 : wall.length
}

/** The last minute that shows a time; the clock change if none does. */
const lastMinute = (wall: Int32Array, time: number): number => {
  const shown = wall.lastIndexOf(time)
  return shown === -1 ? firstMinute(wall, time) : shown
}

/** The last minute at which a later date takes over from this one. */
const endOfDay = (wall: Int32Array, day: number): number => {
  const midnight = (day + 1) * dayMinutes
  for (let i = wall.length - 1; i > 0; i -= 1) {
    if ((wall[i] as number) >= midnight && (wall[i - 1] as number) < midnight) return i
  }
  return (wall[0] as number) >= midnight ? 0 : wall.length
}

/** Labels are the costly part; many calendars share them. */
export const labelMinutes = (timeZone: string, fromAt: number, days: number): Int32Array =>
  wallMinutes(timeZone, fromAt, days * dayMinutes)

export const paintMinutes = (
  policy: HoursCalendar,
  wall: Int32Array,
  fromAt: number,
): MinuteOracle => {
  const open = new Uint8Array(wall.length)
  const closed = new Uint8Array(wall.length)
  const paint = (into: Uint8Array, day: number, [from, to]: TimeRange): void => {
    const start = firstMinute(wall, day * dayMinutes + minutesOf(from))
    const until = minutesOf(to)
    const end =
      until % dayMinutes === 0
        ? endOfDay(wall, day + until / dayMinutes - 1)
        : lastMinute(wall, day * dayMinutes + until)
    for (let i = start; i < end; i += 1) into[i] = 1
  }
  const firstDay = Math.floor((wall[0] as number) / dayMinutes) - 1
  const lastDay = Math.floor((wall[wall.length - 1] as number) / dayMinutes)
  for (let day = firstDay; day <= lastDay; day += 1) {
    const date = dateOf(day)
    const weekday = weekdayNames[((day % 7) + 7) % 7] as 'mon'
    const holidays = (policy.holidays ?? []).map((h) => (typeof h === 'string' ? { date: h } : h))
    const today = holidays.filter((holiday) => holiday.date === date)
    if (today.some((holiday) => !holiday.closed)) paint(closed, day, ['00:00', '24:00'])
    else {
      for (const range of policy.dated?.[date] ?? policy.weekly[weekday] ?? []) {
        paint(open, day, range)
      }
    }
    for (const { closed: part } of today) if (part) paint(closed, day, part)
    for (const range of policy.breaks?.[date] ?? []) paint(closed, day, range)
    for (const range of policy.breaks?.[weekday] ?? []) paint(closed, day, range)
  }
  for (const [i, shut] of closed.entries()) if (shut) open[i] = 0
  return { fromAt, count: wall.length, open }
}

const isOpenAt = ({ open, fromAt }: MinuteOracle, at: number): boolean =>
  open[Math.floor((at - fromAt) / minuteMs)] === 1

/** Walks from minute to minute; `undefined` where the span ends. */
export const oracleAnswers = (oracle: MinuteOracle) => {
  const { fromAt, count, open } = oracle
  const endAt = fromAt + count * minuteMs
  const minuteAt = (at: number): number => Math.floor((at - fromAt) / minuteMs)
  const startOf = (minute: number): number => fromAt + minute * minuteMs
  const nextOpening = (at: number): number | undefined => {
    for (let i = minuteAt(at) + 1; i < count; i += 1) if (open[i] && !open[i - 1]) return startOf(i)
    return undefined
  }
  const nextClosing = (at: number): number | undefined => {
    for (let i = minuteAt(at) + 1; i < count; i += 1) if (!open[i] && open[i - 1]) return startOf(i)
    return undefined
  }
  const between = (a: number, b: number): number => {
    if (b < a) return -between(b, a)
    let total = 0
    for (let at = a; at < b; ) {
      const next = Math.min(b, startOf(minuteAt(at) + 1))
      if (isOpenAt(oracle, at)) total += next - at
      at = next
    }
    return total
  }
  const add = (at: number, durationMs: number, atClosing: 'close' | 'next-open') => {
    let left = durationMs
    // a deadline may be a closing, and stay there
    const closesAt = (t: number) => t > fromAt && !isOpenAt(oracle, t) && isOpenAt(oracle, t - 1)
    for (let t = at; t < endAt; ) {
      if (left === 0 && (isOpenAt(oracle, t) || (atClosing === 'close' && closesAt(t)))) return t
      const next = startOf(minuteAt(t) + 1)
      if (isOpenAt(oracle, t)) {
        const used = Math.min(left, next - t)
        left -= used
        t += used
      } else t = next
    }
    return undefined
  }
  const subtract = (at: number, durationMs: number) => {
    let left = durationMs
    const counts = (t: number) => t > fromAt && isOpenAt(oracle, t - 1)
    if (left === 0 && isOpenAt(oracle, at)) return at
    for (let t = at; t > fromAt; ) {
      if (left === 0 && (durationMs > 0 || counts(t))) return t
      const previous = startOf(minuteAt(t - 1))
      if (isOpenAt(oracle, t - 1)) {
        const used = Math.min(left, t - previous)
        left -= used
        t -= used
      } else t = previous
    }
    return undefined
  }
  return {
    isOpen: (at: number) => isOpenAt(oracle, at),
    nextOpening,
    nextClosing,
    between,
    add,
    subtract,
  }
}
