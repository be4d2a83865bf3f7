/** A table as data: texts that are ready to be shown. */
export interface ReportTable {
  /** What it is about. */
  readonly title: string
  /** Names of the columns. */
  readonly columns: readonly string[]
  /** The rows, a text for each column. */
  readonly rows: readonly (readonly string[])[]
}

/** A report as data. */
export interface Report {
  /** For whom. */
  readonly title: string
  /** Its tables. */
  readonly tables: readonly ReportTable[]
}

// a name that somebody typed must not end a cell or become a link or a tag
const cell = (text: string): string =>
  text.replaceAll(/[\\|`*_[\]<>]/g, '\\$&').replaceAll(/\s+/g, ' ')

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

const tableLines = ({ title, columns, rows }: ReportTable): readonly string[] => [
  `## ${cell(title)}`,
  '',
  ...(rows.length === 0
    ? ['Nothing yet.']
    : [
        row(columns),
        `| ${columns.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`,
        ...rows.map(row),
      ]),
  '',
]

/**
 * A report as Markdown.
 *
 * @param report - the report
 * @returns the text, with names escaped
 * @example
 * ```ts
 * import { reportMarkdown } from 'lead-handoff/report'
 *
 * console.log(reportMarkdown({ title: 'Marketing', tables: [] }).length) // 12
 * ```
 */
export const reportMarkdown = ({ title, tables }: Report): string =>
  `${[`# ${cell(title)}`, '', ...tables.flatMap(tableLines)].join('\n').trimEnd()}\n`
