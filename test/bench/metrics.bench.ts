import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LeadEvent } from '../../src/lead/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import type { BenchOptions } from './harness.ts'
import { type CoreReport, coreByHand, coreByLibrary } from './metrics/core-report.ts'
import { arquero, duckdb, pglite } from './metrics/engines.ts'
import { eventStream } from './metrics/events.ts'
import { fullByHand } from './metrics/full-by-hand.ts'

interface Runner {
  readonly name: string
  readonly run: () => unknown
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number

/** The shared harness repeats too often for work of seconds; this one interleaves the same way. */
const timed = async (title: string, runners: readonly Runner[], rounds: number): Promise<void> => {
  const times = runners.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, { run }] of runners.entries()) {
      const started = performance.now()
      await run()
      times[i]?.push(performance.now() - started)
    }
  }
  const base = times[0] as number[]
  console.log(`\n${title}`)
  for (const [i, { name }] of runners.entries()) {
    const own = times[i] as number[]
    const ratio = median(own.map((ms, round) => ms / (base[round] as number)))
    console.log(
      `  ${name.padEnd(44)} ×${ratio.toFixed(2).padStart(7)} ${median(own).toFixed(0).padStart(7)} ms`,
    )
  }
}

/** All must find the same numbers; only medians may differ, by the error of a sketch or the rule for an even number. */
const agree = (a: CoreReport, b: CoreReport, name: string): void => {
  const exact = ({ sources, months, people }: CoreReport): string =>
    JSON.stringify([sources, months, people.map(([person, n]) => [person, n])])
  if (exact(a) !== exact(b)) throw new Error(`${name} found other numbers`)
  // arquero takes the middle between two values, which with few of them is another number
  if (name === 'arquero') return
  for (const [i, [person, , ms]] of a.people.entries()) {
    const other = b.people[i]?.[2] ?? Number.NaN
    if (!(Math.abs(other - ms) <= ms * 0.02)) {
      throw new Error(`${name} found another median for ${person}`)
    }
  }
}

const full = standardReport({ unit: 'month', timeZone: 'UTC' })

/** Some of every kind of number, so that both do the same work. */
const agreeInFull = (events: readonly LeadEvent[]): void => {
  const hand = fullByHand(events)
  const { funnel, bySource, byAssignee, cohorts, revenue, attainment } = computeMetric(full, events)
  const met = attainment.get('first-touch')
  const same = [
    [funnel.won, hand.all[7]],
    [funnel.rejected, hand.all[9]],
    [funnel.breaches, hand.all[14]],
    [revenue['CHF'], hand.revenue.get('CHF')],
    [bySource.get('fair')?.funnel.accepted, hand.slices.source.get('fair')?.counts[5]],
    [byAssignee.get('p1')?.revenue['EUR'], hand.slices.person.get('p1')?.revenue.get('EUR')],
    [met?.hits, hand.kept.lead.get('first-touch')?.[0]],
    [
      cohorts[2]?.steps.won.within.hits,
      [...hand.cohorts].sort(([a], [b]) => (a < b ? -1 : 1))[2]?.[1].within[7],
    ],
  ]
  for (const [a, b] of same) if (a === undefined || a !== b) throw new Error(`${a} is not ${b}`)
}

const compareAll = async (count: number, rounds: number, withPglite: boolean): Promise<void> => {
  const events: readonly LeadEvent[] = [...eventStream(count)]
  const duck = await duckdb()
  const lite = withPglite ? await pglite() : undefined
  const expected = coreByHand(events)
  agree(expected, coreByLibrary(events), 'lead-handoff')
  agree(expected, arquero(events), 'arquero')
  await duck.load(events)
  agree(expected, await duck.ask(), 'DuckDB')
  if (lite) {
    await lite.load(events)
    agree(expected, await lite.ask(), 'PGlite')
  }
  const title = `core report over ${count.toLocaleString('en')} events`
  await timed(
    `${title}, loading included`,
    [
      { name: 'hand-written loop, exact medians', run: () => coreByHand(events) },
      { name: 'lead-handoff', run: () => coreByLibrary(events) },
      { name: 'arquero', run: () => arquero(events) },
      { name: 'DuckDB', run: async () => [await duck.load(events), await duck.ask()] },
      ...(lite
        ? [{ name: 'PGlite', run: async () => [await lite.load(events), await lite.ask()] }]
        : []),
    ],
    rounds,
  )
  agreeInFull(events)
  await timed(
    `full standard report over ${count.toLocaleString('en')} events`,
    [
      { name: 'hand-written loop, exact medians', run: () => fullByHand(events) },
      { name: 'lead-handoff', run: () => computeMetric(full, events) },
    ],
    rounds,
  )
  await timed(
    `${title}, when the table is there already`,
    [
      { name: 'hand-written loop, exact medians', run: () => coreByHand(events) },
      { name: 'lead-handoff', run: () => coreByLibrary(events) },
      { name: 'DuckDB', run: () => duck.ask() },
      ...(lite ? [{ name: 'PGlite', run: () => lite.ask() }] : []),
    ],
    rounds,
  )
  duck.close()
  await lite?.close()
}

/** Peak memory in a process of its own, which `main.ts` has built beside this one, events made one by one so that only what is kept counts. */
const memory = (count: number): void => {
  const program = fileURLToPath(new URL('memory.js', import.meta.url))
  for (const [who, people] of [
    ['nothing', 50],
    ['core by hand', 50],
    ['core', 50],
    ['standard report', 50],
    ['standard report', 5_000],
  ] as const) {
    const { stdout } = spawnSync(
      process.execPath,
      [...process.execArgv, program, who, String(count), String(people)],
      { encoding: 'utf8' },
    )
    console.log(
      `  ${who.padEnd(18)} ${String(people).padStart(5)} people, ${count.toLocaleString('en').padStart(9)} events: ${stdout.trim()}`,
    )
  }
}

/** Reports beside a loop by hand, arquero, DuckDB and PGlite. */
export const metricsBench = async ({ smoke }: BenchOptions): Promise<void> => {
  if (smoke) return compareAll(2_000, 1, false)
  await compareAll(100_000, 7, true)
  await compareAll(1_000_000, 3, false)
  for (const people of [10, 100, 1_000, 10_000]) {
    const events = [...eventStream(100_000, people)]
    await timed(
      `growth with the number of people: ${people}`,
      [
        { name: 'hand-written loop, exact medians', run: () => coreByHand(events) },
        { name: 'lead-handoff', run: () => coreByLibrary(events) },
      ],
      7,
    )
  }
  console.log('\npeak memory (resident set of a process of its own)')
  memory(100_000)
  memory(1_000_000)
}
