import { type ChildProcess, spawn } from 'node:child_process'
import type { WorkerTask } from './hand-off-worker.ts'
import type { LoopTask } from './loop-worker.ts'

const root = new URL('../../../', import.meta.url).pathname

/** A process that works on its task. */
export interface WorkerProcess {
  readonly child: ChildProcess
  /** Resolves to what it printed when it ended by itself, or to `null` if it was killed; rejects if it failed. */
  readonly ended: Promise<string | null>
}

const startProgram = (name: string, task: object): WorkerProcess => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `test/conformance/workers/${name}.ts`, JSON.stringify(task)],
    // a worker must not inherit what vitest tells its own workers
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } },
  )
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(out)
      else if (signal === 'SIGKILL') resolve(null)
      else reject(new Error(`${name} ${JSON.stringify(task)} ended with ${code ?? signal}: ${err}`))
    })
  })
  return { child, ended }
}

/** Starts a worker that hands off leads, in a process of its own. */
export const startWorker = (task: WorkerTask): WorkerProcess =>
  startProgram('hand-off-worker', task)

/** Starts the worker of the example, in a process of its own; it ends on SIGTERM. */
export const startLoop = (task: LoopTask): WorkerProcess => startProgram('loop-worker', task)
