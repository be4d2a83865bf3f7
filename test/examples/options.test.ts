import { expect, test } from 'vitest'
import { parseOptions } from '../../examples/quarter/options.ts'
import { styleFor } from '../../examples/quarter/screen/style.ts'
import { runQuarter } from './run.ts'

test.each([
  [[], { task: 'quarter', seed: 1, leads: 2000 }],
  [['--seed', '7', '--leads', '500'], { task: 'quarter', seed: 7, leads: 500 }],
  [['--leads=500', '--seed=0'], { task: 'quarter', seed: 0, leads: 500 }],
  [['--events', 'log.csv'], { task: 'replay', file: 'log.csv' }],
  [['--events=a=b.csv'], { task: 'replay', file: 'a=b.csv' }],
  [['--help'], { task: 'help' }],
])('%j is understood', (args, asked) => {
  expect(parseOptions(args)).toEqual(asked)
})

test.each([
  [
    ['--sed', '7'],
    /no option "--sed"\. Did you mean --seed\? Possible: --seed, --leads, --events, --help/,
  ],
  [['500'], /no option "500"/],
  [['--seed'], /--seed needs a value, such as --seed 7/],
  [['--seed', '--leads'], /--seed needs a value/],
  [['--seed', '-1'], /--seed must be a whole number from 0 to 4294967295, not "-1"/],
  [['--seed', '4294967296'], /--seed must be a whole number/],
  [['--leads', '1.5'], /--leads must be a whole number from 1 to 50000, not "1\.5"/],
  [['--leads', '0'], /--leads must be a whole number from 1/],
  [['--leads', '1e9'], /--leads must be/],
  [['--seed', '1', '--seed', '2'], /--seed was given twice/],
  [['--events', ''], /--events needs a value/],
  [['--events', 'log.csv', '--seed', '7'], /have no meaning/],
])('%j is refused with what is possible', (args, why) => {
  const asked = parseOptions(args)
  expect(asked.task).toBe('refuse')
  expect('why' in asked && asked.why).toMatch(why)
})

test('a wrong option ends with 2 and says how to get help', { timeout: 60_000 }, () => {
  const { out, err, code } = runQuarter(['--lead', '5'])
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toBe(
    'There is no option "--lead". Did you mean --leads? Possible: --seed, --leads, --events, --help.\nnpm start -- --help says what is possible.\n',
  )
})

test('--help names every option', { timeout: 60_000 }, () => {
  const { out, code } = runQuarter(['--help'])
  expect(code).toBe(0)
  for (const option of ['--seed', '--leads', '--events', '--help']) expect(out).toContain(option)
})

test('colours are for terminals, and not for those who say NO_COLOR', () => {
  expect(styleFor(true, {}).strong('x')).toBe('\u001b[1mx\u001b[0m')
  expect(styleFor(true, { NO_COLOR: '1' }).strong('x')).toBe('x')
  expect(styleFor(true, { TERM: 'dumb' }).strong('x')).toBe('x')
  expect(styleFor(false, {}).strong('x')).toBe('x')
})
