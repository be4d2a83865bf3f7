// What a real log says about the passing of leads, computed by the library's metrics from the events that its replay writes. The log is that of the BPI Challenge 2012.
//
//   npx tsx examples/loan-report/main.ts [events.csv.gz]

import { fileURLToPath } from 'node:url'
import { computeMetric } from 'lead-handoff/metrics'
import { replay } from '../quarter/replay/replay.ts'
import { loanMetrics } from './loan-metrics.ts'
import { printReport } from './print.ts'
import { promises } from './promises.ts'

const file =
  process.argv[2] ??
  fileURLToPath(new URL('../../../shared/data/bpi2012/events.csv.gz', import.meta.url))
const replayed = await replay(file, () => undefined, promises)
if ('wrong' in replayed) {
  process.stderr.write(`The file "${file}" cannot be replayed: ${replayed.wrong}.\n`)
  process.exitCode = 2
} else {
  const report = computeMetric(loanMetrics, replayed.events)
  process.stdout.write(`${printReport(report).join('\n').trimEnd()}\n`)
}
