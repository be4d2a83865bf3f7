import type { Style } from './style.ts'

/** A column of a table. */
export interface Column {
  readonly title: string
  readonly align?: 'left' | 'right'
}

const cell = (text: string, cells: number, align: Column['align']): string =>
  align === 'right' ? text.padStart(cells) : text.padEnd(cells)

/**
 * Sets rows under each other.
 *
 * @param style - how to mark the head
 * @param columns - titles and alignment
 * @param rows - texts, one for each column; a row of none is an empty line
 * @returns the lines
 */
export const table = (
  style: Style,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)),
  )
  const line = (texts: readonly string[]): string =>
    columns
      .map(({ align }, i) => cell(texts[i] ?? '', widths[i] ?? 0, align))
      .join('  ')
      .trimEnd()
  return [style.faint(line(columns.map(({ title }) => title))), ...rows.map(line)]
}
