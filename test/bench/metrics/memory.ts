// Prints the largest resident set of a process that computes one report over a stream of events.

import { computeMetric, standardReport } from '../../../src/metrics/index.ts'
import { coreByHand, coreByLibrary } from './core-report.ts'
import { eventStream } from './events.ts'

const [who, count, people] = process.argv.slice(2)
const events = eventStream(Number(count), Number(people))

const report = standardReport({ unit: 'month', timeZone: 'UTC' })
const tasks: Readonly<Record<string, () => unknown>> = {
  nothing: () => {
    let n = 0
    for (const { version } of events) n += version
    return n
  },
  'core by hand': () => coreByHand(events),
  core: () => coreByLibrary(events),
  'standard report': () => computeMetric(report, events),
}
tasks[who ?? '']?.()
console.log(`${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`)
