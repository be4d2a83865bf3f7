/** One way to do the work that is compared. */
export interface Contestant {
  /** What it is called in the table. */
  readonly name: string
  /** Does the work once. What it returns is kept, so that the work cannot be optimised away. */
  readonly run: () => unknown
}

/** How thorough a comparison is. */
export interface BenchOptions {
  /** Whether it only has to show that everything runs; its figures mean nothing. */
  readonly smoke: boolean
}

/** What a contestant reached. */
export interface Row {
  /** The contestant. */
  readonly name: string
  /** Median time of one run, in nanoseconds. */
  readonly medianNs: number
  /** Median over the rounds of its time divided by the baseline's time in the same round. */
  readonly ratio: number
  /** The ratios that nine rounds in ten stay above and below: how much of the ratio is noise. */
  readonly spread: readonly [low: number, high: number]
}

/** A request to run something so many times; the answer is the elapsed nanoseconds. */
interface Batch {
  readonly run: () => unknown
  readonly count: number
}

type Plan = Generator<Batch, readonly Row[], number>

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN

const ascending = (values: readonly number[]): readonly number[] =>
  [...values].sort((a, b) => a - b)

/**
 * How often to run so that a batch is long against the resolution of the clock. The faster of two batches counts: the first run may prepare something that
 * all later ones find, and a single slow run must not make every batch a single run with cold caches.
 */
function* calibrate({ run }: Contestant, leastNs: number): Generator<Batch, number, number> {
  for (let count = 1; ; count *= 2) {
    const first = yield { run, count }
    // the clock can stand still for a batch of one
    if (first < leastNs && count < 2 ** 30) continue
    if (Math.min(first, yield { run, count }) >= leastNs || count >= 2 ** 30) return count
  }
}

/** What is run in which order. Rounds are interleaved, so that a slow moment of the machine meets everybody. */
function* plan(baseline: string, contestants: readonly Contestant[], smoke: boolean): Plan {
  const at = contestants.findIndex(({ name }) => name === baseline)
  if (at < 0) throw new RangeError(`no contestant is called ${baseline}`)
  const counts: number[] = []
  for (const one of contestants) counts.push(yield* calibrate(one, smoke ? 50_000 : 4_000_000))
  const times = contestants.map((): number[] => [])
  for (let round = 0; round < (smoke ? 2 : 31); round += 1) {
    for (let i = 0; i < contestants.length; i += 1) {
      const next = (i + round) % contestants.length
      const { run } = contestants[next] as Contestant
      const count = counts[next] as number
      times[next]?.push((yield { run, count }) / count)
    }
  }
  return contestants.map(({ name }, i) => {
    const own = times[i] as number[]
    const ratios = ascending(own.map((ns, round) => ns / (times[at]?.[round] as number)))
    return {
      name,
      medianNs: quantile(ascending(own), 0.5),
      ratio: quantile(ratios, 0.5),
      spread: [quantile(ratios, 0.1), quantile(ratios, 0.9)],
    }
  })
}

const time = (ns: number): string => {
  if (ns < 1_000) return `${ns.toFixed(1)} ns`
  return ns < 1_000_000 ? `${(ns / 1_000).toFixed(2)} µs` : `${(ns / 1_000_000).toFixed(2)} ms`
}

const factor = (ratio: number): string => `×${ratio.toFixed(ratio < 10 ? 2 : 0)}`

const print = (title: string, rows: readonly Row[]): readonly Row[] => {
  const width = Math.max(...rows.map(({ name }) => name.length))
  console.log(`\n${title}`)
  for (const { name, medianNs, ratio, spread } of rows) {
    const between = `(${factor(spread[0])} to ${factor(spread[1])})`
    console.log(
      `  ${name.padEnd(width)} ${factor(ratio).padStart(9)} ${time(medianNs).padStart(11)}  ${between}`,
    )
  }
  return rows
}

// written to by every run and never read: without it the compiler may drop work nobody looks at
const kept: { last: unknown } = { last: undefined }

/**
 * Compares contestants and prints each one's median as a ratio to the baseline's, measured in the same rounds.
 *
 * @param title - what is compared
 * @param baseline - the name of the contestant that counts as 1
 * @param contestants - all of them, the baseline included
 * @param options - how thorough
 * @returns one row per contestant
 */
export const compare = (
  title: string,
  baseline: string,
  contestants: readonly Contestant[],
  { smoke }: BenchOptions,
): readonly Row[] => {
  const steps = plan(baseline, contestants, smoke)
  let step = steps.next()
  while (!step.done) {
    const { run, count } = step.value
    const started = process.hrtime.bigint()
    for (let i = 0; i < count; i += 1) kept.last = run()
    step = steps.next(Number(process.hrtime.bigint() - started))
  }
  return print(title, step.value)
}

/**
 * {@link compare} where a contestant may be asynchronous. Each run is awaited, which costs a synchronous one some 100 ns:
 * for work of microseconds only.
 *
 * @param title - what is compared
 * @param baseline - the name of the contestant that counts as 1
 * @param contestants - all of them, the baseline included
 * @param options - how thorough
 * @returns one row per contestant
 */
export const compareAsync = async (
  title: string,
  baseline: string,
  contestants: readonly Contestant[],
  { smoke }: BenchOptions,
): Promise<readonly Row[]> => {
  const steps = plan(baseline, contestants, smoke)
  let step = steps.next()
  while (!step.done) {
    const { run, count } = step.value
    const started = process.hrtime.bigint()
    for (let i = 0; i < count; i += 1) kept.last = await run()
    step = steps.next(Number(process.hrtime.bigint() - started))
  }
  return print(title, step.value)
}
