import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitCsvLine } from '../../examples/quarter/replay/csv.ts'

test.each([
  ['', ['']],
  ['a,b,c', ['a', 'b', 'c']],
  ['a,,c,', ['a', '', 'c', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['"say ""yes""",', ['say "yes"', '']],
  ['"",""', ['', '']],
])('%s is split', (line, fields) => {
  expect(splitCsvLine(line)).toEqual(fields)
})

test.each(['"a', 'a"b,c', '"a"b,c', 'a,"b', '"'])('%s is said to be wrong', (line) => {
  expect(splitCsvLine(line)).toHaveProperty('wrong')
})

test('what is quoted is read back', () => {
  const field = fc.string().filter((text) => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(fc.array(field, { minLength: 1 }), (fields) => {
      const line = fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
      expect(splitCsvLine(line)).toEqual(fields)
    }),
  )
})

test('a hostile line takes no longer than it is long', () => {
  const startedMs = performance.now()
  splitCsvLine(`${'"'.repeat(1_000_001)}x`)
  splitCsvLine(`"${'a""'.repeat(300_000)}`)
  expect(performance.now() - startedMs).toBeLessThan(2_000)
})
