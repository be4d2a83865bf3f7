import * as z from 'zod'
import { type JsonObject, jsonSchemaOptions, limits, suggest } from '../kernel/index.ts'
import type { CalendarPolicy, HoursCalendar } from './calendar-policy.ts'

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Mutable<T> = T extends readonly [infer A, infer B]
  ? [A, B]
  : T extends readonly (infer Item)[]
    ? Mutable<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Mutable<T[K]> }
      : T

// zod's own words do not say what is meant; these do
const says = (message: string) => ({ error: () => message })
const keys = (...known: readonly string[]) => ({
  error: (issue: { readonly code?: string; readonly keys?: readonly string[] }) => {
    if (issue.code !== 'unrecognized_keys') return `expected an object with ${known.join(', ')}`
    const unknown = issue.keys?.[0] ?? ''
    const near = suggest(unknown, known)
    const hint = near === undefined ? '' : `did you mean "${near}"? `
    return `unknown key "${unknown}"; ${hint}known are ${known.join(', ')}`
  },
})

const text = z.string().max(limits.textLength)
const range = z.tuple([text, text], says('expected [from, to], as in ["09:00", "17:00"]'))
const ranges = z
  .array(range, says('expected a list of ranges, as in [["09:00", "17:00"]]'))
  .max(limits.calendarWindows, says(`more than ${limits.calendarWindows} ranges in one day`))
const weekly = z.strictObject(
  {
    mon: ranges.exactOptional(),
    tue: ranges.exactOptional(),
    wed: ranges.exactOptional(),
    thu: ranges.exactOptional(),
    fri: ranges.exactOptional(),
    sat: ranges.exactOptional(),
    sun: ranges.exactOptional(),
  },
  keys('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
)
const holiday = z.strictObject({
  date: text,
  name: text.exactOptional(),
  closed: range.exactOptional(),
})

const hours = z.strictObject(
  {
    kind: z.literal('hours').exactOptional(),
    timeZone: text,
    weekly,
    dated: z.record(text, ranges).exactOptional(),
    breaks: z.record(text, ranges).exactOptional(),
    holidays: z
      .array(
        z.union(
          [text, holiday],
          says('expected a date such as "2026-12-25", or an object with date, name, closed'),
        ),
      )
      .max(limits.calendarDates, says(`more than ${limits.calendarDates} holidays`))
      .exactOptional(),
  },
  keys('kind', 'timeZone', 'weekly', 'dated', 'breaks', 'holidays'),
)
// the schema and the interface may not drift apart
true satisfies Equal<z.output<typeof hours>, Mutable<HoursCalendar>>

const alwaysOpen = z.strictObject(
  { kind: z.literal('always-open'), timeZone: text },
  keys('kind', 'timeZone'),
)

const combined = z.strictObject(
  {
    kind: z.enum(['intersection', 'union']),
    get of() {
      return z
        .array(calendarPolicySchema)
        .min(1, says('expected at least one calendar'))
        .max(limits.calendarParts, says(`more than ${limits.calendarParts} calendars`))
    },
    timeZone: text.exactOptional(),
  },
  keys('kind', 'of', 'timeZone'),
)

/** The form of a business calendar. That its times, dates and zones make sense is checked by `parseCalendar`. */
export const calendarPolicySchema: z.ZodType<CalendarPolicy> = z
  .discriminatedUnion(
    'kind',
    [hours, alwaysOpen, combined],
    says(
      'unknown kind of calendar; known are hours (may be left out), always-open, intersection and union',
    ),
  )
  .meta({ id: 'Calendar' })

/**
 * JSON Schema (draft 2020-12) of a business calendar, for forms of admin screens.
 *
 * @returns a new JSON Schema
 * @example
 * ```ts
 * import { calendarPolicyJsonSchema } from 'lead-handoff/schemas'
 *
 * console.log(calendarPolicyJsonSchema()['$schema']) // https://json-schema.org/draft/2020-12/schema
 * ```
 */
export const calendarPolicyJsonSchema = (): JsonObject =>
  z.toJSONSchema(calendarPolicySchema, jsonSchemaOptions) as unknown as JsonObject
