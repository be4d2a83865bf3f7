import {
  checkJson,
  type Issue,
  isPlainObject,
  limits,
  schemaIssues,
  suggest,
} from '../kernel/index.ts'
import { calendarPolicyJsonSchema, calendarPolicySchema } from './calendar.schema.ts'
import type { CalendarPolicy, HoursCalendar, TimeRange } from './calendar-policy.ts'
import { dayMs, dayOf, weekdays } from './local-date.ts'
import { type WallRange, wallRangeOf } from './local-time.ts'
import { zoneOf } from './zone.ts'

interface Placed extends WallRange {
  readonly path: string
}

const checkZone = (name: string, path: string): Issue[] => {
  if (zoneOf(name)) return []
  const message = `unknown time zone "${name.slice(0, 60)}"; expected an IANA name such as "Europe/Amsterdam"`
  const suggestion = suggest(name, Intl.supportedValuesOf('timeZone'))
  return [suggestion === undefined ? { path, message } : { path, message, suggestion }]
}

const checkDate = (date: string, path: string): Issue[] =>
  dayOf(date) === undefined
    ? [
        {
          path,
          message: `"${date.slice(0, 40)}" is no date; expected YYYY-MM-DD between 1900 and 2200`,
        },
      ]
    : []

/** Reads ranges; what cannot be read becomes an issue. */
const place = (ranges: readonly TimeRange[], path: string, issues: Issue[]): Placed[] => {
  const placed: Placed[] = []
  for (const [i, range] of ranges.entries()) {
    const reading = wallRangeOf(range)
    if (reading.value) placed.push({ ...reading.value, path: `${path}[${i}]` })
    else issues.push({ path: `${path}[${i}]`, message: reading.wrong })
  }
  return placed
}

const checkOverlaps = (placed: readonly Placed[]): Issue[] => {
  const sorted = [...placed].sort((a, b) => a.fromMs - b.fromMs)
  const issues: Issue[] = []
  for (const [i, range] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before && range.fromMs < before.toMs) {
      issues.push({ path: range.path, message: `overlaps ${before.path}` })
    }
  }
  return issues
}

/** The week on one axis, Monday once more at its end: a Sunday night may reach into it. */
const checkWeek = (policy: HoursCalendar, path: string): Issue[] => {
  const issues: Issue[] = []
  const week: Placed[] = []
  for (const [index, weekday] of [...weekdays, 'mon' as const].entries()) {
    const unread: Issue[] = []
    const placed = place(policy.weekly[weekday] ?? [], `${path}weekly.${weekday}`, unread)
    if (index < 7) issues.push(...unread)
    for (const range of placed) {
      const shiftMs = index * dayMs
      week.push({ ...range, fromMs: range.fromMs + shiftMs, toMs: range.toMs + shiftMs })
    }
  }
  const seen = new Set<string>()
  for (const issue of checkOverlaps(week)) {
    const key = `${issue.path} ${issue.message}`
    if (!seen.has(key)) issues.push(issue)
    seen.add(key)
  }
  return issues
}

const checkDated = (policy: HoursCalendar, path: string): Issue[] => {
  const issues: Issue[] = []
  for (const [date, ranges] of Object.entries(policy.dated ?? {})) {
    const at = `${path}dated.${date}`
    issues.push(...checkDate(date, at), ...checkOverlaps(place(ranges, at, issues)))
  }
  for (const [key, ranges] of Object.entries(policy.breaks ?? {})) {
    const at = `${path}breaks.${key}`
    if (!weekdays.includes(key as never) && dayOf(key) === undefined) {
      const suggestion = suggest(key, weekdays)
      const message = `"${key.slice(0, 40)}" is neither a weekday (mon … sun) nor a date (YYYY-MM-DD)`
      issues.push(
        suggestion === undefined ? { path: at, message } : { path: at, message, suggestion },
      )
    }
    place(ranges, at, issues)
  }
  for (const [i, holiday] of (policy.holidays ?? []).entries()) {
    const at = `${path}holidays[${i}]`
    if (typeof holiday === 'string') issues.push(...checkDate(holiday, at))
    else {
      issues.push(...checkDate(holiday.date, `${at}.date`))
      if (holiday.closed) {
        const { wrong } = wallRangeOf(holiday.closed)
        if (wrong !== undefined) issues.push({ path: `${at}.closed`, message: wrong })
      }
    }
  }
  return issues
}

const checkSense = (policy: CalendarPolicy, path: string): Issue[] => {
  if ('of' in policy) {
    const zone = policy.timeZone === undefined ? [] : checkZone(policy.timeZone, `${path}timeZone`)
    return [...zone, ...policy.of.flatMap((part, i) => checkSense(part, `${path}of[${i}].`))]
  }
  const zone = checkZone(policy.timeZone, `${path}timeZone`)
  if (policy.kind === 'always-open') return zone
  const entries = [policy.dated, policy.breaks].map((group) => Object.keys(group ?? {}).length)
  if (Math.max(...entries) > limits.calendarDates) {
    return [{ path, message: `more than ${limits.calendarDates} dates` }]
  }
  return [...zone, ...checkWeek(policy, path), ...checkDated(policy, path)]
}

/**
 * What is wrong with a calendar.
 *
 * @param policy - anything
 * @returns at most `limits.issues` findings; empty for a sound calendar
 * @example
 * ```ts
 * import { checkCalendar } from 'lead-handoff/calendar'
 *
 * console.log(checkCalendar({ timeZone: 'Europe/Amsterdm', weekly: { mon: [['17:00', '09:00']] } }))
 * ```
 */
export const checkCalendar = (policy: unknown): readonly Issue[] => {
  const unsound = checkJson(policy)
  if (unsound.length > 0) return unsound
  if (!isPlainObject(policy)) return [{ path: '', message: 'expected a calendar, an object' }]
  const parsed = calendarPolicySchema.safeParse(policy)
  if (!parsed.success) return schemaIssues(parsed.error.issues, policy, calendarPolicyJsonSchema)
  return checkSense(parsed.data, '').slice(0, limits.issues)
}
