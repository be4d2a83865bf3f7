// One of several workers: measures its part of the events and sends the snapshot back.

import { parentPort, workerData } from 'node:worker_threads'
import { measureEvents, takeSnapshot } from 'lead-handoff/metrics'
import { report } from './report.ts'

parentPort?.postMessage(JSON.stringify(takeSnapshot(report, measureEvents(report, workerData))))
