/**
 * Splits a line of a csv file: fields are parted by commas, a field in double quotes may contain commas, and a double quote in it is written twice. A field
 * cannot go on in the next line, so that a stray quote spoils its own line only.
 *
 * @param line - one line without its end
 * @returns the fields, or what is wrong with the line
 */
export const splitCsvLine = (line: string): readonly string[] | { readonly wrong: string } => {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  // one field and what ends it; each class excludes what follows it, so there is nothing to try twice
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y
  for (;;) {
    const from = field.lastIndex
    const found = field.exec(line)
    if (!found)
      return { wrong: `a quote is out of place in column ${fields.length + 1}, at ${from + 1}` }
    fields.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] === '') return fields
  }
}
