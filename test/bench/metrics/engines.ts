import { DuckDBInstance } from '@duckdb/node-api'
import { PGlite } from '@electric-sql/pglite'
import * as aq from 'arquero'
import type { LeadEvent } from '../../../src/lead/index.ts'
import type { CoreReport } from './core-report.ts'
import { flat, questions } from './flat.ts'

const numbers = (rows: readonly (readonly unknown[])[]): never =>
  rows.map(([name, ...rest]) => [String(name), ...rest.map(Number)]) as never

/** DuckDB, loading through its appender. */
export const duckdb = async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const columns =
    'kind varchar, happened bigint, source varchar, assignee varchar, elapsed bigint, amount bigint, currency varchar, captured bigint'
  const load = async (events: Iterable<LeadEvent>): Promise<void> => {
    await connection.run(`create or replace table events (${columns})`)
    const appender = await connection.createAppender('events')
    for (const event of events) {
      const row = flat(event)
      appender.appendVarchar(row.kind)
      appender.appendBigInt(BigInt(row.at))
      appender.appendVarchar(row.source)
      appender.appendVarchar(row.assignee)
      appender.appendBigInt(BigInt(row.elapsed))
      appender.appendBigInt(BigInt(row.amount))
      appender.appendVarchar(row.currency)
      appender.appendBigInt(BigInt(row.captured))
      appender.endRow()
    }
    appender.closeSync()
  }
  const month = `strftime(make_timestamp(captured * 1000), '%Y-%m')`
  const sql = questions(month, 'quantile_disc(elapsed, 0.5)')
  const rows = async (query: string): Promise<never> =>
    numbers((await connection.runAndReadAll(query)).getRows())
  const ask = async (): Promise<CoreReport> => ({
    sources: await rows(sql.sources),
    people: await rows(sql.people),
    months: await rows(sql.months),
  })
  return { load, ask, close: () => connection.closeSync() }
}

/** SQL on PGlite, loading a thousand rows at a time. */
export const pglite = async () => {
  const database = await PGlite.create()
  const columns =
    'kind text, at bigint, source text, assignee text, elapsed bigint, amount bigint, currency text, captured bigint'
  const load = async (events: Iterable<LeadEvent>): Promise<void> => {
    await database.exec(`drop table if exists events; create table events (${columns})`)
    const insert = async (rows: readonly object[]): Promise<unknown> =>
      database.query(
        `insert into events select * from json_to_recordset($1::json) as t(${columns})`,
        [JSON.stringify(rows)],
      )
    let rows: object[] = []
    for (const event of events) {
      rows.push(flat(event))
      if (rows.length === 10_000) {
        await insert(rows)
        rows = []
      }
    }
    await insert(rows)
  }
  const month = `to_char(to_timestamp(captured / 1000) at time zone 'UTC', 'YYYY-MM')`
  const sql = questions(month, 'percentile_disc(0.5) within group (order by elapsed)')
  const rows = async (query: string): Promise<never> =>
    numbers((await database.query(query, [], { rowMode: 'array' })).rows as unknown[][])
  const ask = async (): Promise<CoreReport> => ({
    sources: await rows(sql.sources),
    people: await rows(sql.people),
    months: await rows(sql.months),
  })
  return { load, ask, close: () => database.close() }
}

const columnsOf = (events: Iterable<LeadEvent>) => {
  const columns: Record<string, unknown[]> = {
    kind: [],
    source: [],
    assignee: [],
    elapsed: [],
    eur: [],
    month: [],
  }
  for (const event of events) {
    const row = flat(event)
    columns['kind']?.push(row.kind)
    columns['source']?.push(row.source)
    columns['assignee']?.push(row.assignee)
    columns['elapsed']?.push(row.elapsed)
    columns['eur']?.push(row.currency === 'EUR' ? row.amount : 0)
    columns['month']?.push(row.captured ? new Date(row.captured).toISOString().slice(0, 7) : '')
  }
  return columns
}

interface ArqueroRow {
  readonly kind: string
  readonly eur: number
}

/** arquero, loading into columns. */
export const arquero = (events: Iterable<LeadEvent>): CoreReport => {
  const all = aq.table(columnsOf(events))
  const is = (kind: string) => aq.escape((row: ArqueroRow) => (row.kind === kind ? 1 : 0))
  const marked = all.derive({
    lead: is('lead'),
    qualified: is('qualified'),
    accepted: is('accepted'),
    won: is('won'),
  })
  const by = (key: string, values: Record<string, unknown>, from = marked): never =>
    numbers(
      from
        .groupby(key)
        .rollup(values as never)
        .orderby(key)
        .objects()
        .map((row) => Object.values(row as object)),
    )
  return {
    sources: by('source', {
      lead: aq.op.sum('lead'),
      qualified: aq.op.sum('qualified'),
      accepted: aq.op.sum('accepted'),
      won: aq.op.sum('won'),
      eur: aq.op.sum('eur'),
    }),
    people: by(
      'assignee',
      { n: aq.op.count(), median: aq.op.median('elapsed') },
      marked.filter(aq.escape((row: ArqueroRow) => row.kind === 'touched')) as never,
    ),
    months: by(
      'month',
      { lead: aq.op.sum('lead'), won: aq.op.sum('won') },
      marked.filter(
        aq.escape((row: ArqueroRow) => row.kind === 'lead' || row.kind === 'won'),
      ) as never,
    ),
  }
}
