import { splitCsvLine } from './csv.ts'

/** One event of the log. */
export interface LogRow {
  readonly caseId: string
  readonly amountMinor: number
  readonly index: string
  readonly activity: string
  readonly phase: string
  readonly resource: string
  readonly at: number
}

/** The columns that the log must have, in any order and among others. */
const columns = [
  'case_id',
  'amount_req',
  'event_index',
  'activity',
  'lifecycle',
  'resource',
  'timestamp',
] as const

/** Where each column stands. */
export type Header = Readonly<Record<(typeof columns)[number], number>> & { readonly size: number }

/** Something that cannot be read, said for people. */
export interface Wrong {
  readonly wrong: string
}

/**
 * Reads the first line.
 *
 * @param line - the line
 * @returns where the columns stand, or which are missing
 */
export const parseHeader = (line: string): Header | Wrong => {
  const names = splitCsvLine(line.replace(/^\ufeff/, ''))
  if ('wrong' in names) return names
  const missing = columns.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    return {
      wrong: `the first line has no column ${missing.join(', ')}; it must name ${columns.join(', ')}`,
    }
  }
  const places = Object.fromEntries(columns.map((name) => [name, names.indexOf(name)]))
  return { ...(places as Record<(typeof columns)[number], number>), size: names.length }
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

const check = (row: LogRow, amount: string, timestamp: string): string | undefined => {
  if (row.caseId === '') return 'case_id is empty'
  if (row.activity === '') return 'activity is empty'
  if (!/^\d{1,12}$/.test(amount)) return `amount_req is no whole number of euros: "${amount}"`
  if (!/^\d{1,9}$/.test(row.index)) return `event_index is no whole number: "${row.index}"`
  if (!instant.test(timestamp) || Number.isNaN(row.at)) {
    return `timestamp is no ISO 8601 instant with its offset: "${timestamp}"`
  }
  return undefined
}

/**
 * Reads a further line.
 *
 * @param header - where the columns stand
 * @param line - the line
 * @returns the event, or what is wrong with the line
 */
export const parseRow = (header: Header, line: string): LogRow | Wrong => {
  const fields = splitCsvLine(line)
  if ('wrong' in fields) return fields
  if (fields.length !== header.size) {
    return { wrong: `expected ${header.size} fields, found ${fields.length}` }
  }
  const of = (name: (typeof columns)[number]): string => (fields[header[name]] ?? '').trim()
  const [amount, timestamp] = [of('amount_req'), of('timestamp')]
  const row: LogRow = {
    caseId: of('case_id'),
    amountMinor: Number(amount) * 100,
    index: of('event_index'),
    activity: of('activity'),
    phase: of('lifecycle'),
    resource: of('resource'),
    at: Date.parse(timestamp),
  }
  const wrong = check(row, amount, timestamp)
  return wrong === undefined ? row : { wrong }
}
