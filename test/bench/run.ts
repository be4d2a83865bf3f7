import { calendarBench } from './calendar.bench.ts'
import { engineBench } from './engine.bench.ts'
import type { BenchOptions } from './harness.ts'
import { kernelBench } from './kernel.bench.ts'
import { lifecycleBench } from './lifecycle.bench.ts'
import { metricsBench } from './metrics.bench.ts'
import { postgresBench } from './postgres.bench.ts'
import { routingBench } from './routing.bench.ts'
import { scoringBench } from './scoring.bench.ts'

/** Every benchmark by its name. `npm run bench -- [--smoke] [name]` has `main.ts` build this and run one or all. */
const benches: Readonly<Record<string, (options: BenchOptions) => unknown>> = {
  calendar: calendarBench,
  engine: engineBench,
  kernel: kernelBench,
  lifecycle: lifecycleBench,
  metrics: metricsBench,
  routing: routingBench,
  postgres: postgresBench,
  scoring: scoringBench,
}

const smoke = process.argv.includes('--smoke')
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = asked.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(benches)}`)
  process.exit(1)
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await bench({ smoke })
}
if (smoke) console.log('\nsmoke run: everything runs, the figures mean nothing')
